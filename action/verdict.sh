#!/usr/bin/env bash
# Ends the action as probant ended, after everything has been shown and kept.
# shellcheck source=action/lib.sh
source "${BASH_SOURCE[0]%/*}/lib.sh"

case $EXIT_CODE in
0) echo "Aucun constat n'atteint la gravité « $(lines "$FAIL_ON") »." ;;
1) echo "Au moins un constat atteint la gravité fixée (fail-on). La liste de ce qu'il faut faire est dans le résumé de l'exécution." ;;
2 | 4) echo "Le profil, les règles ou un réglage de l'action sont à corriger : le résumé de l'exécution dit où." ;;
3) echo "Rien à examiner : le dossier indiqué par « folder » est vide ou n'existe pas." ;;
*) echo "Erreur interne de probant, à signaler avec le message affiché." ;;
esac
exit "$EXIT_CODE"
