# Signatures of reports.
sign-not-a-key = « { $path } » ne contient pas de clé SSH lisible. Attendu : une clé ed25519, faite par « ssh-keygen -t ed25519 » (clé privée pour --sign, fichier .pub pour --signer).
sign-encrypted = La clé « { $path } » est protégée par une phrase secrète : probant ne sait pas la demander. En faire une copie sans phrase dans un lieu sûr (ssh-keygen -p), ou signer le rapport avec : ssh-keygen -Y sign -n probant -f CLÉ RAPPORT.json
sign-other-kind = La clé « { $path } » n’est pas de l’espèce attendue (ed25519). En faire une avec : ssh-keygen -t ed25519
sign-restricted = Une ligne de « { $path } » restreint sa clé (autre usage, durée, autorité) : probant ne contrôle pas ces options. Attendu : la clé seule, ou précédée d’un nom et de namespaces="probant" ; retirer cette ligne de la copie donnée à --signer.
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

# Two reports.
diff-title = { $provider } : ce qui a changé, du { $from } au { $to }
diff-nothing = Rien n’a changé : mêmes documents, mêmes règles, mêmes verdicts.
diff-verdicts = États qui ont changé
diff-appeared = { $n ->
    [one] Un constat nouveau
   *[other] { $n } constats nouveaux
}
diff-gone = { $n ->
    [one] Un constat disparu
   *[other] { $n } constats disparus
}
diff-altered = { $n ->
    [one] Un constat qui ne pèse plus pareil
   *[other] { $n } constats qui ne pèsent plus pareil
}
diff-documents = Documents
diff-packs = Règles
diff-not-asked = non demandée
diff-no-pack = (absent)
diff-turn-raised = plus grave
diff-turn-lowered = moins grave
diff-turn-waived = dérogation accordée
diff-turn-unwaived = dérogation terminée
diff-document-removed = retiré : { $path }
diff-document-added = ajouté : { $path }
diff-document-moved = déplacé : { $path } → { $to }
diff-document-changed = modifié : { $path }
diff-cause-evidence = preuve : { $n ->
    [one] { $documents } a changé
   *[other] { $documents } ont changé
}
diff-cause-reading = lecture : { $n ->
    [one] { $documents } a été lu autrement
   *[other] { $documents } ont été lus autrement
}
diff-cause-waiver = dérogation : donnée, retirée ou modifiée
diff-cause-attestation = déclaration : donnée, retirée ou modifiée
diff-cause-rule = règle : le pack qui juge n’est plus le même
diff-cause-profile = profil : les réponses de probant.yaml ont changé
diff-cause-date = date : le temps a passé sur les mêmes preuves
diff-cause-program = programme : une autre version de probant a jugé
diff-cause-folder = dossier : d’autres documents ont changé
diff-cause-unknown = cause que les deux rapports ne montrent pas (pièce désignée dans probant.yaml, par exemple)
diff-balance = En mieux : { $better } · en moins bien : { $worse }
diff-incomparable-provider = Ces deux rapports ne se comparent pas : ils ne parlent pas du même organisme (SIRET ou nom différents). Donner deux rapports d’un même organisme.
diff-incomparable-packs = Ces deux rapports ne se comparent pas : aucun pack de règles ne juge dans les deux. Refaire l’un des deux avec le pack de l’autre (--pack).

# Shards of one folder.
shard-bad = Part refusée : « { $share } » — attendu : K/N, de 1/N à N/N, par exemple 2/4
shard-output = « --shard » enregistre ce qui a été lu, et ne juge pas encore : demander exactement un fichier, par exemple -o json:part-1.json
shard-later = « --sign », « --baseline » et « --strict-inputs » portent sur le dossier entier : les donner à « merge », pas à une part.
shard-unreadable = « { $path } » n’est pas une part lisible : { $error }. Une part s’enregistre avec : probant check DOSSIER --shard 1/4 -o json:part-1.json
shard-version = « { $path } » a été écrit par une autre version de probant ({ $version }, ici { $own }) : refaire toutes les parts avec la même version.
shard-incomplete = Il faut toutes les parts d’un dossier, une fois chacune : attendues de 1/{ $of } à { $of }/{ $of }, trouvées : { $found }
shard-other-folder = Les parts ne viennent pas du même dossier dans le même état : un fichier est venu, parti ou changé de taille entre deux. Enregistrer les parts hors du dossier, et les refaire.
shard-other-day = Les parts ne sont pas jugées au même jour : donner le même --as-of à toutes.
shard-other-rules = Les parts n’ont pas le même profil ou les mêmes règles : les refaire avec les mêmes.
shard-other-means = Les parts n’ont pas été lues de la même façon (reconnaissance de caractères, protections, limites, état de git) : les refaire sur des machines semblables.
merge-mixture = Des parts d’un dossier et des rapports entiers ne se réunissent pas : donner les unes ou les autres.

# Gate.
gate-baseline-provider = Le rapport de référence (--baseline) est celui d’un autre organisme.
gate-baseline-packs = Le rapport de référence (--baseline) a été jugé par d’autres packs : en faire un nouveau avec ceux d’aujourd’hui.
gate-unreadable = { $n ->
    [one] Un fichier n’a pas pu être lu
   *[other] { $n } fichiers n’ont pas pu être lus
} (--strict-inputs) :
report-known = { $fault } (déjà connu)
report-count-known = { $n ->
    [one] Un constat déjà connu du rapport de référence, qui ne fait pas échouer
   *[other] { $n } constats déjà connus du rapport de référence, qui ne font pas échouer
}

