# The report, in every format that people read. Verdicts are never « conforme », and never a percentage.

# Statuses.
report-status-found = preuve trouvée
report-status-to-review = à vérifier
report-status-incomplete = incomplète
report-status-expired = périmée
report-status-missing = manquante
report-status-unreadable = illisible
report-status-not-applicable = non applicable

# What each status means, for the legend.
report-meaning-found = une pièce a été trouvée et ses vérifications passent
report-meaning-to-review = une pièce a été trouvée, une personne doit la regarder
report-meaning-incomplete = une pièce a été trouvée, il lui manque quelque chose
report-meaning-expired = une pièce a été trouvée, elle est trop ancienne
report-meaning-missing = rien n’a été trouvé
report-meaning-unreadable = le fichier qui semble la contenir n’a pas pu être lu
report-meaning-not-applicable = le profil du prestataire met l’exigence hors du champ

# Levels.
report-level-error = erreur
report-level-warning = alerte
report-level-note = remarque
report-count-error = { $n ->
    [0] aucune erreur
    [one] { $n } erreur
   *[other] { $n } erreurs
}
report-count-warning = { $n ->
    [0] aucune alerte
    [one] { $n } alerte
   *[other] { $n } alertes
}
report-count-note = { $n ->
    [0] aucune remarque
    [one] { $n } remarque
   *[other] { $n } remarques
}

# What is asked of an artefact, how far it was looked at, what a check gave.
report-requirement-required = exigée
report-requirement-alternative = au choix
report-requirement-supporting = en complément
report-requirement-not-applicable = hors du champ
report-assurance-read = contenu vérifié
report-assurance-present = présence constatée
report-assurance-attested = sur déclaration
report-outcome-pass = comme attendu
report-outcome-unsure = à regarder
report-outcome-fail = pas comme attendu
report-premises-owned = locaux du prestataire
report-premises-rented = locaux loués
report-premises-client = locaux du client
report-reading-read = lu
report-reading-partial = lu en partie
report-reading-unreadable = illisible

# Dates found in documents.
report-role-issue = établi le
report-role-signature = signé le
report-role-visit = visite du
report-role-expiry = valable jusqu’au
report-role-next-due = prochaine échéance le
report-role-effect = prend effet le
report-role-version = version du
report-role-event = tenu le
report-role-print = imprimé le
report-role-birth = date de naissance
report-role-legal = texte du
report-role-previous = précédente visite du
report-role-unknown = daté du
report-source-text = dans le texte
report-source-cell = dans une cellule
report-source-form-field = dans un champ de formulaire
report-source-signature = dans la signature électronique
report-source-file-name = dans le nom du fichier
report-source-metadata = dans les propriétés du fichier
report-date-found = { $role } { $day } ({ $origin })

# Time.
report-as-of = dossier examiné au { $day }
report-audit = audit
report-audit-initial = audit initial
report-audit-complementary = audit complémentaire
report-audit-extension = audit d’extension
report-audit-surveillance = audit de surveillance
report-audit-renewal = audit de renouvellement
report-audit-on = { $kind } le { $day }
report-no-audit = jour d’audit non renseigné
report-days-ahead = { $n ->
    [0] aujourd’hui
    [1] demain
   *[other] dans { $n } jours
}
report-days-ago = { $n ->
    [1] hier
   *[other] il y a { $n } jours
}
report-phase-past = Déjà échu
report-phase-before = D’ici à l’audit
report-phase-after = Après l’audit
report-phase-to-come = À venir
report-calendar-lapses = preuve qui ne comptera plus
report-calendar-next-due = prochaine échéance
report-calendar-expiry = fin de validité
report-calendar-waiver = fin de dérogation
report-calendar-attestation = fin de déclaration
report-calendar-audit = audit
report-calendar-certificate = fin du certificat

# The provider.
report-provider-unknown = Prestataire non renseigné
report-assumed = Aucun profil n’a été donné : toutes les catégories et toutes les conditions sont supposées.
report-artefact-at-site = { $title } ({ $site })
report-condition-distance_learning = formation à distance
report-condition-work_based = formation en situation de travail ou en alternance
report-condition-certifying = formation certifiante
report-condition-answers_tenders = répond à des appels d’offres
report-condition-subcontracts = recourt à la sous-traitance
report-condition-employs_staff = emploie des salariés
report-condition-rents_technical_platforms = loue des plateaux techniques
report-yes = oui
report-no = non
report-unanswered = sans réponse

