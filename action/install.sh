#!/usr/bin/env bash
# Puts one program in place: the bytes that versions.json names for this version and this machine, or, when the action is used from
# its own sources or its version was never released, what its sources give.
# shellcheck source=action/lib.sh
source "${BASH_SOURCE[0]%/*}/lib.sh"

HERE=$(cd "${BASH_SOURCE[0]%/*}" && pwd)
ROOT=$(cd "$HERE" && pwd -P)
ROOT=${ROOT%/*}
VERSIONS="$HERE/versions.json"

own_version() {
    sed -n 's/^version = "\(.*\)"/\1/p' "$ROOT/Cargo.toml" | head -n 1
}

# Actions used from elsewhere are kept outside the checkout.
is_own_checkout() {
    local workspace
    workspace=$(cd "${GITHUB_WORKSPACE:?}" && pwd)
    [[ $HERE == "$workspace"/* ]]
}

libc() {
    if compgen -G '/lib/ld-musl-*' >/dev/null; then echo musl; else echo gnu; fi
}

target() {
    local arch
    case ${RUNNER_ARCH:-$(uname -m)} in
    X64 | x86_64 | amd64) arch=x86_64 ;;
    ARM64 | arm64 | aarch64) arch=aarch64 ;;
    *) return 0 ;;
    esac
    case ${RUNNER_OS:-$(uname -s)} in
    Linux) printf '%s-unknown-linux-%s\n' "$arch" "$(libc)" ;;
    macOS | Darwin) printf '%s-apple-darwin\n' "$arch" ;;
    # Windows on ARM runs programs for x64.
    Windows | MINGW* | MSYS*) printf 'x86_64-pc-windows-msvc\n' ;;
    esac
}

# shellcheck disable=SC2016 # the variables are those of jq
released() { # released VERSION TARGET FIELD
    json --arg version "$1" --arg target "$2" --arg field "$3" '.versions[$version][$target][$field] // empty' "$VERSIONS"
}

download() { # download VERSION TARGET FOLDER
    local url digest found archive=$3/probant.tar.gz
    url=$(released "$1" "$2" url)
    digest=$(released "$1" "$2" sha256)
    echo "probant $1 pour $2 : $url"
    need curl
    curl --fail --silent --show-error --location --proto '=https' --proto-redir '=https' --tlsv1.2 \
        --retry 3 --max-time 120 --output "$archive" --url "$url" ||
        fail "Téléchargement impossible : $url. Relancez dans quelques minutes."
    found=$(sha256 <"$archive")
    [[ $found == "$digest" ]] ||
        fail "Empreinte inattendue de $url : attendu $digest, trouvé $found. Rien n'a été exécuté. Signalez-le au projet."
    verify "$archive"
    tar -xzf "$archive" -C "$3"
}

# The attestation says which workflow of which repository made these bytes; the checksum alone says that they are the expected ones.
verify() {
    local repository
    if ! command -v gh >/dev/null || [[ -z ${GH_TOKEN:-} ]] || ! gh attestation --help >/dev/null 2>&1; then
        echo "Empreinte vérifiée ; provenance non vérifiée (gh absent ou sans jeton)."
        return 0
    fi
    repository=$(json '.repository' "$VERSIONS")
    gh attestation verify "$1" --repo "$repository" --signer-workflow "$repository/.github/workflows/release.yml" >/dev/null ||
        fail "La provenance du programme n'est pas attestée par $repository. Rien n'a été exécuté. Signalez-le au projet."
    echo "Empreinte et provenance vérifiées ($repository)."
}

build() { # build FOLDER
    command -v cargo >/dev/null ||
        fail "Aucun programme prêt pour cette version ou cette machine, et cargo (Rust) n'est pas là pour en faire un. Choisissez une version publiée."
    echo "Fabrication de probant à partir des sources de l'action."
    (cd "$ROOT" && cargo install --locked --path "$(native "$ROOT")" --root "$(native "$1")" --no-track --quiet --bin probant) ||
        fail "Les sources de l'action ne donnent pas de programme : voir les lignes au-dessus."
}

refuse_unknown() {
    fail "Version « $1 » inconnue de cette action. Connues : $(json '.versions | keys | join(", ") | if . == "" then "aucune encore" else . end' "$VERSIONS")."
}

place() { # place FOLDER: where the program is, put there first
    local version=${INPUT_VERSION:-} target
    target=$(target)
    if [[ -n $version ]] && ! json '.versions | keys[]' "$VERSIONS" | grep -Fqx -e "$version"; then
        refuse_unknown "$version"
    fi
    if [[ -z $version ]] && is_own_checkout; then
        build "$1"
    elif [[ -n $target && -n $(released "${version:-$(own_version)}" "$target" sha256) ]]; then
        download "${version:-$(own_version)}" "$target" "$1"
    elif [[ -z $version ]]; then
        build "$1"
    else
        fail "La version $version n'existe pas pour cette machine (${RUNNER_OS:-?} ${RUNNER_ARCH:-?})."
    fi
}

main() {
    local folder program
    # As bash writes paths: tar would take the C of C:\… for the name of a machine.
    folder=$(cd "$(mktemp -d "${RUNNER_TEMP:?}/probant-program-XXXXXXXX")" && pwd -P)
    place "$folder"
    for program in "$folder"/probant "$folder"/probant.exe "$folder"/bin/probant "$folder"/bin/probant.exe; do
        [[ -f $program ]] && break
    done
    "$program" --version
    set_output probant "$(native "$program")"
}

main
