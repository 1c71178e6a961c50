# `probant why`: the reason first, then what to do.
why-kind = { $kind }, { $state }
why-no-kind = type de document non reconnu
why-serves = Ce qu'il prouve
why-serves-nothing = rien : aucune pièce du référentiel n'a été reconnue dans ce document
why-serves-unread = rien : son contenu n'a pas pu être lu
why-idle = { $title } ({ $id }) : reconnu, mais cette pièce n'est pas demandée ici
why-because = parce que : { $reasons }
why-behind = un autre document passe devant : { $lead }
why-near = Ce qu'il a failli prouver
why-near-artefact = { $title } ({ $id })
why-failed = écarté pour une seule raison : { $lacks }
why-failed-points = { $score } points sur { $needed } ; il a manqué : { $lacks }
why-dates = Dates lues
why-no-date = aucune date lisible
why-date-counted = retenue pour { $list }
why-date-aside = écartée, { $reason }
why-findings = Constats
why-no-finding = aucun
why-sides = attendu : { $expected } ; trouvé : { $found }
why-evidence = Documents retenus
why-no-evidence = aucun document du dossier n'a été accepté
why-key-date = date retenue : { $date }
why-more-evidence = { $n ->
    [one] et un autre
   *[other] et { $n } autres
}
why-nearest = Documents les plus proches
why-what-to-do = Que faire
why-out-of-scope = hors du champ : { $reason }
why-waived = sous dérogation : { $text }
why-attested = sur déclaration : { $text }
why-excluded = « { $path } » a été laissé de côté : { $reason }.
why-unknown = Aucun document ni aucune pièce ne répond à « { $subject } ». Les plus proches :

date-aside-legal = c'est la date d'un texte cité
date-aside-print = c'est une date d'impression ou d'export
date-aside-previous = c'est la visite précédente
date-aside-file-name = le nom d'un fichier ne prouve pas une date
date-aside-doubtful = lecture incertaine
date-aside-term = c'est une échéance, pas la date d'un fait
date-aside-future = elle n'est pas encore arrivée
date-aside-imprecise = moins précise que la date retenue, { $role } { $day }
date-aside-older = plus ancienne que la date retenue, { $role } { $day }
date-aside-logged = ligne d'un tableau ou d'un relevé, pas la date du document
date-aside-other = moins parlante que la date retenue, { $role } { $day }

lack-title = rien dans son titre ne l'annonce, par exemple « { $title } »
lack-table = pas de tableau avec ces colonnes : { $columns }
lack-against = des éléments de son contenu disent le contraire ({ $points } points en moins)
lack-site = il parle d'un autre site
lack-ahead = le jour dont il parle n'est pas encore venu
lack-unread = son nom l'annonce, mais son contenu n'a pas pu être lu
