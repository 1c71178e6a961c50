# The report, in every format that people read. Verdicts never say that a provider complies, and never a percentage.

# Statuses.
report-status-found = evidence found
report-status-to-review = to check
report-status-incomplete = incomplete
report-status-expired = out of date
report-status-missing = missing
report-status-unreadable = unreadable
report-status-not-applicable = not applicable

# What each status means, for the legend.
report-meaning-found = an artefact was found and its checks pass
report-meaning-to-review = an artefact was found, a person has to look at it
report-meaning-incomplete = an artefact was found, something is missing from it
report-meaning-expired = an artefact was found, it is too old
report-meaning-missing = nothing was found
report-meaning-unreadable = the file that seems to hold it could not be read
report-meaning-not-applicable = the profile of the provider puts the requirement out of scope

# Levels.
report-level-error = error
report-level-warning = warning
report-level-note = remark
report-count-error = { $n ->
    [0] no error
    [one] { $n } error
   *[other] { $n } errors
}
report-count-warning = { $n ->
    [0] no warning
    [one] { $n } warning
   *[other] { $n } warnings
}
report-count-note = { $n ->
    [0] no remark
    [one] { $n } remark
   *[other] { $n } remarks
}

# What is asked of an artefact, how far it was looked at, what a check gave.
report-requirement-required = required
report-requirement-alternative = one of several
report-requirement-supporting = supporting
report-requirement-not-applicable = out of scope
report-assurance-read = content checked
report-assurance-present = presence noted
report-assurance-attested = on attestation
report-outcome-pass = as expected
report-outcome-unsure = to look at
report-outcome-fail = not as expected
report-premises-owned = the provider’s own premises
report-premises-rented = rented premises
report-premises-client = the client’s premises
report-reading-read = read
report-reading-partial = partly read
report-reading-unreadable = unreadable

# Dates found in documents.
report-role-issue = issued on
report-role-signature = signed on
report-role-visit = visit of
report-role-expiry = valid until
report-role-next-due = next due on
report-role-effect = takes effect on
report-role-version = version of
report-role-event = held on
report-role-print = printed on
report-role-birth = date of birth
report-role-legal = text of
report-role-previous = previous visit of
report-role-unknown = dated
report-source-text = in the text
report-source-cell = in a cell
report-source-form-field = in a form field
report-source-signature = in the electronic signature
report-source-file-name = in the file name
report-source-metadata = in the file properties
report-date-found = { $role } { $day } ({ $origin })

# Time.
report-as-of = folder examined on { $day }
report-audit = audit
report-audit-initial = initial audit
report-audit-complementary = complementary audit
report-audit-extension = extension audit
report-audit-surveillance = surveillance audit
report-audit-renewal = renewal audit
report-audit-on = { $kind } on { $day }
report-no-audit = day of the audit not given
report-days-ahead = { $n ->
    [0] today
    [1] tomorrow
   *[other] in { $n } days
}
report-days-ago = { $n ->
    [1] yesterday
   *[other] { $n } days ago
}
report-phase-past = Already past
report-phase-before = Before the audit
report-phase-after = After the audit
report-phase-to-come = To come
report-calendar-lapses = evidence that will stop counting
report-calendar-next-due = next due
report-calendar-expiry = end of validity
report-calendar-waiver = end of a waiver
report-calendar-attestation = end of an attestation
report-calendar-audit = audit
report-calendar-certificate = end of the certificate

# The provider.
report-provider-unknown = Provider not named
report-assumed = No profile was given: all categories and all conditions are assumed.
report-artefact-at-site = { $title } ({ $site })
report-condition-distance_learning = distance learning
report-condition-work_based = work-based training or apprenticeship
report-condition-certifying = certifying courses
report-condition-answers_tenders = answers calls for tenders
report-condition-subcontracts = uses subcontractors
report-condition-employs_staff = employs staff
report-condition-rents_technical_platforms = rents technical platforms
report-yes = yes
report-no = no
report-unanswered = no answer

# Counts and calls to act.
report-documents-counted = { $walked ->
    [one] { $walked } file
   *[other] { $walked } files
}: { $read ->
    [0] none read
    [one] { $read } read
   *[other] { $read } read
}, { $partial ->
    [0] none partly read
    [one] { $partial } partly read
   *[other] { $partial } partly read
}, { $unreadable ->
    [0] none unreadable
    [one] { $unreadable } unreadable
   *[other] { $unreadable } unreadable
}, { $excluded ->
    [0] none left out
    [one] { $excluded } left out
   *[other] { $excluded } left out
}; { $unused ->
    [0] none without use
   *[other] { $unused } without use
}
report-todo-now = To do now
report-no-document = no document
report-nothing-judged = Nothing was examined: there is no document, or no indicator to judge.
report-nothing-to-do = Nothing to do: no error, no warning.
report-more-findings = { $n ->
    [one] and { $n } more finding
   *[other] and { $n } more findings
}
report-more-places = { $n ->
    [one] and in { $n } more place
   *[other] and in { $n } more places
}
report-more-deadlines = { $n ->
    [one] and { $n } more deadline
   *[other] and { $n } more deadlines
}
report-only-certifier = This report says what the documents prove. Only the certification body decides on certification.

# Titles shared by the formats with sections.
report-todo = To do
report-whole-folder = The folder as a whole
report-expected = Expected
report-found = Found
report-evidence = Artefacts and evidence
report-documents-unread = Documents not read or partly read
report-documents-unused = Documents without use
report-documents-excluded = Files left out
report-remarks = Remarks and findings covered by a waiver
report-limits = What was not read or not decided
report-method = How the folder was examined
report-folder-digest = Digest of the folder (SHA-256)
report-column-indicator = Indicator
report-column-status = State
report-column-errors = Errors
report-column-warnings = Warnings
report-left-out = { $n ->
    [one] This summary is cut: { $n } line does not fit. The whole report is in the HTML and JSON files.
   *[other] This summary is cut: { $n } lines do not fit. The whole report is in the HTML and JSON files.
}

# Formats for programs.
github-more = { $n ->
    [one] and { $n } more finding of this severity, in the report
   *[other] and { $n } more findings of this severity, in the report
}
sarif-help = `probant explain { $code }` says more; `probant why FILE` says why a document is accepted or not.
sarif-tag-quality = quality
sarif-tag-evidence = evidence
ics-name = Calendar of evidence: { $provider }
oscal-title = Evidence folder of { $provider }
oscal-result = Reading of the folder by probant
oscal-plan = Assessment plan
oscal-plan-text = Automatic reading of the evidence folder; the judgement belongs to the certification body.
sheet-findings = To do
sheet-grid = Indicators
sheet-documents = Documents
sheet-yes = yes
sheet-column-id = Identifier
sheet-column-level = Severity
sheet-column-code = Code
sheet-column-pack = Framework
sheet-column-indicator = Indicator
sheet-column-title = Title
sheet-column-indicator-status = State of the indicator
sheet-column-artefact = Artefact
sheet-column-requirement = Requirement
sheet-column-status = State
sheet-column-evidence = Evidence
sheet-column-lapses = Counts until
sheet-column-site = Site
sheet-column-document = Document
sheet-column-place = Place
sheet-column-message = Finding
sheet-column-expected = Expected
sheet-column-found = Found
sheet-column-advice = To do
sheet-column-waived = Waiver
sheet-column-owner = Person in charge
sheet-column-due = Due by
sheet-column-comment = Comment
sheet-column-format = Format
sheet-column-pages = Pages
sheet-column-reading = Reading
sheet-column-kind = Kind
sheet-column-serves = Serves
sheet-column-sha256 = SHA-256
