# Names of the checks.
check-own = document of the provider
check-filled = document filled in
check-favourable = favourable conclusion
check-dated = document dated
check-fresh = still valid
check-signed = document signed
check-mentions = expected mentions
check-table = complete table
check-covers = complete coverage
check-sequence = dates in order
check-sums = right total
check-shares = right shares
check-listing = list in agreement with the folder

# What each check expects and finds.
check-dated-expected = a date written in the document
check-dated-past = a date already past
check-dated-none = no date that can be read in the document
check-dated-file-name = only the file name bears a date ({ $day })
check-dated-found = { $day } (“{ $quote }”)

check-fresh-valid-on = a document valid on { $day }
check-fresh-expiry = valid until { $day } (“{ $quote }”)
check-fresh-length = a written duration, from { $day } (“{ $quote }”)
check-fresh-next-due = next due on { $day } (“{ $quote }”)
check-fresh-year = a document of { $year } or of the year before
check-fresh-period = period stated: “{ $quote }”
check-fresh-since = a date after { $day }
check-fresh-date = { $day } (“{ $quote }”)

check-signed-expected = a signature
check-signed-electronic = electronic signature attached to the file, which probant cannot verify in this format
check-signed-intact = electronic signature technically intact
check-signed-on = dated { $day } by the signer
check-signed-certificate = certificate in the name of “{ $signer }”, issued by “{ $issuer }”
check-signed-self-issued = certificate in the name of “{ $signer }”, made by the signer
check-signed-until = valid until { $day }
check-signed-expired-since = valid until { $day } (expired since, but valid on the day of signature)
check-signed-extended = followed only by other signatures or technical data
check-signed-weak = old method (SHA-1), held to be weak today
check-signed-one-empty = another signature field was left empty
check-signed-unverified = electronic signature in the name of “{ $signer }”: its method or its content is not known to probant, it could not be verified
check-signed-invalid = electronic signature in the name of “{ $signer }” dated { $day }, outside the validity of its certificate (from { $from } to { $until })
check-signed-invalid-undated = electronic signature in the name of “{ $signer }”, without a date, whose certificate is not valid on { $day } (it is from { $from } to { $until })
check-signed-altered = the content of the file is not the one that was signed electronically in the name of “{ $signer }”
check-signed-changed = the document was changed after its electronic signature in the name of “{ $signer }”
check-signed-mismatched = the electronic signature does not match the certificate in the name of “{ $signer }”
check-signed-stamp = an electronic time stamp only, which is nobody’s signature
check-signed-nameless = name not given
check-signed-stated = electronic signature mentioned in the text
check-signed-empty = place for the signature left empty
check-signed-half = { $pictures } picture of a signature at most for { $n } people to sign: at least one place is empty
check-signed-open = no ink below “{ $party }”, beside the other party who signed
check-signed-one = one party alone says that it signed; the place of the other is empty
check-signed-empty-field = signature field left empty
check-signed-half-day = a whole half-day without any signature
check-signed-gap = a cell left empty, neither signed nor marked absent, in a row whose other cells are signed
check-signed-picture = a picture may be the signature: to be confirmed by looking
check-signed-typed = mention of a signature in the text: to be confirmed by looking
check-signed-none = no trace of a signature
check-signed-no-mark = names at the end, and no picture, stroke or word of who signed

check-filled-answered = an answer on each row of the grid
check-filled-unanswered = without an answer: { $names }
check-filled-expected = a document filled in
check-filled-found = { $blank ->
    [0] no field left empty
    [one] one field left empty
   *[other] { $blank } fields left empty
}
check-filled-blank = { $blank ->
    [one] one field left empty
   *[other] { $blank } fields left empty
} for { $filled } filled in, for example “{ $quote }”

check-mentions-expected = these mentions: { $names }
check-mentions-found = all the mentions are there
check-mentions-missing = mention absent: { $names }
check-mentions-missing-in-one = mention absent from one of the papers in the file: { $names }

