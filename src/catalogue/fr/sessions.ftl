# Artefacts that exist once for each learner or session: how many have theirs.

finding-members = { $artefact } : { $complete } sur { $total } { $per ->
    [learner] stagiaires listés
    [apprentice] alternants listés
    [session] sessions
   *[other] attendues
} { $per ->
    [session] ont la leur
    [learner] ont la leur
    [apprentice] ont la leur
   *[other] trouvées
} en ordre ; sans pièce trouvée : { $missing }{ $faulty ->
    [0] {""}
    [one] {""}, à compléter : 1
   *[other] {""}, à compléter : { $faulty }
}.
expected-members-list = une pièce pour chacun de ceux que nomment les listes du dossier
expected-members-folders = la pièce dans chacun des dossiers de session rangés côte à côte
expected-members-none = une pièce pour chacun
found-members = sans pièce trouvée : { $names }{ $more ->
    [0] {""}
    [one] {""} ; et un autre
   *[other] {""} ; et { $more } autres
}
advice-members-list = Vérifiez ces noms : déposez la pièce qui manque, ou notez dans la liste l’abandon, l’absence ou le report qui l’explique.
advice-members-folders = Vérifiez ces dossiers de session : déposez la pièce qui manque, ou laissez-les si elle est rangée ailleurs.
advice-members-none = Vérifiez qu’il y en a une pour chacun.

report-coverage = { $per ->
    [learner] Stagiaires
    [apprentice] Alternants
    [session] Sessions
   *[other] Pièces attendues
} : { $complete } sur { $total } en ordre{ $missing ->
    [0] {""}
   *[other] {""}, { $missing } sans pièce trouvée
}{ $faulty ->
    [0] {""}
   *[other] {""}, { $faulty } à compléter
} ({ $basis ->
    [folders] d’après les dossiers rangés côte à côte
   *[other] d’après les listes du dossier
})
report-coverage-unknown = { $complete ->
    [one] Un document distinct ; aucune liste du dossier ne dit combien il en faut.
   *[other] { $complete } documents distincts ; aucune liste du dossier ne dit combien il en faut.
}
report-gaps = Lesquels ?
report-gap-missing = pièce non trouvée
report-gap-faulty = à compléter
report-gap-unnamed = nom masqué
report-more-gaps = { $n ->
    [one] et un autre
   *[other] et { $n } autres
}
