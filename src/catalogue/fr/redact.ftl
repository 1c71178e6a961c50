# What a report leaves out of documents (--redact).
redacted = non repris
redacted-message = { $artefact } : { $fault }
limit-omitted = Aucun extrait des documents n’est repris ici (--redact omit) : le fichier et l’endroit sont indiqués, il faut les ouvrir pour lire ce qui a été trouvé.
report-redaction = Extraits des documents
report-redaction-none = repris tels quels, données personnelles comprises
report-redaction-mask = courriels, téléphones, numéros de sécurité sociale et IBAN masqués
report-redaction-omit = non repris