check-table-columns = a table with these columns: { $names }
check-table-lacking = column not found: { $names }
check-table-rows-expected = { $n ->
    [0] a table that is kept, if there is one
    [one] at least one row filled in
   *[other] at least { $n } rows filled in
}
check-table-rows-found = { $n ->
    [0] no row filled in
    [one] one row filled in
   *[other] { $n } rows filled in
}
check-table-cells-expected = the column “{ $name }” filled in on every row
check-table-cells-mostly = the column “{ $name }” filled in on at least every other row, since it has been started
check-table-cells-found = “{ $name }” empty on { $n ->
    [one] one row
   *[other] { $n } rows
} out of { $rows }
check-table-left-empty-expected = a table that is kept, with every row filled in
check-table-left-empty = { $n } rows out of { $rows } bear only their name
check-sums-expected = a total that is the sum of what precedes it: { $sum }
check-sums-found = total written: { $total }
check-shares-expected = the share of the counts of the row: { $share }% ({ $part } of { $whole })
check-shares-found = share written: { $share }
check-lengths-expected = lengths that add up to { $said }, the length announced
check-lengths-found = { $sum } in all rows together
check-sums-least = a total of at least { $least }, or the decision not to go on
check-sums-ruled-out = no mark of { $mark }, which rules it out, or the decision not to go on
check-sums-decided = { $mark }, and yet “{ $decision }”
check-announced-expected = the { $all } that the document announces
check-announced-found = { $told } in its table, { $all } announced
check-unseen-expected = every place seen, or a second visit
check-unseen-found = left out of the visit, { $quote }
check-everyone-expected = a date on each row, as on all the others
check-everyone-found = { $n ->
    [one] one row of { $rows } without any date
   *[other] { $n } rows of { $rows } without any date
}
check-lived-expected = rows filled in afterwards, by { $day } at the latest
check-lived-found = a row already filled in for { $day }, which has not come yet
check-ahead-expected = actions closed by { $day }
check-ahead-found = an action closed on { $day }, which has not come yet
check-overdue-expected = actions done by their deadline
check-overdue-found = { $n ->
    [one] one action past its deadline and not closed (deadline { $day })
   *[other] { $n } actions past their deadline and not closed (the first: { $day })
}

check-own-expected = a document in the name of { $name }
check-own-named = “{ $quote }”
check-own-other = the { $name } { $number }, which is not that of the provider
check-own-client = the number { $number } of the client, which is not that of the provider
check-own-stranger = “{ $name }”, which is not the provider
check-own-silent = neither the name nor the SIRET of the provider appears in it
check-signed-cells-expected = each half-day signed, or the absence noted
check-signed-cells-found = { $n ->
    [one] one cell left empty
   *[other] { $n } cells left empty
 } in a row that the others fill
check-in-use-expected = a document in use
check-in-use-found = it says that it was replaced, or that it is a draft

check-sequence-expected = a document issued on { $first } or later, once the session has ended
check-sequence-found = end on { $first }, document issued on { $then }
check-sequence-reversed = document issued on { $then }, whereas the session ends only on { $first }

check-covers-expected = every indicator in scope assessed: { $ids }
check-covers-found = all the indicators in scope are mentioned
check-covers-missing = indicators not assessed: { $ids }

check-favourable-expected = a conclusion without an adverse opinion
check-favourable-none = no adverse opinion
check-favourable-against = “{ $quote }”
check-favourable-lifted = reservations stated as lifted (“{ $quote }”)

