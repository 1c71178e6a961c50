# Artefacts that exist once for each learner or session: how many have theirs.

finding-members = { $artefact }: { $complete } of { $total } { $per ->
    [learner] listed learners
    [apprentice] listed apprentices
    [session] sessions
   *[other] expected
} { $per ->
    [session] have theirs
    [learner] have theirs
    [apprentice] have theirs
   *[other] found
} in order; without one found: { $missing }{ $faulty ->
    [0] {""}
    [one] {""}, to complete: 1
   *[other] {""}, to complete: { $faulty }
}.
expected-members-list = one for each of those named by the lists of the folder
expected-members-folders = one in each of the session folders side by side
expected-members-none = one for each
found-members = without one found: { $names }{ $more ->
    [0] {""}
    [one] {""}; and one other
   *[other] {""}; and { $more } others
}
advice-members-list = Check these names: add what is missing, or note in the list the dropout, absence or postponement that explains it.
advice-members-folders = Check these session folders: add what is missing, or leave them if it is kept elsewhere.
advice-members-none = Check that there is one for each.

report-coverage = { $per ->
    [learner] Learners
    [apprentice] Apprentices
    [session] Sessions
   *[other] Expected
}: { $complete } of { $total } in order{ $missing ->
    [0] {""}
   *[other] {""}, { $missing } without one found
}{ $faulty ->
    [0] {""}
   *[other] {""}, { $faulty } to complete
} ({ $basis ->
    [folders] by the folders side by side
   *[other] by the lists of the folder
})
report-coverage-unknown = { $complete ->
    [one] One distinct document; no list in the folder says how many are needed.
   *[other] { $complete } distinct documents; no list in the folder says how many are needed.
}
report-gaps = Which ones?
report-gap-missing = none found
report-gap-faulty = to complete
report-gap-unnamed = name masked
report-more-gaps = { $n ->
    [one] and one other
   *[other] and { $n } others
}
