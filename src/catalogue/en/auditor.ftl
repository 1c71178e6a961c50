# Signatures of reports.
sign-not-a-key = “{ $path }” holds no SSH key that can be read. Expected: an ed25519 key, made by “ssh-keygen -t ed25519” (private key for --sign, .pub file for --signer).
sign-encrypted = The key “{ $path }” is protected by a passphrase: probant cannot ask for it. Make a copy without a passphrase in a safe place (ssh-keygen -p), or sign the report with: ssh-keygen -Y sign -n probant -f KEY REPORT.json
sign-other-kind = The key “{ $path }” is not of the kind expected (ed25519). Make one with: ssh-keygen -t ed25519
sign-restricted = A line of “{ $path }” restricts its key (other use, duration, authority): probant does not check these options. Expected: the key alone, or preceded by a name and namespaces="probant"; remove this line from the copy given to --signer.
sign-no-json = “--sign” signs JSON reports written to a file: add for example -o json:report.json

# A report and its folder.
verify-title = { $provider }: the folder and the report judged on { $day }
verify-file-changed = changed     { $path }
verify-file-moved = moved       { $path } → { $to }
verify-file-missing = missing     { $path }
verify-file-extra = extra       { $path }
verify-file-unverifiable = no digest   { $path }
verify-count-same = { $n ->
    [one] One file is identical
   *[other] { $n } files are identical
}
verify-count-changed = { $n ->
    [one] One file has changed since the report
   *[other] { $n } files have changed since the report
}
verify-count-moved = { $n ->
    [one] One file was moved or renamed, with the same content
   *[other] { $n } files were moved or renamed, with the same content
}
verify-count-missing = { $n ->
    [one] One file that the report knows is missing
   *[other] { $n } files that the report knows are missing
}
verify-count-extra = { $n ->
    [one] One extra file, which the report does not know
   *[other] { $n } extra files, which the report does not know
}
verify-count-unverifiable = { $n ->
    [one] One file that the report could not read: nothing to compare
   *[other] { $n } files that the report could not read: nothing to compare
}
verify-count-left-out = { $n ->
    [one] One file without use for the judgement, left out of the bundle
   *[other] { $n } files without use for the judgement, left out of the bundle
}
verify-inconsistent = The report was altered: its list of documents does not give the digest that it states.
    stated: { $stated }
    obtained: { $listed }
verify-signature-absent = Signature: none. Nothing says who wrote the report, nor whether it was altered since.
verify-signature-wanted = Signature: none, though one is expected (--signer). Ask for the “.sig” file that goes with the report.
verify-signature-good = Signature: valid, by the expected key { $key }
verify-signature-unknown-signer = Signature: valid, by the key { $key }. Check that this key is indeed the signer’s (option --signer).
verify-signature-other-signer = Signature: by another key than the one expected: { $key }. The report does not come from the person expected, or that person has changed keys.
verify-signature-altered = Signature: does not match the report. The report was altered after it was signed, or the signature is that of another report.
verify-signature-malformed = Signature: the “.sig” file is not an SSH signature made for probant.
verify-holds = The folder is the one that the report speaks of.
verify-holds-bundle = The evidence in the bundle is that which the report speaks of.
verify-differs = This is not, or no longer, the folder that the report speaks of. To judge the folder as it is today: probant check

