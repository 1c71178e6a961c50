# Audits, editions and the life of a certificate.

answer-audit-kind = kind of audit
answer-audit-entry = route of entry
answer-categories = categories
answer-new_entrant = categories in their first year
answer-open = { $meaning } ({ $name }: no answer)
not-applicable-audit = not applicable: { $reason } ({ $answers })

# What an auditor makes of a gap, and of a young or subcontracting provider.
report-grade-minor-or-major = minor or major nonconformity, at the auditor’s discretion
report-grade-major = always a major nonconformity
explain-grade = If there is a gap: { $grade }.
explain-new-entrant = New entrant
explain-subcontractor = When you are the subcontractor
report-grade = If there is a gap:
report-new-entrant = First year of activity:

# Editions of a referential.
edition-soon = Edition applied: { $id }, in force until { $eve }. From { $day }, { $other } takes over ({ $title }).{ $adds }{ $drops }
edition-since = Edition applied: { $id }, in force since { $day }; { $other } applied until { $eve }.{ $adds }{ $drops }
edition-other = Edition applied at your request: { $id }, which is not the one in force on the day of examination; { $other } is ({ $title }).{ $adds }{ $drops }
edition-outside = The framework { $id } is not in force on the day of examination, or soon will not be ({ $dates }): check which edition the auditor will apply.
edition-from = since { $day }
edition-until = until { $day }
edition-undated = no dates
edition-adds = { " " }{ $other } also asks for: { $ids }.
edition-drops = { " " }{ $other } does not ask for: { $ids }.
edition-more = { $ids } and { $n } more
edition-same = { " " }Both ask for the same artefacts.

# What an answer would change.
limit-answer-changes = { $line } Answering no would remove: { $ids }.
limit-entry = Route of entry into the label not given (“audit.entry” in probant.yaml): the internal audit report is compared only with the indicators of the label. After an initial or adapted audit, it must also cover those of the national framework.
limit-extension = Extension audit: only the added categories or sites are audited; this report examines everything that the profile declares.
limit-audit-window = The surveillance audit is planned for { $day }, outside the window from { $from } to { $until } (certificate of { $issued }): have the certification body confirm the date.
limit-audit-late = The renewal audit is planned for { $day }, after the end of the certificate ({ $end }): certification may lapse in between.

# The calendar of a certificate.
calendar-surveillance-opens = The window of the surveillance audit opens
calendar-surveillance-closes = Last day for the surveillance audit
calendar-renewal = Advised date for the renewal audit, before the certificate ends
report-calendar-surveillance-opens = audit window
report-calendar-surveillance-closes = audit window
report-calendar-renewal = renewal

explain-outside = Not examined in some audits: { $reason }.

# What lapses, and when.
due-title = { $provider }: deadlines
due-title-until = { $provider }: deadlines until { $day }
due-past = Already past
due-none = No deadline in this period.
due-later = { $n ->
    [one] { $n } deadline later
   *[other] { $n } deadlines later
}
due-month = { $month } { $year }
due-month-1 = January
due-month-2 = February
due-month-3 = March
due-month-4 = April
due-month-5 = May
due-month-6 = June
due-month-7 = July
due-month-8 = August
due-month-9 = September
due-month-10 = October
due-month-11 = November
due-month-12 = December
sheet-column-date = Date
sheet-column-in-days = In (days)
sheet-column-nature = Kind
sheet-column-what = Deadline
sheet-due = Deadlines
cli-bad-duration = Duration not understood: { $text }. Expected: an ISO 8601 duration such as P3M (three months) or P90D.{ $hint }
cli-due-hint = { " " }Did you mean { $form }?
cli-due-both = Give --until or --within, not both.
