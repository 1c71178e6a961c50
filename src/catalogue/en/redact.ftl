# What a report leaves out of documents (--redact).
redacted = left out
redacted-message = { $artefact }: { $fault }
limit-omitted = No excerpt of the documents is shown here (--redact omit): the file and the place are given, open them to read what was found.
report-redaction = Excerpts of documents
report-redaction-none = shown as they are, personal data included
report-redaction-mask = e-mail addresses, telephone, social security and IBAN numbers masked
report-redaction-omit = left out
