cli-unknown-argument = Unknown option: { $arg }
cli-unknown-command = Unknown command: { $command }
cli-invalid-value = Value not accepted for { $arg }: “{ $value }” — expected: { $choices }
cli-missing-argument = Missing: { $arg }
cli-usage = Incomplete or misspelt command
cli-near = { " " }— did you mean “{ $near }”?
cli-help-hint = For help: probant --help

cli-not-a-folder = “{ $path }” is not a folder. Name the evidence folder: probant check FOLDER
cli-nothing = Nothing to examine: “{ $path }” holds no document that probant can read.
cli-no-rule = Nothing to examine: no indicator applies to this profile.
cli-cannot-read = Cannot read: { $path } ({ $error })
cli-cannot-write = Cannot write: { $path } ({ $error })
cli-bad-output = This command does not write the format “{ $format }” — expected: { $choices }
cli-two-stdout = Two reports asked for on standard output: give one of them a path, for example html:report.html
cli-bad-day = Date not accepted: “{ $day }” — expected: today, audit or YYYY-MM-DD
cli-no-audit-date = “--as-of audit” needs an audit date (audit.date) in probant.yaml
cli-unknown-pack = Unknown pack: “{ $pack }” — packs included: { $known }; otherwise, give the path of a folder that holds pack.yaml
cli-unknown-id = Nothing is called “{ $id }”.
cli-known-ids = Name an indicator ({ $indicators }), an artefact (probant list artefacts) or a code (probant list codes).
cli-internal = Internal error of probant, please report it with this text: { $panic }
cli-written = Report written: { $path }
cli-ocr-forced = “--ocr force” needs text recognition: { $why }. { $install }
cli-reading = Reading the folder
cli-watching = Waiting for a change in the folder. Ctrl-C to stop.
cli-faults = { $n ->
    [one] One error to fix
   *[other] { $n } errors to fix
}


explain-criterion = criterion { $id }: { $title }
explain-question = What the auditor wants to see
explain-requires = What is needed
explain-supporting = supporting
explain-what = Good evidence
explain-advice = If it is missing
explain-checks = What is checked
explain-how = How it is recognised
explain-titles = usual titles
explain-vocabulary = vocabulary
explain-refused = what rules it out
explain-source = Source
explain-categories = Applies to
explain-when = if { $condition }
explain-older = if “{ $artefact }” is older than { $age }
explain-judged-anyway = if not, judged when it is there
explain-incomplete-with = when absent, only incomplete if these artefacts are there: { $artefacts }
explain-level = usual severity: { $level }
explain-code-advice = What to do
explain-fresh = at most { $max } after the date that counts, unless stated otherwise
explain-mentions = mentions: { $names }
explain-columns-checked = columns of the table: { $names }
explain-external = must not be placed in the folder: only a reference to it (external evidence)
explain-indicator-of = indicator { $id }: { $title }

basis-law = law or regulation
basis-guide = reading guide
basis-seed = presentation of the label
basis-proposal = proposed by probant

level-error = error
level-warning = warning
level-note = remark

duration-months = { $n ->
    [one] one month
   *[other] { $n } months
}
duration-days = { $n ->
    [one] one day
   *[other] { $n } days
}

need-all = all of this
term-owned = the provider’s own premises
term-rented = rented room
term-client = the client’s premises
term-category = ERP category
term-sleeping = overnight accommodation
term-alarm = fire safety system present
term-lift = lift
term-and = and
term-or = or
term-not = not
term-at-most = at most

cli-bad-limit = Limit not accepted: “{ $limit }” — expected: NAME=NUMBER, with K, M or G for sizes (text=64M), or seconds for cpu and wall (wall=30)
cli-unknown-limit = Unknown limit: “{ $limit }” — known names: { $known }
cli-no-sandbox = Refused to read (--sandbox require): this system does not grant all the protections asked of its kernel (landlock, seccomp). In place: { $parts }
cli-cache-nowhere = No cache folder on this system: name one in the variable PROBANT_CACHE_DIR
cli-cache-stats = Cache: { $path }
    { $n ->
        [0] no reading kept
        [one] one reading kept
       *[other] { $n } readings kept
    }, { $size } MB of { $most } MB
cli-cache-cleaned = Cache emptied: { $path }
    { $n ->
        [0] there was nothing in it
        [one] one reading forgotten
       *[other] { $n } readings forgotten
    }, { $size } MB freed
cli-timing = { $stage }: { $time } s
cli-stage-reading = Reading and recognition
cli-stage-judging = Judgement
cli-stage-writing = Writing the reports
cli-cache-used = Cache: { $hits } taken again, { $misses } read anew
cli-cache-unused = Cache: not used
cli-cache-unwritable = Cache: cannot be written, this run’s readings are not kept
cli-workers = Isolated readers: { $started } started, { $lost } lost; protections: { $parts }

limit-sandbox-partial = The documents were read without all the protections against booby-trapped files. In place: { $parts }.
limit-sandbox-none = The documents were read without protection against booby-trapped files: on this system, the readers could not be isolated.
limit-changed = The reading limits were changed for this report: { $limits }.
limit-twins = { $n ->
    [one] Two file names are taken for one another
   *[other] { $n } pairs of file names are taken for one another
} on other systems (accents or capitals): { $names }.
limit-odd-names = { $n ->
    [one] One file name cannot be read as it is or is not
   *[other] { $n } file names cannot be read as they are or are not
} accepted everywhere (invisible or forbidden characters, unknown encoding): { $names }.
# Saved reports.
cli-no-report = “{ $path }” is not a report that probant can read back: { $error }.
    To save a report: probant check FOLDER -o json:report.json
