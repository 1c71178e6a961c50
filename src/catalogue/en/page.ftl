# The page for people (HTML).
report-page-title = { $provider }, evidence on { $day }
report-kicker = Evidence folder
report-skip = Go to what has to be done
report-contents = Contents
report-first = To do first
report-whole-list = The whole list
report-overview = State by criterion
report-no-indicator = No indicator to judge.
report-line = What is about to lapse
report-whole-calendar = The whole calendar
report-audit-short = audit, { $day }
report-remarks-short = Remarks
report-remarks-lead = None of this asks for work: good to know, or already covered by a waiver.
report-calendar = Calendar
report-indicators = Indicators
report-documents = Documents
report-limits-short = Limits
report-method-short = Method
report-tally = Indicators by state
report-counted-found = { $n ->
    [one] { $n } with evidence found
   *[other] { $n } with evidence found
}
report-counted-to-review = { $n } to check
report-counted-incomplete = { $n ->
    [one] { $n } incomplete
   *[other] { $n } incomplete
}
report-counted-expired = { $n ->
    [one] { $n } out of date
   *[other] { $n } out of date
}
report-counted-missing = { $n ->
    [one] { $n } missing
   *[other] { $n } missing
}
report-counted-unreadable = { $n ->
    [one] { $n } unreadable
   *[other] { $n } unreadable
}
report-counted-not-applicable = { $n ->
    [one] { $n } not applicable
   *[other] { $n } not applicable
}
report-version = version { $version }
report-days-to-audit = { $n ->
    [one] day to the audit
   *[other] days to the audit
}
report-todo-lead = What costs an indicator comes first. Each line says what to do, then why and where.
report-see-indicator = see indicator { $id }
report-indicator = Indicator { $id }
report-indicators-lead = What is asked for, what proves it and on which page, what is missing. An indicator opens with a click.
report-criterion = Criterion { $id }
report-other-indicators = Other indicators
report-expiring = expiring soon
report-expiring-indicator = Part of its evidence will soon stop counting.
report-need-all = All of the following
report-need-at-least = { $n ->
    [one] At least one of these artefacts
   *[other] At least { $n } of these artefacts
}
report-need-supporting = In support
report-outside = { $n ->
    [one] { $n } artefact out of scope
   *[other] { $n } artefacts out of scope
}
report-expected-is = expected: { $what }
report-legend = What the signs mean
report-lapsing-past = { $n ->
    [0] nothing that counts has lapsed
    [one] { $n } already lapsed
   *[other] { $n } already lapsed
}
report-lapsing-before = { $n ->
    [0] none before the audit
    [one] { $n } before the audit
   *[other] { $n } before the audit
}
report-lapsing-after = { $n ->
    [0] none after the audit
   *[other] { $n } after the audit
}
report-lapsing-to-come = { $n ->
    [0] none to come
   *[other] { $n } to come
}
report-beyond = { $n ->
   *[other] { $n } of them beyond this drawing
}
report-no-deadline = No known deadline.
report-foundation = Already proven for “{ $base }”: { $proven }. Left to do here: { $left }.
report-foundation-for = { $found } (for { $id })
report-foundation-none = nothing
report-raw-status = State before waiver or attestation: { $status }.
report-asked = Asked for:
report-counts-until = Stops counting after { $day }.
report-waiver = Waiver:
report-attestation = Attestation:
report-why = Why this document
report-also = { $n ->
    [one] { $n } more document accepted
   *[other] { $n } more documents accepted
}
report-more-documents = { $n ->
    [one] and { $n } more document, in the JSON report
   *[other] and { $n } more documents, in the JSON report
}
report-nearest = What comes near it
report-score = { $score } points out of { $needed }
report-filter = Search
report-filter-level = Severity
report-filter-all = any severity
report-filter-none = nothing matches
report-filter-some = results
report-column-place = Where
report-waived = covered by a waiver
report-findings-left-out = { $n ->
    [one] { $n } more finding, in the JSON report.
   *[other] { $n } more findings, in the JSON report.
}
report-documents-used = Documents that serve, and what for
report-documents-unused-lead = No artefact that is asked for was recognised in them. Nothing obliges you to remove them.
report-no-limit = No other limit to report.
report-method-lead = The same files, the same day and the same frameworks give the same report, byte for byte.
report-packs = Frameworks
report-in-force-from = in force since { $day }
report-in-force-until = until { $day }
report-profile = Profile of the provider
report-categories = Categories of training
report-integrity = Integrity
report-judged-on = Examined on
report-commit = Version of the folder (git)
report-dirty = with changes that are not committed
