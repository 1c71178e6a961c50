# Documents against one another. Each names both places.
and = { " " }et{ " " }

finding-person = { $role } : { $name } ici, une autre personne dans l'acte de désignation.
expected-person = { $appointed }, comme dans « { $letter } »
expected-person-unnamed = la personne que désigne « { $letter } », où « { $name } » n'apparaît pas
found-person = { $name }
advice-person = Vérifier qui est { $role } aujourd'hui, puis corriger celui des deux documents qui ne l'est plus.

finding-slip = { $name } mal recopié.
finding-other-establishment = SIRET d'un autre établissement de l'organisme : une ancienne adresse ?
expected-slip = { $name } { $number }, comme dans probant.yaml et les autres documents
found-slip = { $written }

finding-other-site = Document rangé pour un site et qui parle d'un autre.
expected-other-site = un document du site « { $filed } », où ce fichier est rangé
found-other-site = le texte parle du site « { $said } »

finding-listed-version = { $n ->
    [one] Un document de la liste n'a pas la version annoncée.
   *[other] { $n } documents de la liste n'ont pas la version annoncée.
}
expected-listed-version = la version que donne la liste
found-listed-version = { $names }
listed-version = { $title } : { $listed } dans la liste, { $stated } dans « { $path } »

finding-unlisted = { $n ->
    [one] Un document codifié ne figure pas dans la liste.
   *[other] { $n } documents codifiés ne figurent pas dans la liste.
}
expected-unlisted = chaque document codifié du dossier dans la liste { $list }, { $place }
found-unlisted = absents de la liste : { $names }

finding-missing-softened = { $artefact } : rien trouvé, mais { $with } sont là et comptent comme un début de preuve.
found-missing-softened = aucun document du dossier ne correspond ; présents : { $with }
finding-order = Étude décidée après l'envoi de la réponse au même client.
expected-order = une décision prise avant la réponse ({ $answer }, du { $sent })
found-order = décision du { $decided }, réponse du { $sent }
advice-order = Vérifiez les deux dates ; si la réponse est bien partie la première, notez pourquoi et faites l'étude d'abord la prochaine fois.

finding-deadline = Étude décidée après le jour où la réponse est partie ou devait partir.
expected-deadline = une décision prise au plus tard le { $due }
found-deadline = décision du { $decided }
advice-deadline = Vérifiez les deux dates ; si la réponse est partie avant la décision, notez pourquoi et faites l'étude d'abord la prochaine fois.

finding-figure = { $measure } { $year } : deux documents donnent deux chiffres.
expected-figure = le même chiffre que dans { $other } (« { $expected } »)
found-figure = « { $found } »
advice-figure = Vérifiez le calcul, corrigez le document qui se trompe ; si les deux comptent autrement, écrivez comment à côté du chiffre.

finding-session = Deux papiers de la même session ne donnent pas les mêmes jours.
expected-session = les jours de { $other } : { $expected }
found-session = { $found }
session-days = du { $from } au { $until }
advice-session = Vérifiez les dates de la session et corrigez le papier qui se trompe ; prévenez les personnes convoquées.

finding-hours = Le certificat donne plus d'heures qu'un autre document sur la même session.
expected-hours = les heures que dit { $other } : { $attended }
found-hours = { $given }
hours-whole = { $hours } h
hours-and-minutes = { $hours } h { $minutes }
hours-absent = une absence notée
advice-hours = Comparez les deux documents, puis corrigez celui qui se trompe : un certificat ne compte que les heures suivies.

finding-equipment = Le rapport laisse de côté une partie du matériel suivi : { $names }.
expected-equipment = tout ce que prévoit { $list }
found-equipment = laissés de côté par le rapport : { $names }
advice-equipment = Demandez à l'intervenant s'il a vu ce matériel et faites-le vérifier, ou versez l'autre rapport ; si le matériel est sorti du parc, écrivez-le dans l'inventaire.

finding-counts = Le rapport ne couvre pas tout le matériel : { $seen } sur { $owned }.
expected-counts = { $owned }, d'après { $list }
found-counts = { $seen } dans le rapport
advice-counts = Demandez à l'intervenant ce qu'il n'a pas vu et faites-le vérifier, ou versez l'autre rapport ; si le matériel est sorti du parc, écrivez-le dans le registre.

finding-tally = Le document compte { $told } là où le registre en inscrit { $listed } pour la même période.
expected-tally = { $listed } lignes datées du { $first } au { $last } dans { $list }
found-tally = « { $quote } »
advice-tally = Recomptez dans le registre, puis corrigez le document qui se trompe.