# Findings: one sentence each.
finding-missing = No evidence found: { $artefact }.
finding-missing-site = No evidence found for the site “{ $site }”: { $artefact }.
finding-expired = { $artefact }: document out of date — { $found }.
finding-expiring = { $artefact }: expiring soon — { $found }.
finding-undated = { $artefact }: { $found }.
finding-future-dated = { $artefact }: date in the future — { $found }.
finding-unsigned = { $artefact }: { $found }.
finding-signature-to-confirm = { $artefact }: { $found }.
finding-signature-broken = { $artefact }: { $found }.
finding-mention-missing = { $artefact }: { $found }.
finding-blank-template = { $artefact }: template not filled in — { $found }.
finding-table-incomplete = { $artefact }: { $found }.
finding-overdue = { $artefact }: { $found }.
finding-coverage-gap = { $artefact }: { $found }.
finding-wrong-provider = { $artefact }: document of another provider — { $found }.
finding-inconsistent = { $artefact }: { $found }.
finding-unfavourable = { $artefact }: adverse opinion or reservation — { $found }.
finding-not-evidence = This document is no evidence for: { $artefact }.
finding-replaced = { $artefact }: document replaced by a more recent one.
finding-superseded = { $artefact }: { $found }.
finding-duplicate = Exact copy of another file.
finding-blank-form = Form left blank: none of its fields is filled in.
finding-hidden = This file has a name that announces “{ $artefact }”, but its content could not be read.
finding-waiver-expired = Waiver expired on { $day } for { $artefact }.
advice-permitted = Permitted by probant.yaml: { $reason }.
finding-permission-unused = Permission without purpose: { $kind }, in “{ $path }”.
expected-permission-unused = such data in “{ $path }”
found-permission-unused = none
finding-waiver-unused = Waiver or attestation without purpose for { $artefact }.
finding-attestation-expired = Attestation expired on { $day } for { $artefact }.
finding-mark-misuse = The mark of the label appears on a medium where it is not allowed.
finding-personal-data = Personal data: { $kind }.
finding-listing = { $n ->
    [one] One document of the list cannot be found in the folder.
   *[other] { $n } documents of the list cannot be found in the folder.
}
finding-listed-but-absent = File announced but absent: { $path }.

expected-mark-misuse = { $reason }
expected-personal-data = no personal data of this kind in the folder
found-personal-data = { $count ->
    [one] one occurrence
   *[other] { $count } occurrences
}
found-personal-record = an individual record, to be kept outside the folder

personal-social-security = social security number
personal-bank-account = a person’s bank account
personal-identity-paper = identity paper
personal-secret = password or access key
personal-health = health or disability of a named person
personal-people = table of named people (birth, contact details)
personal-record = individual record of a person

expected-listing = every listed document present in the folder
found-listing = not found ({ $n } out of { $rows }): { $names }

expected-superseded = the most recent version only
found-superseded = “{ $lead }” is the one that counts
found-replaced = "{ $lead }" says that it replaces it
expected-duplicate = a single copy of each document
found-duplicate = same bytes as “{ $other }”
expected-blank-form = a copy that is filled in
found-blank-form = { $n } empty fields, none filled in
expected-readable = a file that can be read
found-missing = no document of the folder matches
found-hidden = file not read: cannot be judged
expected-waiver-expired = a waiver that is still running
found-waiver-expired = expired on { $day }
expected-waiver-unused = an artefact that still has a fault
found-waiver-unused = nothing to cover for { $artefact }
expected-attestation-expired = an attestation that is still running
found-attestation-expired = expired on { $day }
expected-listed-but-absent = the file named in probant.yaml
found-listed-but-absent = no file in this place

or = { " " }or{ " " }
need-any = one of: { $list }
need-at-least = at least { $n } of: { $list }

# Signs for and against, in `why`.
sign-title = title
sign-phrase = vocabulary
sign-table = table headers
sign-issuer = usual issuer
sign-pattern = characteristic wording
sign-kind = expected kind of document
sign-format = usual file format
sign-path = name or place of the file
sign-pinned = pinned in probant.yaml
sign-recognised = read by text recognition ({ $confidence }% confidence), to be checked
sign-recognised-badly = read by text recognition, with difficulty ({ $confidence }% confidence): to be read again by a person
sign-topic = subject of the document
sign-against = sign against

lack-points = not enough signs in the content
lack-need = does not speak of: { $phrases }
lack-refused = { $reason }
lack-kind = it is a document of the kind “{ $kind }”
lack-rather = the document fits rather: { $other }
lack-format = the file format does not fit