# Two reports.
diff-title = { $provider }: what changed, from { $from } to { $to }
diff-nothing = Nothing changed: same documents, same rules, same verdicts.
diff-verdicts = States that changed
diff-appeared = { $n ->
    [one] One new finding
   *[other] { $n } new findings
}
diff-gone = { $n ->
    [one] One finding gone
   *[other] { $n } findings gone
}
diff-altered = { $n ->
    [one] One finding that no longer weighs the same
   *[other] { $n } findings that no longer weigh the same
}
diff-documents = Documents
diff-packs = Rules
diff-not-asked = not asked for
diff-no-pack = (absent)
diff-turn-raised = more serious
diff-turn-lowered = less serious
diff-turn-waived = waiver granted
diff-turn-unwaived = waiver ended
diff-document-removed = removed: { $path }
diff-document-added = added: { $path }
diff-document-moved = moved: { $path } → { $to }
diff-document-changed = changed: { $path }
diff-cause-evidence = evidence: { $n ->
    [one] { $documents } has changed
   *[other] { $documents } have changed
}
diff-cause-reading = reading: { $n ->
    [one] { $documents } was read differently
   *[other] { $documents } were read differently
}
diff-cause-waiver = waiver: given, withdrawn or changed
diff-cause-attestation = attestation: given, withdrawn or changed
diff-cause-rule = rule: the pack that judges is no longer the same
diff-cause-profile = profile: the answers in probant.yaml have changed
diff-cause-date = date: time has passed on the same evidence
diff-cause-program = program: another version of probant judged
diff-cause-folder = folder: other documents have changed
diff-cause-unknown = a cause that the two reports do not show (an artefact pinned in probant.yaml, for example)
diff-balance = Better: { $better } · worse: { $worse }
diff-incomparable-provider = These two reports cannot be compared: they do not speak of the same provider (different SIRET or name). Give two reports of one provider.
diff-incomparable-packs = These two reports cannot be compared: no pack of rules judges in both. Make one of the two again with the pack of the other (--pack).

# Shards of one folder.
shard-bad = Shard not accepted: “{ $share }” — expected: K/N, from 1/N to N/N, for example 2/4
shard-output = “--shard” saves what was read, and does not judge yet: ask for exactly one file, for example -o json:part-1.json
shard-later = “--sign”, “--baseline” and “--strict-inputs” are about the whole folder: give them to “merge”, not to a shard.
shard-unreadable = “{ $path }” is not a shard that can be read: { $error }. To save a shard: probant check FOLDER --shard 1/4 -o json:part-1.json
shard-version = “{ $path }” was written by another version of probant ({ $version }, here { $own }): make all the shards again with the same version.
shard-incomplete = All the shards of a folder are needed, once each: expected from 1/{ $of } to { $of }/{ $of }, found: { $found }
shard-other-folder = The shards do not come from the same folder in the same state: a file came, went or changed size between two of them. Save the shards outside the folder, and make them again.
shard-other-day = The shards are not judged on the same day: give the same --as-of to all.
shard-other-rules = The shards do not have the same profile or the same rules: make them again with the same.
shard-other-means = The shards were not read in the same way (text recognition, protections, limits, state of git): make them again on similar machines.
merge-mixture = Shards of a folder and whole reports cannot be merged together: give the ones or the others.

# Gate.
gate-baseline-provider = The baseline report (--baseline) is that of another provider.
gate-baseline-packs = The baseline report (--baseline) was judged by other packs: make a new one with those of today.
gate-unreadable = { $n ->
    [one] One file could not be read
   *[other] { $n } files could not be read
} (--strict-inputs):
report-known = { $fault } (already known)
report-count-known = { $n ->
    [one] One finding already known from the baseline report, which does not fail the run
   *[other] { $n } findings already known from the baseline report, which do not fail the run
}

# Several providers.
fleet-title = { $n ->
    [one] One provider
   *[other] { $n } providers
} side by side
fleet-lead = One sign per indicator. The states can be compared because the same rules judged; they say nothing of the quality of a course.
fleet-mixed = Beware: the pack { $pack } is not the same in all the reports. Compare the states with caution.
fleet-caption = Providers in rows, indicators in columns
fleet-provider = Provider
fleet-found = Evidence found, out of the providers concerned
fleet-legend = Indicators
fleet-twice = Two reports of the same provider: “{ $provider }”. Give only one of them.
fleet-refused = The reports were not judged by the same rules: the digest of the pack { $pack } differs. Make them again with the same version, or add --allow-mixed-packs.
fleet-only-compares = A comparison of providers judges nothing and is not signed: “--sign”, “--baseline” and “--strict-inputs” have no effect on it. Give them to “check”, or to “merge” for the shards of a folder.

