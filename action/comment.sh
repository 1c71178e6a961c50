#!/usr/bin/env bash
# One comment on the pull request, found again by its mark and updated in place. Whatever goes wrong here is a notice: the summary of
# the run says the same.
# shellcheck source=action/lib.sh
source "${BASH_SOURCE[0]%/*}/lib.sh"

# GitHub takes 65,536 characters.
BUDGET=60000
MARK="<!-- $MARKER -->"
API="${GITHUB_API_URL:-https://api.github.com}/repos/${GITHUB_REPOSITORY:?}/issues"

give_up() {
    tell notice "$1 Le résumé de l'exécution dit la même chose."
    exit 0
}

# The token goes by standard input: the list of processes does not show it.
ask() { # ask METHOD URL [CURL OPTION…]
    local method=$1 url=$2
    shift 2
    printf 'header = "Authorization: Bearer %s"\n' "$GH_TOKEN" |
        curl --config - --fail --silent --show-error --max-time 30 --request "$method" --header 'Accept: application/vnd.github+json' \
            --header 'X-GitHub-Api-Version: 2022-11-28' "$@" --url "$url"
}

body() {
    printf '%s\n' "$MARK"
    if [[ -s $REPORTS/report.md ]]; then
        within "$BUDGET" "$REPORTS/report.md" "… La suite est dans le résumé de l'exécution."
    else
        excuse "$EXIT_CODE" "$WORK/messages.txt"
    fi
}

# Only a comment of the same author as ours would be, that begins with the mark: nobody can have another one overwritten.
earlier() {
    local page=1 found
    while ((page <= 20)); do
        found=$(ask GET "$API/$PULL_REQUEST/comments?per_page=100&page=$page") || return 1
        # shellcheck disable=SC2016 # $mark is a variable of jq
        json --arg mark "$MARK" 'map(select(.user.type == "Bot" and (.body | startswith($mark)))) | .[0].id // empty' <<<"$found"
        [[ $(json length <<<"$found") == 100 ]] || return 0
        page=$((page + 1))
    done
}

main() {
    local id sent=$WORK/comment.json
    [[ $EVENT_NAME == pull_request && $PULL_REQUEST =~ ^[0-9]+$ ]] || return 0
    [[ $GH_TOKEN =~ ^[A-Za-z0-9_.-]+$ ]] || give_up "Pas de jeton pour commenter la demande de fusion."
    need curl
    body | jq -Rs '{body: .}' >"$sent"
    id=$(earlier) || give_up "Les commentaires de la demande de fusion ne se laissent pas lire (permission pull-requests: write)."
    id=${id%%$'\n'*}
    if [[ $id =~ ^[0-9]+$ ]]; then
        ask PATCH "$API/comments/$id" --data-binary "@$sent" >/dev/null || give_up "Le commentaire n'a pas pu être mis à jour."
    else
        ask POST "$API/$PULL_REQUEST/comments" --data-binary "@$sent" >/dev/null ||
            give_up "Le commentaire n'a pas pu être écrit (permission pull-requests: write ; jamais pour une copie du dépôt)."
    fi
}

main