# Advice by code.
advice-missing = Look for this document or produce it, then place it in the folder.
advice-expired = Ask for the current version or produce it, then place it beside the old one.
advice-expiring = Plan the renewal now, before the date given.
advice-undated = Add a date in the document itself (update, visit, signature).
advice-future-dated = Check the date: a document that already exists cannot be dated in the future.
advice-unsigned = Have the document signed, then place the signed version in the folder.
advice-signature-to-confirm = Open the document (an electronic signature is verified in the PDF reader) and make sure that the right person has signed it.
advice-signature-broken = Find the signed original or ask for it again, and place it as it is: not saved again, not merged, not annotated.
advice-mention-missing = Complete the document with the mention expected.
advice-blank-template = Place a copy that is filled in; a blank template proves nothing.
advice-table-incomplete = Fill in the cells or columns named.
advice-overdue = Close these actions, or move their deadline and explain why.
advice-coverage-gap = Complete what was left aside, or write why it need not be.
advice-wrong-provider = Check that this document is indeed about the provider; if not, remove it.
advice-inconsistent = Bring the documents into agreement.
advice-not-evidence = Provide a trace of what was really done; this document may stay in the folder for another use.
advice-unfavourable = Have the reservations lifted, then add the proof that they were.
advice-unreadable = Provide a version of the file that can be read (preferably PDF).
advice-encrypted = Remove the password, then place the file in the folder again.
advice-no-text = Scan it again with text recognition, or add the original file.
advice-extension-mismatch = Rename the file with the right extension.
advice-lfs-pointer = Fetch the real file (git lfs pull) before the analysis.
advice-limit-exceeded = Split the document, or provide a lighter version of it.
advice-duplicate = One document may serve several indicators: a single copy is enough.
advice-superseded = Move the old version to an archive folder.
advice-listed-but-absent = Correct the path, or place the file in the folder.
advice-unlisted = Add this document to the list of documents in use.
advice-mark-misuse = Remove the mark from this medium, which is about a single course.
advice-personal-secret = Change this password or key right now, then remove it from the folder and its history.
advice-personal-data = Take this document out of the folder and keep only a reference to it: in probant.yaml, under “evidence”, an “external” entry says where it is, its digest and who checked it.
advice-waiver-expired = Renew the waiver, or delete it from probant.yaml.
advice-waiver-unused = Delete it from probant.yaml.
advice-attestation-expired = Renew the attestation, or delete it from probant.yaml.

