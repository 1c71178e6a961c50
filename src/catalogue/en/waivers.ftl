# Waivers proposed from the worklist.
waivers-head = # Proposals taken from { $path }, to be read over before they are copied into probant.yaml. Nothing was written.
waivers-owner = to be filled in: who decides on it (column “Person in charge”)
waivers-due = to be filled in: until which day, YYYY-MM-DD (column “Due by”)
waivers-none = Nothing to propose: in { $path }, no row has a comment. Write the reason for the waiver in the column “Comment”, then start again.
waivers-no-table = No worklist in { $path }. Expected: the workbook written by “probant check -o xlsx:worklist.xlsx”, with its column titles (Artefact, Site, Person in charge, Due by, Comment).
