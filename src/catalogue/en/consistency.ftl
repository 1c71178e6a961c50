# Documents against one another. Each names both places.
and = { " " }and{ " " }

finding-person = { $role }: { $name } here, somebody else in the letter of appointment.
expected-person = { $appointed }, as in “{ $letter }”
expected-person-unnamed = the person appointed by “{ $letter }”, where “{ $name }” does not appear
found-person = { $name }
advice-person = Find out who is { $role } today, then correct whichever of the two documents is no longer right.

finding-slip = { $name } copied wrongly.
finding-other-establishment = SIRET of another establishment of the provider: a former address?
expected-slip = { $name } { $number }, as in probant.yaml and the other documents
found-slip = { $written }

finding-other-site = Document filed under one site that speaks of another.
expected-other-site = a document of the site “{ $filed }”, where this file is kept
found-other-site = the text speaks of the site “{ $said }”

finding-listed-version = { $n ->
    [one] One document of the list is not in the version announced.
   *[other] { $n } documents of the list are not in the version announced.
}
expected-listed-version = the version given in the list
found-listed-version = { $names }
listed-version = { $title }: { $listed } in the list, { $stated } in “{ $path }”

finding-unlisted = { $n ->
    [one] One coded document is not in the list.
   *[other] { $n } coded documents are not in the list.
}
expected-unlisted = every coded document of the folder in the list { $list }, { $place }
found-unlisted = not in the list: { $names }

finding-missing-softened = { $artefact }: nothing found, but { $with } are there and count as the beginnings of evidence.
found-missing-softened = no document of the folder matches; present: { $with }
finding-order = Study decided after the answer to the same customer was sent.
expected-order = a decision taken before the answer ({ $answer }, of { $sent })
found-order = decided on { $decided }, answered on { $sent }
advice-order = Check both dates; if the answer did leave first, note why, and do the study first the next time.

finding-deadline = Study decided after the day on which the answer left, or was due.
expected-deadline = a decision taken by { $due }
found-deadline = decided on { $decided }
advice-deadline = Check both dates; if the answer left before the decision, note why, and do the study first the next time.

finding-figure = { $measure } { $year }: two documents give two figures.
expected-figure = the same figure as in { $other } (“{ $expected }”)
found-figure = “{ $found }”
advice-figure = Check the calculation and correct the document that is wrong; if the two count differently, write how beside the figure.

finding-session = Two papers of the same session do not give the same days.
expected-session = the days of { $other }: { $expected }
found-session = { $found }
session-days = { $from } to { $until }
advice-session = Check the days of the session and correct the paper that is wrong; tell those who were called.

finding-hours = The certificate gives more hours than another document about the same session.
expected-hours = the hours that { $other } gives: { $attended }
found-hours = { $given }
hours-whole = { $hours } h
hours-and-minutes = { $hours } h { $minutes }
hours-absent = an absence noted
advice-hours = Compare the two documents, and correct the one that is wrong: a certificate counts attended hours only.

finding-equipment = The report leaves out some of the equipment looked after: { $names }.
expected-equipment = all that { $list } provides for
found-equipment = left out of the report: { $names }
advice-equipment = Ask whoever came whether that equipment was seen and have it checked, or add the other report; if it is out of use, write it in the inventory.

finding-counts = The report is not on all of the equipment: { $seen } of { $owned }.
expected-counts = { $owned }, by { $list }
found-counts = { $seen } in the report
advice-counts = Ask whoever came what was not seen and have it checked, or add the other report; if it is out of use, write it in the register.

finding-tally = The document counts { $told } where the register lists { $listed } for the same time.
expected-tally = { $listed } rows dated { $first } to { $last } in { $list }
found-tally = “{ $quote }”
advice-tally = Count again in the register, then correct the document that is wrong.