# Codes, for `explain`.
code-missing = Missing evidence
code-missing-explain = No document of the folder was recognised as this artefact. The nearest documents are named with what they lack.
code-expired = Evidence out of date
code-expired-explain = The document was recognised, but the date that counts (visit, meeting, version…) is too old on the day of the analysis, or its validity has ended.
code-expiring = Expiring soon
code-expiring-explain = The document still counts, but it will soon stop counting. The calendar gives the last useful day.
code-undated = Document without a date
code-undated-explain = Evidence must bear a date in its text. The date of the file or in its name is not enough.
code-future-dated = Date in the future
code-future-dated-explain = The document says that it was issued, signed or visited on a date that has not come yet.
code-unsigned = Document not signed
code-unsigned-explain = The place for the signature is empty, or no trace of a signature appears where one is mandatory.
code-signature-to-confirm = Signature to be confirmed
code-signature-to-confirm-explain = A picture, a mention or an electronic signature that probant cannot verify suggests that the document is signed; only a person can confirm it.
code-signature-broken = Signature broken
code-signature-broken-explain = The content of the file is no longer the one that was signed electronically, it was changed afterwards, or the signature does not match its certificate. A second signature or a time stamp added afterwards does not count as a change.
code-mention-missing = Mention absent
code-mention-missing-explain = The document lacks a mention that the framework expects of it.
code-blank-template = Template not filled in
code-blank-template-explain = The document is a template: empty fields, dotted lines, tags to be replaced. It proves nothing until it is filled in.
code-table-incomplete = Incomplete table
code-table-incomplete-explain = A column, rows or cells are missing, without which the table cannot follow anything up.
code-overdue = Overdue actions
code-overdue-explain = Actions are past their deadline and not closed.
code-coverage-gap = Incomplete coverage
code-coverage-gap-explain = The document must cover the whole scope and leaves part of it aside.
code-wrong-provider = Another provider
code-wrong-provider-explain = The document bears the identity of another provider and does not name yours.
code-inconsistent = Inconsistency
code-inconsistent-explain = Two documents contradict one another; both places are named.
code-not-evidence = Not evidence
code-not-evidence-explain = The document looks like evidence, but the framework or common practice expressly rules it out.
code-unfavourable = Adverse opinion
code-unfavourable-explain = The document concludes against you: adverse opinion, reservation or remark not lifted.
code-unreadable = Unreadable file
code-unreadable-explain = The file is damaged, empty or of a format that is not read. It is never silently counted as missing.
code-encrypted = Protected file
code-encrypted-explain = A password prevents reading.
code-no-text = Picture without text
code-no-text-explain = The document is a picture (scan, photograph): its content could not be read.
code-extension-mismatch = Misleading extension
code-extension-mismatch-explain = The content of the file is not what its extension announces.
code-lfs-pointer = Git LFS pointer
code-lfs-pointer-explain = The real file was not downloaded: only three lines of text are left in its place.
code-limit-exceeded = Limit reached
code-limit-exceeded-explain = The document exceeds a reading limit; only part of it was read.
code-duplicate = Duplicate
code-duplicate-explain = Two files have exactly the same content.
code-superseded = Version replaced
code-superseded-explain = A more recent document is the one that counts; the old one is no fault.
code-listed-but-absent = Listed but absent
code-listed-but-absent-explain = A document is announced (list, probant.yaml) but cannot be found in the folder.
code-unlisted = Not listed
code-unlisted-explain = A document of the folder is not in the list of documents in use.
code-mark-misuse = Use of the mark
code-mark-misuse-explain = The mark or its caption appears on a medium about a single course, which the charter forbids.
code-personal-data = Personal data
code-personal-data-explain = The file holds personal data that should not be in a repository.
code-waiver-expired = Waiver expired
code-waiver-expired-explain = A waiver in probant.yaml is past its end date; it is no longer applied.
code-waiver-unused = Waiver without purpose
code-waiver-unused-explain = A waiver or attestation in probant.yaml covers nothing.
code-attestation-expired = Attestation expired
code-attestation-expired-explain = An attestation in probant.yaml is past its duration; it is no longer applied.

# Calendar.
calendar-lapses = { $artefact }: last day on which this document counts
calendar-expiry = { $artefact }: end of validity
calendar-next-due = { $artefact }: next due
calendar-needed = { $artefact }: last day before this artefact is asked for
calendar-audit = Audit
calendar-certificate = End of validity of the certificate
calendar-waiver = End of the waiver: { $artefact }
calendar-attestation = End of the attestation: { $artefact }

# Limits of the run.
limit-decision = This tool shows evidence and gaps; only the certification body decides.
limit-no-profile = No probant.yaml file: all categories and all situations were assumed.
limit-unanswered = Question without an answer, assumed to be true: { $question } (“{ $key }” in probant.yaml).
limit-erp = Site “{ $site }”: ERP classification not given, assumed to be category 5 without overnight accommodation.
limit-unread = { $n ->
    [one] One file was not wholly read
   *[other] { $n } files were not wholly read
}: see “Documents not read or partly read”.
limit-recognised = { $n ->
    [one] One page that is a picture was read by text recognition
   *[other] { $n } pages that are pictures were read by text recognition
} ({ $engine }), with { $confidence }% confidence on average: what they alone attest is to be checked on the document. { $dropped ->
    [0] No line was left out.
    [one] One line that was too doubtful was left out.
   *[other] { $dropped } lines that were too doubtful were left out.
}
limit-unseen = { $n ->
    [one] One page that is a picture was not read
   *[other] { $n } pages that are pictures were not read
}: { $why }.
limit-signatures = Electronic signatures of PDF files are verified technically (content unchanged, signature matching the certificate); neither the trust due to the issuer, nor a revocation, nor their qualified nature is. Those of other formats are reported without being verified. Handwritten signatures are to be confirmed by looking.
