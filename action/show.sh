#!/usr/bin/env bash
# What people see of it on GitHub: annotations on the files, and the summary of the run.
# shellcheck source=action/lib.sh
source "${BASH_SOURCE[0]%/*}/lib.sh"

# GitHub refuses a summary of more than 1 MiB as a whole.
BUDGET=$((900 * 1024))
MORE="… La suite est dans le rapport joint à cette exécution."

main() {
    if [[ -s $WORK/annotations.txt ]]; then cat "$WORK/annotations.txt"; fi
    if [[ -s $REPORTS/report.md ]]; then
        within "$BUDGET" "$REPORTS/report.md" "$MORE" >>"$GITHUB_STEP_SUMMARY"
        return
    fi
    # No report: what probant said is all there is.
    tell error "$(head -c 4000 "$WORK/messages.txt")"
    excuse "$EXIT_CODE" "$WORK/messages.txt" >>"$GITHUB_STEP_SUMMARY"
}

main
