# `probant why`: the reason first, then what to do.
why-kind = { $kind }, { $state }
why-no-kind = kind of document not recognised
why-serves = What it proves
why-serves-nothing = nothing: no artefact of the framework was recognised in this document
why-serves-unread = nothing: its content could not be read
why-idle = { $title } ({ $id }): recognised, but this artefact is not asked for here
why-because = because: { $reasons }
why-behind = another document comes first: { $lead }
why-near = What it almost proved
why-near-artefact = { $title } ({ $id })
why-failed = ruled out for one reason only: { $lacks }
why-failed-points = { $score } points out of { $needed }; what was missing: { $lacks }
why-dates = Dates read
why-no-date = no date that can be read
why-date-counted = used for { $list }
why-date-aside = set aside, { $reason }
why-findings = Findings
why-no-finding = none
why-sides = expected: { $expected }; found: { $found }
why-evidence = Documents accepted
why-no-evidence = no document of the folder was accepted
why-key-date = date used: { $date }
why-more-evidence = { $n ->
    [one] and one more
   *[other] and { $n } more
}
why-nearest = Nearest documents
why-what-to-do = What to do
why-out-of-scope = out of scope: { $reason }
why-waived = under a waiver: { $text }
why-attested = on attestation: { $text }
why-excluded = “{ $path }” was left aside: { $reason }.
why-unknown = No document and no artefact answers to “{ $subject }”. The nearest:

date-aside-legal = it is the date of a text that is cited
date-aside-print = it is a date of printing or export
date-aside-previous = it is the previous visit
date-aside-file-name = the name of a file proves no date
date-aside-doubtful = uncertain reading
date-aside-term = it is a deadline, not the date of a fact
date-aside-future = it has not come yet
date-aside-imprecise = less precise than the date used, { $role } { $day }
date-aside-older = older than the date used, { $role } { $day }
date-aside-logged = a line of a table or log, not the date of the document
date-aside-other = says less than the date used, { $role } { $day }

lack-title = nothing in its title announces it, such as “{ $title }”
lack-table = no table with these columns: { $columns }
lack-against = parts of its content say the opposite ({ $points } points less)
lack-site = it speaks of another site
lack-ahead = the day of which it speaks has not come yet
lack-unread = its name announces it, but its content could not be read
