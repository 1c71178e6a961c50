# Signatures of reports.
sign-not-a-key = « { $path } » ne contient pas de clé SSH lisible. Attendu : une clé ed25519, faite par « ssh-keygen -t ed25519 » (clé privée pour --sign, fichier .pub pour --signer).
sign-encrypted = La clé « { $path } » est protégée par une phrase secrète : probant ne sait pas la demander. En faire une copie sans phrase dans un lieu sûr (ssh-keygen -p), ou signer le rapport avec : ssh-keygen -Y sign -n probant -f CLÉ RAPPORT.json
sign-other-kind = La clé « { $path } » n’est pas de l’espèce attendue (ed25519). En faire une avec : ssh-keygen -t ed25519
sign-no-json = « --sign » signe les rapports JSON écrits dans un fichier : ajouter par exemple -o json:rapport.json

# A report and its folder.
verify-title = { $provider } : le dossier et le rapport jugé au { $day }
verify-file-changed = modifié     { $path }
verify-file-moved = déplacé     { $path } → { $to }
verify-file-missing = absent      { $path }
verify-file-extra = en plus     { $path }
verify-file-unverifiable = sans empreinte  { $path }
verify-count-same = { $n ->
    [one] Un fichier identique
   *[other] { $n } fichiers identiques
}
verify-count-changed = { $n ->
    [one] Un fichier modifié depuis le rapport
   *[other] { $n } fichiers modifiés depuis le rapport
}
verify-count-moved = { $n ->
    [one] Un fichier déplacé ou renommé, de même contenu
   *[other] { $n } fichiers déplacés ou renommés, de même contenu
}
verify-count-missing = { $n ->
    [one] Un fichier absent, que le rapport connaît
   *[other] { $n } fichiers absents, que le rapport connaît
}
verify-count-extra = { $n ->
    [one] Un fichier en plus, que le rapport ne connaît pas
   *[other] { $n } fichiers en plus, que le rapport ne connaît pas
}
verify-count-unverifiable = { $n ->
    [one] Un fichier que le rapport n’avait pas pu lire : rien à comparer
   *[other] { $n } fichiers que le rapport n’avait pas pu lire : rien à comparer
}
verify-count-left-out = { $n ->
    [one] Un fichier sans usage pour le jugement, laissé hors de la liasse
   *[other] { $n } fichiers sans usage pour le jugement, laissés hors de la liasse
}
verify-inconsistent = Le rapport a été modifié : sa liste de documents ne donne pas l’empreinte qu’il annonce.
    annoncée : { $stated }
    obtenue : { $listed }
verify-signature-absent = Signature : aucune. Rien ne dit qui a écrit le rapport, ni s’il a été modifié depuis.
verify-signature-wanted = Signature : aucune, alors qu’une signature est attendue (--signer). Demander le fichier « .sig » qui accompagne le rapport.
verify-signature-good = Signature : valide, de la clé attendue { $key }
verify-signature-unknown-signer = Signature : valide, de la clé { $key }. Vérifier que cette clé est bien celle du signataire (option --signer).
verify-signature-other-signer = Signature : d’une autre clé que celle attendue : { $key }. Le rapport ne vient pas de la personne attendue, ou elle a changé de clé.
verify-signature-altered = Signature : ne correspond pas au rapport. Le rapport a été modifié après avoir été signé, ou la signature est celle d’un autre rapport.
verify-signature-malformed = Signature : le fichier « .sig » n’est pas une signature SSH faite pour probant.
verify-holds = Le dossier est celui dont parle le rapport.
verify-holds-bundle = Les preuves retenues sont celles dont parle le rapport.
verify-differs = Ce n’est pas, ou plus, le dossier dont parle le rapport. Pour juger le dossier d’aujourd’hui : probant check
