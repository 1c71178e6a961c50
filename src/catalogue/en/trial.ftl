# Tests of packs: rules test.
fault-case-without-expectation = test that expects nothing
expected-case-expectation = expected: at least accepts, refuses, finds or free_of
fault-case-content = test without a document, or with two
expected-case-content = expected: either text (some text), or table (rows of cells)
fault-case-twice = test “{ $name }” already written on line { $line }: its name must tell it apart
fault-case-contradiction = “{ $name }” cannot be both in { $one } and in { $other }

trial-none = No test for { $pack }: write some in { $folder }, one file per indicator (see docs/rules.md).
trial-pack = { $title } ({ $id })
trial-expected = expected
trial-found = found
trial-accepts = serves { $ids }
trial-refuses = does not serve { $ids }
trial-finds = a finding { $codes }
trial-free-of = no finding { $codes }
trial-weight = { $id }: { $points } points
trial-weigh-embedded = { $pack } is part of the program, nothing can be written there: give the path of a folder of rules.
trial-serves = serves { $ids }
trial-serves-none = serves no artefact
trial-near = { $id }: { $score } points out of { $accept }
trial-codes = findings: { $codes }
trial-codes-none = no finding
trial-count = { $n ->
    [one] { $n } test
   *[other] { $n } tests
  }, { $failed ->
    [0] all passed
    [one] { $failed } failed
   *[other] { $failed } failed
  }
trial-mutation = Mutations: { $killed } conditions out of { $all } are held by a test, which is { $score } (recognition { $recognition }, checks { $checks }).
trial-survivors = Conditions that can be removed without any test failing:
trial-untested = no test names this artefact ({ $n ->
    [one] { $n } condition
   *[other] { $n } conditions
  })
trial-low-score = Too few conditions are held: expected { $least } at least (--min-score), found { $score }. Write a test for each condition named above, or remove it.

# Packs pinned by their digest.
pin-malformed = Unreadable digest for the pack “{ $pack }”: { $found }
  expected: 64 hexadecimal digits after @sha256:
  To learn it: probant list packs --pack { $pack } --format json
pin-other = The pack “{ $pack }” is no longer the one that was pinned: its rules, or those it takes up, have changed.
  expected: sha256:{ $expected }
  found: sha256:{ $found }
  If this change is intended, replace the digest with the one that was found.
  To read the digest again: probant list packs --pack { $pack } --format json

# What a pack leaves out of the one that it extends.
limit-disabled = “{ $id }” is not examined: { $pack } leaves it out ({ $reason }).