# Counts and calls to act.
report-documents-counted = { $walked ->
    [one] { $walked } fichier
   *[other] { $walked } fichiers
} : { $read ->
    [0] aucun lu
    [one] { $read } lu
   *[other] { $read } lus
}, { $partial ->
    [0] aucun lu en partie
    [one] { $partial } lu en partie
   *[other] { $partial } lus en partie
}, { $unreadable ->
    [0] aucun illisible
    [one] { $unreadable } illisible
   *[other] { $unreadable } illisibles
}, { $excluded ->
    [0] aucun écarté
    [one] { $excluded } écarté
   *[other] { $excluded } écartés
} ; { $unused ->
    [0] aucun sans usage
   *[other] { $unused } sans usage
}
report-todo-now = À faire maintenant
report-no-document = aucun document
report-nothing-judged = Rien n’a été examiné : il n’y a pas de document, ou pas d’indicateur à juger.
report-nothing-to-do = Rien à faire : aucune erreur, aucune alerte.
report-more-findings = { $n ->
    [one] et { $n } autre constat
   *[other] et { $n } autres constats
}
report-more-places = { $n ->
    [one] et à { $n } autre endroit
   *[other] et à { $n } autres endroits
}
report-more-deadlines = { $n ->
    [one] et { $n } autre échéance
   *[other] et { $n } autres échéances
}
report-only-certifier = Ce rapport dit ce que les documents prouvent. Seul le certificateur décide de la certification.

# Titles shared by the formats with sections.
report-todo = À faire
report-whole-folder = Le dossier dans son ensemble
report-expected = Attendu
report-found = Trouvé
report-evidence = Pièces et preuves
report-documents-unread = Documents non lus ou lus en partie
report-documents-unused = Documents sans usage
report-documents-excluded = Fichiers écartés
report-remarks = Remarques et constats couverts par une dérogation
report-limits = Ce qui n’a pas été lu ou décidé
report-method = Comment le dossier a été examiné
report-folder-digest = Empreinte du dossier (SHA-256)
report-column-indicator = Indicateur
report-column-status = État
report-column-errors = Erreurs
report-column-warnings = Alertes
report-left-out = { $n ->
    [one] Ce résumé est coupé : { $n } ligne n’y tient pas. Le rapport complet est dans les fichiers HTML et JSON.
   *[other] Ce résumé est coupé : { $n } lignes n’y tiennent pas. Le rapport complet est dans les fichiers HTML et JSON.
}

# Formats for programs.
github-more = { $n ->
    [one] et { $n } autre constat de cette gravité, dans le rapport
   *[other] et { $n } autres constats de cette gravité, dans le rapport
}
sarif-help = `probant explain { $code }` en dit plus ; `probant why FICHIER` dit pourquoi un document est retenu ou non.
sarif-tag-quality = qualité
sarif-tag-evidence = preuve
ics-name = Échéancier des preuves : { $provider }
oscal-title = Dossier de preuves de { $provider }
oscal-result = Lecture du dossier par probant
oscal-plan = Plan d’évaluation
oscal-plan-text = Lecture automatique du dossier de preuves ; le jugement appartient au certificateur.
sheet-findings = À faire
sheet-grid = Indicateurs
sheet-documents = Documents
sheet-yes = oui
sheet-column-id = Identifiant
sheet-column-level = Gravité
sheet-column-code = Code
sheet-column-pack = Référentiel
sheet-column-indicator = Indicateur
sheet-column-title = Intitulé
sheet-column-indicator-status = État de l’indicateur
sheet-column-artefact = Pièce
sheet-column-requirement = Exigence
sheet-column-status = État
sheet-column-evidence = Preuve
sheet-column-lapses = Compte jusqu’au
sheet-column-site = Site
sheet-column-document = Document
sheet-column-place = Endroit
sheet-column-message = Constat
sheet-column-expected = Attendu
sheet-column-found = Trouvé
sheet-column-advice = À faire
sheet-column-waived = Dérogation
sheet-column-owner = Responsable
sheet-column-due = Pour le
sheet-column-comment = Commentaire
sheet-column-format = Format
sheet-column-pages = Pages
sheet-column-reading = Lecture
sheet-column-kind = Nature
sheet-column-serves = Sert à
sheet-column-sha256 = SHA-256