# Several providers.
fleet-title = { $n ->
    [one] Un organisme
   *[other] { $n } organismes
} côte à côte
fleet-lead = Un signe par indicateur. Les états se comparent parce que les mêmes règles ont jugé ; ils ne disent rien de la qualité d’une formation.
fleet-mixed = Attention : le pack { $pack } n’est pas le même dans tous les rapports. Les états ne se comparent qu’avec prudence.
fleet-caption = Organismes en lignes, indicateurs en colonnes
fleet-provider = Organisme
fleet-found = Preuve trouvée, sur les organismes concernés
fleet-legend = Indicateurs
fleet-twice = Deux rapports du même organisme : « { $provider } ». N’en donner qu’un.
fleet-refused = Les rapports n’ont pas été jugés par les mêmes règles : l’empreinte du pack { $pack } diffère. Les refaire avec la même version, ou ajouter --allow-mixed-packs.
fleet-only-compares = Une comparaison d’organismes ne juge rien et ne se signe pas : « --sign », « --baseline » et « --strict-inputs » n’y ont pas d’effet. Les donner à « check », ou à « merge » pour les parts d’un dossier.

# The bundle for audit day.
bundle-title = Liasse de preuves : { $provider }
bundle-report = Le rapport complet
bundle-left-out = { $n ->
    [0] Tous les documents du dossier sont dans la liasse.
    [one] Un document du dossier n’est pas dans la liasse : il ne prouve rien de ce qui est jugé.
   *[other] { $n } documents du dossier ne sont pas dans la liasse : ils ne prouvent rien de ce qui est jugé.
}
bundle-verify = Pour vérifier que ces preuves sont celles du rapport, dans ce dossier :
bundle-elsewhere = (gardé ailleurs)
bundle-nothing = Aucun document retenu.
bundle-changed = « { $path } » a changé pendant la préparation de la liasse : recommencer
bundle-written = Liasse écrite : { $path } ({ $n ->
    [one] une preuve
   *[other] { $n } preuves
})

# init.
init-welcome = Quelques questions pour écrire probant.yaml. Une réponse vide laisse la question ouverte ; rien n’est écrit avant la fin.
init-ask-name = Nom de l’organisme :
init-ask-siret = SIRET (14 chiffres, ou vide) :
init-ask-nda = Numéro de déclaration d’activité (11 chiffres, ou vide) :
init-ask-categories = Catégories d’actions, parmi OF, BC, VAE, APP (séparées par une virgule) :
init-question-distance_learning = Une partie de la formation se fait à distance ?
init-ask-distance_learning = { init-question-distance_learning } (oui/non, vide : pas encore)
init-question-work_based = Une partie se fait en entreprise (alternance, stage) ?
init-ask-work_based = { init-question-work_based } (oui/non, vide : pas encore)
init-question-certifying = Des formations mènent à une certification ?
init-ask-certifying = { init-question-certifying } (oui/non, vide : pas encore)
init-question-answers_tenders = L’organisme répond à des appels d’offres ?
init-ask-answers_tenders = { init-question-answers_tenders } (oui/non, vide : pas encore)
init-question-subcontracts = Une partie est confiée à des sous-traitants ?
init-ask-subcontracts = { init-question-subcontracts } (oui/non, vide : pas encore)
init-question-employs_staff = L’organisme emploie des salariés ?
init-ask-employs_staff = { init-question-employs_staff } (oui/non, vide : pas encore)
init-question-rents_technical_platforms = L’organisme loue des plateaux techniques ?
init-ask-rents_technical_platforms = { init-question-rents_technical_platforms } (oui/non, vide : pas encore)
init-ask-site = Nom d’un lieu de formation (vide pour continuer) :
init-ask-premises = Ces locaux sont : à vous (p), loués (l), ceux du client (c) ?
init-ask-audit = Jour de l’audit (AAAA-MM-JJ, ou vide) :
init-ask-plan = Préparer un sous-dossier par indicateur ? (oui/non, vide : non)
init-ask-forge = Lire le dossier à chaque envoi sur une forge ? (github, gitlab, vide : non)
init-again = Réponse non comprise. Reprenons.
init-interrupted = Entretien interrompu : rien n’a été écrit.
init-no-terminal = « init » pose ses questions dans un terminal. Sans terminal : probant init DOSSIER --yes --name « Nom » --category OF
init-no-name = Il manque le nom de l’organisme : --name « Nom ». Probant ne le devine pas.
init-no-category = Il manque au moins une catégorie d’actions : --category OF (ou BC, VAE, APP). Probant ne la devine pas.
init-bad-category = Catégorie refusée : « { $given } » — attendu : OF, BC, VAE ou APP
init-bad-condition = Réponse refusée : « { $given } » — attendu : QUESTION=oui ou QUESTION=non, par exemple distance_learning=oui (voir probant init --help)
init-bad-site = Lieu refusé : « { $given } » — attendu : NOM=owned, NOM=rented ou NOM=client
init-exists = « { $path } » existe déjà, et n’a pas été touché. Pour le remplacer : --force
init-written = Écrit :
init-done = Ensuite : déposer les preuves dans le dossier, puis lancer probant check { $folder }
init-yaml-head = Le profil lu par probant. Un exemple complet est dans le guide (LISEZMOI.md).
init-yaml-conditions = Ce que vous faites. Une question laissée sans réponse compte pour « oui ».
init-yaml-sites = Sans « sites », un seul lieu, à vous, est supposé.
plan-title = Plan du dossier de preuves : { $provider }
plan-place = Sous-dossier : { $place }
plan-lead = Un sous-dossier par indicateur qui vous concerne. Les noms restent libres : probant reconnaît les documents à leur contenu. Ce plan n’est pas lu comme une preuve.
