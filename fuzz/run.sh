#!/usr/bin/env bash
# Builds the fuzz targets with the stable compiler and runs each for a while.
#
#   fuzz/run.sh SECONDS [TARGET...]     SECONDS are for all targets together
#
# The flags are those that `cargo fuzz run --sanitizer none` gives to the compiler, so that cargo-fuzz need not be there; what the program
# depends on is shared with its tests. What ends a target (an abort, a hang of 20 s, 2 GB of memory, a panic that leaves the program's own
# door) leaves its input in fuzz/artifacts/TARGET/ and makes this script fail.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

seconds=${1:?how many seconds}
shift
if (($# == 0)); then
    set -- fuzz_targets/*.rs
    set -- "${@##*/}"
    set -- "${@%.rs}"
fi

export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/../target}
RUSTC_WRAPPER="$PWD/rustc.sh" cargo build --locked
python3 seed.py

each=$((seconds / $#))
((each > 0)) || each=1
broken=()
for target in "$@"; do
    mkdir -p "corpus/$target" "artifacts/$target"
    code=0
    "$CARGO_TARGET_DIR/debug/$target" "corpus/$target" -artifact_prefix="artifacts/$target/" -max_total_time="$each" \
        -timeout=20 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 -close_fd_mask=1 >"artifacts/$target.log" 2>&1 || code=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "artifacts/$target.log")
    printf '%-10s %8s runs in %2d s%s\n' "$target" "${runs:-?}" "$each" "$( ((code)) && echo ", ended by code $code")"
    if ((code)); then
        broken+=("$target")
        tail -n 25 "artifacts/$target.log" >&2
    fi
done
if ((${#broken[@]})); then
    printf 'broken: %s\n' "${broken[*]}" >&2
    exit 1
fi
