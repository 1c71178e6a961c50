# Waivers proposed from the worklist.
waivers-head = # Propositions tirées de { $path }, à relire avant de les copier dans probant.yaml. Rien n’a été écrit.
waivers-owner = à compléter : qui en décide (colonne « Responsable »)
waivers-due = à compléter : jusqu’à quel jour, AAAA-MM-JJ (colonne « Pour le »)
waivers-none = Rien à proposer : dans { $path }, aucune ligne n’a de commentaire. Écrire dans la colonne « Commentaire » la raison de la dérogation, puis recommencer.
waivers-no-table = Aucun tableau de suivi dans { $path }. Attendu : le classeur écrit par « probant check -o xlsx:suivi.xlsx », avec ses titres de colonnes (Pièce, Site, Responsable, Pour le, Commentaire).
