# What rules lint finds in packs that load.
lint-clean = { $title } ({ $id }): nothing to report ({ $artefacts ->
    [one] { $artefacts } artefact
   *[other] { $artefacts } artefacts
  })
lint-count = { $n ->
    [one] One remark
   *[other] { $n } remarks
  }
lint-no-tests = no test: write some in { $folder }, one file per indicator (see docs/rules.md)
lint-never-tried = no test accepts “{ $id }”, none refuses it
lint-never-accepted = no test accepts “{ $id }”
lint-never-refused = no test refuses “{ $id }” a document that looks like it
lint-id-taken = “{ $id }” is already an artefact of { $pack }: waivers and references could not tell which
lint-id-taken-expected = expected: a letter or number of indicator that no included pack bears
lint-disabled-again = “{ $id }” is left out here, and written again in this pack
lint-source = empty source: where does this rule come from?
lint-source-expected = expected: the text, the article or the page
lint-when-never = a condition that no provider meets
lint-when-always = a condition that every provider meets: it changes nothing
lint-case-hidden = case never reached: a case above always wins
lint-out-of-reach = no document can be recognised: { $most } points at best, { $accept } needed
lint-out-of-reach-expected = add signs, or lower accept
lint-title-refused = this title contains “{ $phrase }”, which has the document refused
lint-phrase-refused = “{ $phrase }” has the document refused wherever it stands: it will never count
lint-weightless = zero points: this sign changes nothing
lint-silent-finding = finding has no effect on a refusal that has points
lint-silent-finding-expected = remove weight (the refusal becomes final), or remove finding
lint-fresh-warn-before = warning { $found } before the end of a duration of { $max }: it would always ring
lint-fresh-grace = grace of { $found } for a duration of { $max }: the duration would mean nothing any more
