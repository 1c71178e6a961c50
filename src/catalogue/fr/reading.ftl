# Places in a document.
place-page = page { $n }
place-cell = cellule { $cell }
place-sheet-cell = feuille « { $sheet } », cellule { $cell }
place-paragraph = paragraphe { $n }
place-entry = pièce jointe « { $entry } »

count-documents = { $n ->
    [one] { $n } document
   *[other] { $n } documents
}
