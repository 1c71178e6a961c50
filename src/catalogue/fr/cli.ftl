cli-unknown-argument = Option inconnue : { $arg }
cli-unknown-command = Commande inconnue : { $command }
cli-invalid-value = Valeur refusée pour { $arg } : « { $value } » — attendu : { $choices }
cli-missing-argument = Il manque : { $arg }
cli-usage = Commande incomplète ou mal écrite
cli-near = { " " }— vouliez-vous dire « { $near } » ?
cli-help-hint = Pour l'aide : probant --help

cli-not-a-folder = « { $path } » n'est pas un dossier. Indiquer le dossier de preuves : probant check DOSSIER
cli-nothing = Rien à examiner : « { $path } » ne contient aucun document lisible par probant.
cli-no-rule = Rien à examiner : aucun indicateur ne s'applique à ce profil.
cli-cannot-read = Lecture impossible : { $path } ({ $error })
cli-cannot-write = Écriture impossible : { $path } ({ $error })
cli-bad-output = Format que cette commande n'écrit pas : « { $format } » — attendu : { $choices }
cli-two-stdout = Deux rapports demandés sur la sortie standard : donner un chemin à l'un d'eux, par exemple html:rapport.html
cli-bad-day = Date refusée : « { $day } » — attendu : today, audit ou AAAA-MM-JJ
cli-no-audit-date = « --as-of audit » demande une date d'audit (audit.date) dans probant.yaml
cli-unknown-pack = Pack inconnu : « { $pack } » — packs fournis : { $known } ; sinon, donner le chemin d'un dossier contenant pack.yaml
cli-unknown-id = Rien ne s'appelle « { $id } ».
cli-known-ids = Indiquer un indicateur ({ $indicators }), une pièce (probant list artefacts) ou un code (probant list codes).
cli-internal = Erreur interne de probant, à signaler avec ce texte : { $panic }
cli-written = Rapport écrit : { $path }
cli-ocr-forced = « --ocr force » demande la reconnaissance de caractères : { $why }. { $install }
cli-reading = Lecture du dossier
cli-watching = En attente d’un changement dans le dossier. Ctrl-C pour arrêter.
cli-faults = { $n ->
    [one] Une erreur à corriger
   *[other] { $n } erreurs à corriger
}


explain-criterion = critère { $id } : { $title }
explain-question = Ce que l'auditeur veut voir
explain-requires = Ce qu'il faut
explain-supporting = complémentaire
explain-what = Une bonne preuve
explain-advice = Si elle manque
explain-checks = Ce qui est vérifié
explain-how = Comment elle est reconnue
explain-titles = titres habituels
explain-vocabulary = vocabulaire
explain-refused = ce qui l'écarte
explain-source = Source
explain-categories = Concerne
explain-when = si { $condition }
explain-older = si « { $artefact } » a plus de { $age }
explain-judged-anyway = sinon, jugée quand elle est là
explain-incomplete-with = absente, elle n'est qu'incomplète si ces pièces sont là : { $artefacts }
explain-level = gravité habituelle : { $level }
explain-code-advice = Que faire
explain-fresh = au plus { $max } après la date qui compte, sauf mention contraire
explain-mentions = mentions : { $names }
explain-columns-checked = colonnes du tableau : { $names }
explain-external = ne doit pas être déposée dans le dossier : seulement une référence (preuve externe)
explain-indicator-of = indicateur { $id } : { $title }

basis-law = loi ou règlement
basis-guide = guide de lecture
basis-seed = présentation du label
basis-proposal = proposition de probant

level-error = erreur
level-warning = avertissement
level-note = remarque

duration-months = { $n ->
    [one] un mois
   *[other] { $n } mois
}
duration-days = { $n ->
    [one] un jour
   *[other] { $n } jours
}

need-all = tout ceci
term-owned = locaux du prestataire
term-rented = salle louée
term-client = locaux du client
term-category = catégorie de l'ERP
term-sleeping = hébergement
term-alarm = système de sécurité incendie présent
term-lift = ascenseur
term-and = et
term-or = ou
term-not = sauf
term-at-most = inférieure ou égale à

cli-bad-limit = Limite refusée : « { $limit } » — attendu : NOM=NOMBRE, avec K, M ou G pour les tailles (text=64M), ou des secondes pour cpu et wall (wall=30)
cli-unknown-limit = Limite inconnue : « { $limit } » — noms connus : { $known }
cli-no-sandbox = Lecture refusée (--sandbox require) : ce système n'accorde pas toutes les protections demandées au noyau (landlock, seccomp). En place : { $parts }
cli-cache-nowhere = Aucun dossier de cache sur ce système : indiquer le sien par la variable PROBANT_CACHE_DIR
cli-cache-stats = Cache : { $path }
    { $n ->
        [0] aucune lecture gardée
        [one] une lecture gardée
       *[other] { $n } lectures gardées
    }, { $size } Mo sur { $most } Mo
cli-cache-cleaned = Cache vidé : { $path }
    { $n ->
        [0] il n'y avait rien
        [one] une lecture oubliée
       *[other] { $n } lectures oubliées
    }, { $size } Mo libérés
cli-timing = { $stage } : { $time } s
cli-stage-reading = Lecture et reconnaissance
cli-stage-judging = Jugement
cli-stage-writing = Écriture des rapports
cli-cache-used = Cache : { $hits } reprises, { $misses } lectures nouvelles
cli-cache-unused = Cache : non utilisé
cli-cache-unwritable = Cache : écriture impossible, les lectures de cette fois ne sont pas gardées
cli-workers = Lecteurs isolés : { $started } lancés, { $lost } perdus ; protections : { $parts }

limit-sandbox-partial = Les documents ont été lus sans toutes les protections contre les fichiers piégés. En place : { $parts }.
limit-sandbox-none = Les documents ont été lus sans protection contre les fichiers piégés : sur ce système, les lecteurs n'ont pas pu être isolés.
limit-changed = Les limites de lecture ont été changées pour ce rapport : { $limits }.
limit-twins = { $n ->
    [one] Deux noms de fichiers se confondent
   *[other] { $n } paires de noms de fichiers se confondent
} sur d'autres systèmes (accents ou majuscules) : { $names }.
limit-odd-names = { $n ->
    [one] Un nom de fichier ne se lit pas tel quel ou n'est
   *[other] { $n } noms de fichiers ne se lisent pas tels quels ou ne sont
} pas acceptés partout (caractères invisibles ou interdits, codage inconnu) : { $names }.
# Saved reports.
cli-no-report = « { $path } » n’est pas un rapport que probant sait relire : { $error }.
    Un rapport s’enregistre avec : probant check DOSSIER -o json:rapport.json
