#!/usr/bin/env bash
# Code scanning is not for every repository: without it, nothing is lost.
# shellcheck source=action/lib.sh
source "${BASH_SOURCE[0]%/*}/lib.sh"

tell notice "L'analyse de code de GitHub n'a pas pris les constats : il y faut la permission security-events: write et un dépôt public ou une licence. Les annotations, le résumé et les rapports sont là ; vous pouvez retirer « sarif: true »."
