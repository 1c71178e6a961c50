# Faults of the files that people write: profile, packs, kinds.
fault-too-large = file of { $size } KiB: the limit is { $most } KiB
fault-empty-file = empty file
fault-vocabulary = unreadable words; expected: “word 31, other 24”, as “probant rules test --learn” writes them
fault-and-more = { $n ->
    [one] and one more fault, not shown
   *[other] and { $n } more faults, not shown
}
fault-unreadable = unreadable content ({ $detail })
fault-unknown-key = unknown key “{ $key }”
fault-missing-key = missing key “{ $key }”
fault-duplicate-key = key “{ $key }” already written above in this block
fault-complex-key = a key must be a word, not a list or a block
fault-type = { $found } does not fit here
fault-no-value = key without a value: fill it in or delete the line
fault-unknown-word = unknown value “{ $word }”
fault-form = unexpected form “{ $found }”
fault-range = value out of bounds: { $found }
fault-empty = nothing is written here
fault-other = value refused by the schema ({ $keyword })
fault-deep = more than { $most } levels deep
fault-alias = YAML alias (*name) refused
fault-merge = YAML merge (<<) refused
fault-alias-advice = write the content out in full
fault-tag = YAML type tag (!name) refused
fault-second-document = second YAML document (---) refused: only one per file
fault-syntax = unreadable YAML from here on

expected-one-of = expected: { $list }
expected-type = expected: { $type }
expected-range = expected: from { $least } to { $most }
did-you-mean = did you mean “{ $word }”?
write-instead = write “{ $form }”

type-string = a text
type-array = a list
type-object = a block of keys
type-boolean = true (yes) or false (no)
type-integer = a whole number
type-number = a number
type-null = an empty value

syntax-tab = indent with spaces, not tabs
syntax-open-quote = a quotation mark is opened and never closed
syntax-after-quote = text follows a closing quotation mark: double the mark or put the whole text in quotes
syntax-escape = in double quotes, a backslash is written twice (\\)
syntax-open-bracket = a bracket or brace is not closed, or a comma is missing
syntax-flow-indent = a line that continues a bracket or brace starts further right than the key that opens it
syntax-colon = a text that contains “: ” goes in quotes
syntax-line-before = the line before is not finished (missing colon, quotation mark or bracket), or the indentation differs
syntax-missing-colon = a key is followed by a colon and a space
syntax-anchor = YAML references (&name, *name) are not allowed; a text that starts with & or * goes in quotes
syntax-indent = indentation (spaces at the start of the line) differs from that of the lines around, or a quotation mark is missing
syntax-other = check quotation marks, colons and indentation of this line

form-slug = expected: lower-case letters without accents and digits, separated by hyphens
form-indicator = expected: a letter or a number (E, 12)
form-like = expected: FRAMEWORK/ARTEFACT, such as certifregion-v6/E.safety-register, or an artefact of the same framework

# Conditions of the profile.
condition-distance_learning-yes = distance learning
condition-distance_learning-no = no distance learning
condition-work_based-yes = work-based training
condition-work_based-no = no work-based training
condition-certifying-yes = certifying courses
condition-certifying-no = no certifying course
condition-answers_tenders-yes = answers to calls for tenders
condition-answers_tenders-no = no answer to a call for tenders
condition-subcontracts-yes = use of subcontractors
condition-subcontracts-no = no subcontracting
condition-employs_staff-yes = employees in the organisation
condition-employs_staff-no = no employee
condition-rents_technical_platforms-yes = rental of technical platforms
condition-rents_technical_platforms-no = no rental of technical platforms
condition-answered = { $meaning } ({ $name }: { $value })
condition-unanswered = { $meaning } ({ $name }: no answer, counted as yes)

applicable-categories = applies to categories { $categories }
applicable-because = applies: { $answers }
applicable-when = applies: the condition “{ $when }” is met
not-applicable-categories = not applicable: applies only to { $indicator } (profile: { $profile })
not-applicable-because = not applicable: { $answers }
not-applicable-when = not applicable: the condition “{ $when }” is not met

