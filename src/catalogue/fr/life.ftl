# Audits, editions and the life of a certificate.

answer-audit-kind = nature de l’audit
answer-audit-entry = voie d’entrée
answer-categories = catégories
answer-new_entrant = catégories en première année
answer-open = { $meaning } ({ $name } : sans réponse)
not-applicable-audit = sans objet : { $reason } ({ $answers })

# What an auditor makes of a gap, and of a young or subcontracting provider.
report-grade-minor-or-major = écart mineur ou majeur, selon l’auditeur
report-grade-major = écart toujours majeur
explain-grade = En cas d’écart : { $grade }.
explain-new-entrant = Nouvel entrant
explain-subcontractor = Quand vous êtes le sous-traitant
report-grade = En cas d’écart :
report-new-entrant = Première année d’activité :

# Editions of a referential.
edition-soon = Édition appliquée : { $id }, en vigueur jusqu’au { $eve }. À partir du { $day }, { $other } prend le relais ({ $title }).{ $adds }{ $drops }
edition-since = Édition appliquée : { $id }, en vigueur depuis le { $day } ; { $other } s’appliquait jusqu’au { $eve }.{ $adds }{ $drops }
edition-other = Édition appliquée à votre demande : { $id }, qui n’est pas celle en vigueur au jour de l’examen ; { $other } l’est ({ $title }).{ $adds }{ $drops }
edition-outside = Le référentiel { $id } n’est pas en vigueur au jour de l’examen, ou cesse bientôt de l’être ({ $dates }) : vérifiez l’édition que l’auditeur appliquera.
edition-from = depuis le { $day }
edition-until = jusqu’au { $day }
edition-undated = sans dates
edition-adds = { " " }{ $other } demande en plus : { $ids }.
edition-drops = { " " }{ $other } ne demande pas : { $ids }.
edition-more = { $ids } et { $n } autres
edition-same = { " " }Les deux demandent les mêmes pièces.

# What an answer would change.
limit-answer-changes = { $line } Répondre non retirerait : { $ids }.
limit-entry = Voie d’entrée dans la labellisation non précisée (« audit.entry » dans probant.yaml) : le rapport d’audit interne n’est comparé qu’aux indicateurs du label. Après un audit initial ou aménagé, il doit aussi couvrir ceux du référentiel national.
limit-extension = Audit d’extension : seules les catégories ou les sites ajoutés sont audités ; ce rapport examine tout ce que le profil déclare.
limit-audit-window = L’audit de surveillance est prévu le { $day }, hors de la fenêtre du { $from } au { $until } (certificat du { $issued }) : faites confirmer la date par le certificateur.
limit-audit-late = L’audit de renouvellement est prévu le { $day }, après la fin du certificat ({ $end }) : une interruption de certification est à craindre.

# The calendar of a certificate.
calendar-surveillance-opens = Ouverture de la fenêtre de l’audit de surveillance
calendar-surveillance-closes = Dernier jour pour l’audit de surveillance
calendar-renewal = Date conseillée pour l’audit de renouvellement, avant la fin du certificat
report-calendar-surveillance-opens = fenêtre d’audit
report-calendar-surveillance-closes = fenêtre d’audit
report-calendar-renewal = renouvellement

explain-outside = Non examiné lors de certains audits : { $reason }.

# What lapses, and when.
due-title = { $provider } : échéances
due-title-until = { $provider } : échéances jusqu’au { $day }
due-past = Déjà échu
due-none = Aucune échéance dans cette période.
due-later = { $n ->
    [one] { $n } échéance plus tard
   *[other] { $n } échéances plus tard
}
due-month = { $month } { $year }
due-month-1 = janvier
due-month-2 = février
due-month-3 = mars
due-month-4 = avril
due-month-5 = mai
due-month-6 = juin
due-month-7 = juillet
due-month-8 = août
due-month-9 = septembre
due-month-10 = octobre
due-month-11 = novembre
due-month-12 = décembre
sheet-column-date = Date
sheet-column-in-days = Dans (jours)
sheet-column-nature = Nature
sheet-column-what = Échéance
sheet-due = Échéances
cli-bad-duration = Durée illisible : { $text }. Attendu : une durée ISO-8601 telle que P3M (trois mois) ou P90D.{ $hint }
cli-due-hint = { " " }Vouliez-vous dire { $form } ?
cli-due-both = Donnez --until ou --within, pas les deux.
