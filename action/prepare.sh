#!/usr/bin/env bash
# Where things go, what the cache is called, and what the checkout may lack.
# shellcheck source=action/lib.sh
source "${BASH_SOURCE[0]%/*}/lib.sh"

yes_or_no() { # yes_or_no NAME VALUE
    case $2 in
    true | false) ;;
    *) fail "Entrée « $1 » : attendu true ou false, trouvé « $2 »." ;;
    esac
}

# Without the large files themselves, their pointers would be judged.
hint_large_files() {
    git -C "$1" grep -qI --all-match -e '^version https://git-lfs.github.com/spec/v1' -e '^oid sha256:' -- . 2>/dev/null || return 0
    tell warning "Des fichiers de ce dossier sont confiés à Git LFS et ne sont pas là : seuls leurs pointeurs le sont. Ajoutez « lfs: true » à l'étape actions/checkout."
}

hint_shallow_clone() {
    [[ $(git -C "$1" rev-parse --is-shallow-repository 2>/dev/null || true) == true ]] || return 0
    echo "L'historique du dépôt est tronqué (fetch-depth: 1) : aucune date n'en sera tirée. Les dates viennent des documents ; rien à changer."
}

main() {
    local work folder
    need jq
    yes_or_no comment "$INPUT_COMMENT"
    yes_or_no sarif "$INPUT_SARIF"
    yes_or_no artifact "$INPUT_ARTIFACT"
    yes_or_no cache "$INPUT_CACHE"
    work=$(mktemp -d "${RUNNER_TEMP:?}/probant-XXXXXXXX")
    mkdir "$work/reports"
    folder=$(printf '%s' "$INPUT_FOLDER" | sha256 | cut -c 1-12)
    set_output work "$(native "$work")"
    set_output reports "$(native "$work/reports")"
    # The place is part of what a cache is known by: always the same.
    set_output cache "$(native "$RUNNER_TEMP")/probant-cache-$folder"
    set_output cache-prefix "probant-1-${RUNNER_OS:-any}-${RUNNER_ARCH:-any}-$folder-"
    set_output marker "probant-$folder"
    if [[ -d $INPUT_FOLDER ]]; then
        hint_large_files "$INPUT_FOLDER"
        hint_shallow_clone "$INPUT_FOLDER"
    fi
}

main
