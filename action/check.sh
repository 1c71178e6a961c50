#!/usr/bin/env bash
# Runs `probant check` and says all there is to say of it in outputs. Never fails because the folder does: verdict.sh does, at the end.
# shellcheck source=action/lib.sh
source "${BASH_SOURCE[0]%/*}/lib.sh"

# Bash of Windows must not take `html:C:/…` for a list of paths.
export MSYS_NO_PATHCONV=1 MSYS2_ARG_CONV_EXCL='*'
export PROBANT_CACHE_DIR=$CACHE NO_COLOR=1
WORK=${REPORTS%/*}
arguments=(check)

option() { # option NAME VALUE: only when it is set
    if [[ -n $2 ]]; then arguments+=("--$1=$2"); fi
}

file_of() { # file_of FORMAT
    case $1 in
    markdown) echo report.md ;;
    junit) echo junit.xml ;;
    gitlab) echo gitlab.json ;;
    oscal) echo oscal.json ;;
    hdf) echo hdf.json ;;
    text) echo report.txt ;;
    github) echo annotations.txt ;;
    json | html | sarif | xlsx | csv | ics) echo "report.$1" ;;
    # probant says which formats there are; no name of a file can be made of this one.
    *) echo unknown ;;
    esac
}

reports() {
    local wanted one
    wanted=$(printf 'json\nmarkdown\n%s\n' "$(lines "$INPUT_OUTPUTS")")
    if [[ $INPUT_SARIF == true ]]; then wanted=$(printf '%s\nsarif\n' "$wanted"); fi
    while IFS= read -r one; do
        if [[ -n $one ]]; then arguments+=("--output=${one%%:*}:$REPORTS/$(file_of "$one")"); fi
    done < <(printf '%s\n' "$wanted" | awk '!seen[$0]++')
    # For the log and for the annotations, not to be kept.
    arguments+=("--output=text:$WORK/text.txt" "--output=github:$WORK/annotations.txt")
}

prepare_arguments() {
    local pack
    option as-of "$INPUT_AS_OF"
    option profile "$INPUT_PROFILE"
    option fail-on "$INPUT_FAIL_ON"
    option ocr "$INPUT_OCR"
    option baseline "$INPUT_BASELINE"
    option redact "$INPUT_REDACT"
    while IFS= read -r pack; do
        option pack "$pack"
    done < <(lines "$INPUT_PACKS")
    if [[ $INPUT_CACHE != true ]]; then arguments+=(--no-cache); fi
    reports
    arguments+=(--verbose -- "$INPUT_FOLDER")
}

count() { # count QUERY: of the report, nothing when there is none
    if [[ -s $REPORTS/report.json ]]; then json "$1" "$REPORTS/report.json"; fi
}

written() { # written FILE: its path when it is there
    if [[ -s $REPORTS/$1 ]]; then printf '%s\n' "$REPORTS/$1"; fi
}

status() {
    case $1 in
    0) echo passed ;;
    1) echo failed ;;
    2 | 4) echo invalid ;;
    3) echo empty ;;
    *) echo error ;;
    esac
}

report_counts() {
    local one
    for one in found to-review incomplete expired missing unreadable not-applicable; do
        set_output "$one" "$(count ".summary.indicators[\"$one\"]")"
    done
    set_output errors "$(count .summary.findings.error)"
    set_output warnings "$(count .summary.findings.warning)"
    set_output notes "$(count .summary.findings.note)"
}

report_files() {
    set_output reports "$REPORTS"
    set_output report-json "$(written report.json)"
    set_output report-markdown "$(written report.md)"
    set_output report-html "$(written report.html)"
    set_output report-sarif "$(written report.sarif)"
    if [[ -s $REPORTS/report.json ]]; then set_output report-digest "$(sha256 <"$REPORTS/report.json")"; fi
}

# What the cache holds is named after the content of what was read: the names say whether there is something new to keep.
report_cache() {
    local names
    [[ $INPUT_CACHE == true && -d $CACHE ]] || return 0
    names=$(cd "$CACHE" && find . -type f | LC_ALL=C sort)
    [[ -z $names ]] || set_output cache-key "$CACHE_PREFIX$(printf '%s' "$names" | sha256 | cut -c 1-32)"
}

main() {
    local code=0
    prepare_arguments
    "$PROBANT" "${arguments[@]}" >"$WORK/messages.txt" 2>&1 || code=$?
    set_output exit-code "$code"
    set_output status "$(status "$code")"
    report_counts
    report_files
    report_cache
    show_inert "$WORK/messages.txt"
    if [[ -s $WORK/text.txt ]]; then
        echo "::group::Rapport"
        show_inert "$WORK/text.txt"
        echo "::endgroup::"
    fi
}

main