# Faults of conditions.
fault-when = unreadable condition
fault-when-long = condition too long (limit: { $most } characters)
fault-when-name = unknown answer “{ $name }” in the condition
fault-when-site = “{ $name }” exists only for an indicator judged per site (per: site)
fault-when-word = “{ $word }” is never an answer: the condition would never be met
fault-when-unanswerable = a condition that the profile cannot answer
expected-when = expected: answers of the profile, compared by ==, !=, <, <=, in, and joined by and, or, not

# Faults of packs.
fault-no-pack-file = { $file } is missing from this folder of rules
fault-no-indicator = no indicator file in this folder of rules
fault-pack-twice = the framework “{ $id }” is asked for twice
fault-id-twice = identifier “{ $id }” already taken above
fault-indicator-twice = indicator “{ $id }” already described in { $file }
fault-unknown-criterion = unknown criterion “{ $id }”
fault-unknown-artefact = unknown artefact “{ $id }”
fault-given = “when_older”, “judged_anyway” and “incomplete_with” only go with “artefact”
expected-given = expected: these keys beside artefact, in the same requirement
fault-need = malformed requirement
expected-need = expected: exactly one key among artefact, all, any, or the pair at_least and of
fault-phrase-empty = “{ $phrase }” will never find anything: no word of it is left
fault-no-phrase = empty list: it will never find anything
expected-phrase = expected: at least one word other than de, du, des, le, la, les, un, une, au, aux
fault-regex = regular expression unreadable at this point
fault-regex-large = regular expression too large
fault-regex-anything = this expression finds the empty text, and so anything
fault-regex-never = “{ $char }” never occurs in the text that is compared
expected-folded = expected: lower case without accents, straight apostrophe
fault-thresholds = inconsistent points: accept { $accept }, review { $review }
expected-thresholds = expected: accept larger than review, and review larger than 0
fault-duration = unreadable duration “{ $found }”
expected-duration = expected: an ISO 8601 duration, such as P6M (6 months), P90D (90 days), P1Y (1 year)
fault-date = unreadable date “{ $found }”
expected-date = expected: year-month-day, such as 2026-12-15
fault-dates-reversed = the end comes before the beginning

# Faults of what a pack takes from others.
fault-base-ring = these frameworks extend one another in a ring: { $ring }
fault-base-unreadable = framework “{ $id }” not found: there is no file { $file }
fault-unknown-base = unknown framework “{ $id }”
fault-without-nothing = “{ $path }” does not exist in what is taken up: there is nothing to leave out
fault-without-base = nothing to remove: this framework extends none
expected-base = expected: extends, with the identifier or the path of a framework
fault-disable = malformed removal
expected-disable = expected: either artefact or indicator, with reason
fault-unknown-indicator = unknown indicator “{ $id }”
fault-disable-all = nothing would be left of indicator { $id }
expected-disable-all = expected: the removal of the whole indicator ({"{"}indicator: { $id }{"}"}), if it no longer counts
expected-like = expected: FRAMEWORK/ARTEFACT, such as certifregion-v6/E.safety-register
fault-like-ring = “{ $id }” ends up taking itself as its model

# Faults of the profile.
fault-digits = { $found } digits instead of { $n }
fault-not-digit = “{ $char }” is not a digit
expected-digits = expected: { $n } digits, in quotes
fault-siret-key = this SIRET does not exist: its check digit is wrong
fault-siren-key = this SIRET does not exist: the check digit of its first nine digits (SIREN) is wrong
expected-siret = read it again on the INSEE registration notice: a digit is wrong, or two are swapped
fault-new-entrant = “{ $category }” is not in categories
fault-unknown-site = unknown site “{ $site }”
fault-evidence = artefact without a place, or with two
expected-evidence = expected: either path (a file of the folder), or external (evidence kept elsewhere)
fault-never-in-folder = the artefact “{ $id }” must never be in the folder: it holds sensitive data
expected-external = expected: external, with where, date, checked_by and checked_on
fault-path = a path that cannot be in the folder
fault-glob = unreadable file pattern
fault-glob-large = file pattern too long, or too many of them
fault-glob-never = this pattern will never find a file
expected-path = expected: a path from the folder, with / between its parts
form-sha256 = expected: 64 hexadecimal digits
