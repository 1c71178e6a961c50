# The page for people (HTML).
report-page-title = { $provider }, preuves au { $day }
report-kicker = Dossier de preuves
report-skip = Aller à ce qu’il faut faire
report-contents = Sommaire
report-first = À faire d’abord
report-whole-list = Toute la liste
report-overview = État par critère
report-no-indicator = Aucun indicateur à juger.
report-line = Ce qui va échoir
report-whole-calendar = Tout l’échéancier
report-audit-short = audit, { $day }
report-remarks-short = Remarques
report-remarks-lead = Rien de cela ne demande de travail : à savoir, ou déjà couvert par une dérogation.
report-calendar = Échéancier
report-indicators = Indicateurs
report-documents = Documents
report-limits-short = Limites
report-method-short = Méthode
report-tally = Indicateurs par état
report-counted-found = { $n ->
    [one] { $n } preuve trouvée
   *[other] { $n } preuves trouvées
}
report-counted-to-review = { $n } à vérifier
report-counted-incomplete = { $n ->
    [one] { $n } incomplète
   *[other] { $n } incomplètes
}
report-counted-expired = { $n ->
    [one] { $n } périmée
   *[other] { $n } périmées
}
report-counted-missing = { $n ->
    [one] { $n } manquante
   *[other] { $n } manquantes
}
report-counted-unreadable = { $n ->
    [one] { $n } illisible
   *[other] { $n } illisibles
}
report-counted-not-applicable = { $n ->
    [one] { $n } non applicable
   *[other] { $n } non applicables
}
report-version = version { $version }
report-days-to-audit = { $n ->
    [one] jour avant l’audit
   *[other] jours avant l’audit
}
report-todo-lead = Ce qui coûte un indicateur vient d’abord. Chaque ligne dit quoi faire, puis pourquoi et où.
report-see-indicator = voir l’indicateur { $id }
report-indicator = Indicateur { $id }
report-indicators-lead = Ce qui est demandé, ce qui le prouve et à quelle page, ce qui manque. Un indicateur s’ouvre d’un clic.
report-criterion = Critère { $id }
report-other-indicators = Autres indicateurs
report-expiring = échéance proche
report-expiring-indicator = Une de ses preuves cessera bientôt de compter.
report-need-all = Tout ce qui suit
report-need-at-least = { $n ->
    [one] Une au moins de ces pièces
   *[other] { $n } au moins de ces pièces
}
report-need-supporting = En complément
report-outside = { $n ->
    [one] { $n } pièce hors du champ
   *[other] { $n } pièces hors du champ
}
report-expected-is = attendu : { $what }
report-legend = Ce que disent les signes
report-lapsing-past = { $n ->
    [0] rien d’échu parmi ce qui compte
    [one] { $n } déjà échue
   *[other] { $n } déjà échues
}
report-lapsing-before = { $n ->
    [0] aucune avant l’audit
    [one] { $n } avant l’audit
   *[other] { $n } avant l’audit
}
report-lapsing-after = { $n ->
    [0] aucune après l’audit
   *[other] { $n } après l’audit
}
report-lapsing-to-come = { $n ->
    [0] aucune à venir
   *[other] { $n } à venir
}
report-beyond = { $n ->
   *[other] dont { $n } au-delà de ce dessin
}
report-no-deadline = Aucune échéance connue.
report-foundation = Déjà prouvé pour « { $base } » : { $proven }. Reste ici : { $left }.
report-foundation-for = { $found } (pour { $id })
report-foundation-none = rien
report-raw-status = État avant dérogation ou déclaration : { $status }.
report-asked = Demandé :
report-counts-until = Ne compte plus après le { $day }.
report-waiver = Dérogation :
report-attestation = Déclaration :
report-why = Pourquoi ce document
report-also = { $n ->
    [one] { $n } autre document accepté
   *[other] { $n } autres documents acceptés
}
report-more-documents = { $n ->
    [one] et { $n } autre document, dans le rapport JSON
   *[other] et { $n } autres documents, dans le rapport JSON
}
report-nearest = Ce qui s’en approche
report-score = { $score } points sur { $needed }
report-filter = Chercher
report-filter-level = Gravité
report-filter-all = toutes gravités
report-filter-none = rien ne correspond
report-filter-some = résultats
report-column-place = Où
report-waived = couvert par une dérogation
report-findings-left-out = { $n ->
    [one] { $n } constat de plus, dans le rapport JSON.
   *[other] { $n } constats de plus, dans le rapport JSON.
}
report-documents-used = Documents qui servent, et à quoi
report-documents-unused-lead = Aucune pièce demandée n’y a été reconnue. Rien n’oblige à les retirer.
report-no-limit = Aucune autre limite à signaler.
report-method-lead = Les mêmes fichiers, le même jour et les mêmes référentiels donnent le même rapport, à l’octet près.
report-packs = Référentiels
report-in-force-from = en vigueur depuis le { $day }
report-in-force-until = jusqu’au { $day }
report-profile = Profil du prestataire
report-categories = Catégories d’actions
report-integrity = Intégrité
report-judged-on = Examiné au
report-commit = Version du dossier (git)
report-dirty = avec des modifications non enregistrées
