#!/usr/bin/env bash
# What the scripts of the action share. They run under bash 3.2 (macOS), bash 5 (Linux) and the bash of Git (Windows): no `mapfile`,
# no associative array. Everything that comes from outside is data: never evaluated, never part of a command, escaped when shown.
set -euo pipefail
# Bytes are bytes: a character cut in two stops no tool.
export LC_ALL=C

# A message of GitHub Actions: its text can hold anything.
tell() { # tell LEVEL TEXT
    local text=${2//'%'/%25}
    text=${text//$'\r'/%0D}
    text=${text//$'\n'/%0A}
    printf '::%s title=probant::%s\n' "$1" "$text"
}

fail() {
    tell error "$1"
    exit 2
}

# An output of the step. The delimiter cannot be foreseen, so no value can end it.
set_output() { # set_output NAME VALUE
    local delimiter
    delimiter="end-$(random)"
    printf '%s<<%s\n%s\n%s\n' "$1" "$delimiter" "$2" "$delimiter" >>"$GITHUB_OUTPUT"
}

random() {
    od -An -N16 -tx1 /dev/urandom | tr -d ' \n'
}

need() {
    command -v "$1" >/dev/null || fail "Le programme « $1 » est nécessaire sur la machine qui exécute l'action. Installez-le, puis relancez."
}

# A path as programs of the system write it: C:/… on Windows.
native() {
    if command -v cygpath >/dev/null; then cygpath -m "$1"; else printf '%s\n' "$1"; fi
}

sha256() { # of standard input
    if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -c 1-64
}

# jq of Windows ends lines as Windows does.
json() {
    jq -r "$@" | tr -d '\r'
}

# The lines of a text that hold something, without the blanks around.
lines() {
    printf '%s\n' "$1" | tr -d '\r' | sed -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//' -e '/^$/d'
}

# Prints the lines of a file that fit in so many bytes, and says on the last line that there is more. An open fold is closed.
within() { # within BYTES FILE NOTICE
    LC_ALL=C awk -v room="$1" -v notice="$3" '
        { used += length($0) + 1 }
        used > room { cut = 1; exit }
        { print; open += gsub(/<details/, "&") - gsub(/<\/details>/, "&") }
        END { if (cut) { while (open-- > 0) print "</details>"; print "\n" notice } }' "$2"
}

# Shows a text that comes from elsewhere in the log: none of its lines is taken for a command.
show_inert() {
    local token
    token=$(random)
    printf '::stop-commands::%s\n' "$token"
    cat "$@"
    printf '\n::%s::\n' "$token"
}

html_escape() {
    sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g'
}

# In place of a report that could not be made: what probant said.
excuse() { # excuse EXIT_CODE MESSAGES
    printf "## Probant n'a pas pu juger le dossier (code %s)\n\n<pre>\n" "$1"
    head -c 20000 "$2" | html_escape
    printf '</pre>\n'
}
