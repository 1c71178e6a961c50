#!/usr/bin/env bash
# The compiler, counting coverage in the program and its targets alone: dependencies are built as they are for the tests, and shared.
set -euo pipefail
counters=()
case " $* " in
*" --crate-name probant"*)
    counters=(-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
        -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing)
    ;;
esac
# An empty list is not set for the bash of macOS.
exec "$@" ${counters[@]+"${counters[@]}"}