# The bundle for audit day.
bundle-title = Bundle of evidence: { $provider }
bundle-report = The whole report
bundle-left-out = { $n ->
    [0] All the documents of the folder are in the bundle.
    [one] One document of the folder is not in the bundle: it proves nothing of what is judged.
   *[other] { $n } documents of the folder are not in the bundle: they prove nothing of what is judged.
}
bundle-verify = To check that this evidence is that of the report, in this folder:
bundle-elsewhere = (kept elsewhere)
bundle-nothing = No document accepted.
bundle-changed = “{ $path }” changed while the bundle was being prepared: start again
bundle-written = Bundle written: { $path } ({ $n ->
    [one] one piece of evidence
   *[other] { $n } pieces of evidence
})

# init.
init-welcome = A few questions to write probant.yaml. An empty answer leaves the question open; nothing is written before the end.
init-ask-name = Name of the provider:
init-ask-siret = SIRET (14 digits, or empty):
init-ask-nda = Activity declaration number, NDA (11 digits, or empty):
init-ask-categories = Categories of training, among OF, BC, VAE, APP (separated by a comma):
init-question-distance_learning = Does part of the training take place at a distance?
init-ask-distance_learning = { init-question-distance_learning } (yes/no, empty: not yet)
init-question-work_based = Does part of it take place in a company (apprenticeship, placement)?
init-ask-work_based = { init-question-work_based } (yes/no, empty: not yet)
init-question-certifying = Do some courses lead to a certification?
init-ask-certifying = { init-question-certifying } (yes/no, empty: not yet)
init-question-answers_tenders = Does the provider answer calls for tenders?
init-ask-answers_tenders = { init-question-answers_tenders } (yes/no, empty: not yet)
init-question-subcontracts = Is part of it entrusted to subcontractors?
init-ask-subcontracts = { init-question-subcontracts } (yes/no, empty: not yet)
init-question-employs_staff = Does the provider employ staff?
init-ask-employs_staff = { init-question-employs_staff } (yes/no, empty: not yet)
init-question-rents_technical_platforms = Does the provider rent technical platforms?
init-ask-rents_technical_platforms = { init-question-rents_technical_platforms } (yes/no, empty: not yet)
init-ask-site = Name of a training site (empty to go on):
init-ask-premises = These premises are: your own (owned), rented (rented), the client’s (client)?
init-ask-audit = Day of the audit (YYYY-MM-DD, or empty):
init-ask-plan = Prepare one subfolder per indicator? (yes/no, empty: no)
init-ask-forge = Read the folder at each push to a forge? (github, gitlab, empty: no)
init-again = Answer not understood. Let us try again.
init-interrupted = Interview interrupted: nothing was written.
init-no-terminal = “init” asks its questions in a terminal. Without a terminal: probant init FOLDER --yes --name "Name" --category OF
init-no-name = The name of the provider is missing: --name "Name". Probant does not guess it.
init-no-category = At least one category of training is missing: --category OF (or BC, VAE, APP). Probant does not guess it.
init-bad-category = Category not accepted: “{ $given }” — expected: OF, BC, VAE or APP
init-bad-condition = Answer not accepted: “{ $given }” — expected: QUESTION=yes or QUESTION=no, for example distance_learning=yes (see probant init --help)
init-bad-site = Site not accepted: “{ $given }” — expected: NAME=owned, NAME=rented or NAME=client
init-exists = “{ $path }” exists already, and was not touched. To replace it: --force
init-written = Written:
init-done = Next: place the evidence in the folder, then run probant check { $folder }
init-yaml-head = The profile that probant reads. A whole example is in the guide (LISEZMOI.md).
init-yaml-conditions = What you do. A question left without an answer counts as “yes”.
init-yaml-sites = Without “sites”, one site, your own, is assumed.
plan-title = Plan of the evidence folder: { $provider }
plan-place = Subfolder: { $place }
plan-lead = One subfolder per indicator that applies to you. Names remain free: probant recognises documents by their content. This plan is not read as evidence.
