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

# Trouble while reading.
reading-corrupt = Fichier abîmé
reading-corrupt-found = contenu abîmé ou tronqué { $detail }
reading-corrupt-advice = Rouvrir le fichier dans son logiciel, l'enregistrer à nouveau, ou redemander l'original.
reading-encrypted = Fichier protégé par un mot de passe
reading-encrypted-found = un mot de passe est demandé { $detail }
reading-encrypted-advice = Retirer le mot de passe, puis déposer à nouveau le fichier.
reading-empty = Fichier vide
reading-empty-found = aucun contenu { $detail }
reading-empty-advice = Déposer le vrai fichier, ou supprimer celui-ci.
reading-lfs-pointer = Pointeur Git LFS à la place du fichier
reading-lfs-pointer-found = trois lignes de texte à la place du document
reading-lfs-pointer-advice = Récupérer le vrai fichier (git lfs pull) avant l'analyse.
reading-shortcut = Raccourci vers un document en ligne
reading-shortcut-found = un lien, pas le document
reading-shortcut-advice = Exporter le document (PDF) et déposer l'export.
reading-no-text = Image sans texte
reading-no-text-found = aucune lettre lisible : { $n ->
    [one] une page en image
   *[other] { $n } pages en image
}
reading-no-text-advice = Relancer l'analyse avec la reconnaissance de caractères. { ocr-install } Sinon, joindre le fichier d'origine.
reading-no-text-in-vain-advice = Regarder ces pages à l'œil, les numériser à nouveau plus nettement (300 points par pouce, page droite), ou joindre le fichier d'origine.
reading-pages-without-text = Pages en image
reading-pages-without-text-found = pages sans texte : { $detail }
reading-pages-without-text-advice = Vérifier à l'œil ces pages, ou relancer l'analyse avec la reconnaissance de caractères. { ocr-install }
reading-unreliable-text = Texte caché peu fiable
reading-unreliable-text-found = le texte enregistré dans le fichier n'est pas celui que l'on voit, pages : { $detail }
reading-unreliable-text-advice = Vérifier à l'œil ces pages, ou exporter à nouveau le PDF depuis le logiciel d'origine.
reading-extension-mismatch = Extension trompeuse
reading-extension-mismatch-found = contenu réel : { $detail }
reading-extension-mismatch-advice = Renommer le fichier avec la bonne extension.
reading-limit-exceeded = Limite de lecture atteinte
reading-limit-exceeded-found = lecture arrêtée : { $detail }
reading-limit-exceeded-advice = Découper le document, ou en fournir une version allégée.
reading-unsupported = Format non lu
reading-unsupported-found = format non pris en charge { $detail }
reading-unsupported-advice = Enregistrer le document en PDF, DOCX ou XLSX.
reading-io = Fichier inaccessible
reading-io-found = le système refuse la lecture { $detail }
reading-io-advice = Vérifier les droits sur ce fichier.
reading-not-a-file = Ni fichier ni dossier
reading-not-a-file-found = lien ou fichier spécial, non suivi { $detail }
reading-not-a-file-advice = Remplacer le lien par le document lui-même.

exclusion-ignored = écarté par probant.yaml ou .probantignore
exclusion-version-control = fichier de gestion de versions
exclusion-lock = verrou d'un logiciel de bureautique
exclusion-system = fichier du système
exclusion-own = fichier de probant

# Particulars of a trouble, by what the readers say.
detail-bytes-of-a-file = taille du fichier
detail-bytes-of-a-record = longueur d'une ligne
detail-bytes-unpacked-of-a-stream = taille d'un élément une fois décompressé
detail-text-kept-of-a-document = longueur du texte
detail-cells-of-a-workbook = nombre de cellules
detail-pages-of-a-document = nombre de pages
detail-entries-of-a-package = nombre d'éléments
detail-bytes-unpacked-of-a-file = taille du fichier une fois décompressé, avec tout ce qu'il contient
detail-files-inside-one-another = fichiers imbriqués
detail-packed-badge = badge compressé dans l'image
detail-badge-kept-elsewhere = badge conservé en ligne : seule son adresse est dans l'image
detail-badge = attestation du badge illisible
detail-attachment = pièce jointe non comprise dans le message
detail-name-that-leaves-the-package = nom qui sort de l'archive
detail-mails-inside-one-another = courriels imbriqués
detail-attachments-of-a-mail = nombre de pièces jointes
detail-nesting-of-xml = imbrication
detail-pages-recognised-of-a-document = nombre de pages en image
detail-time-to-recognise-a-page = durée de la reconnaissance de caractères d'une page
detail-the-reader-stumbled = le lecteur a trébuché
detail-the-reader-gave-up = le lecteur a abandonné
detail-the-reader-was-killed = le lecteur a été arrêté de l'extérieur
detail-the-reader-broke = le lecteur s'est brisé sur ce contenu
detail-the-reader-stopped = le lecteur s'est arrêté
detail-time-of-a-reading = durée de lecture
detail-processor-time-of-a-reading = temps de calcul de la lecture
detail-memory-of-a-reading = mémoire de la lecture
detail-changed-while-it-was-read = modifié pendant la lecture
detail-cut-short = coupé avant la fin
detail-no-pdf-structure = structure PDF introuvable
detail-no-pages = aucune page
detail-content-of-a-page = quantité de dessins ou de lettres d'une page
detail-attachments-of-a-pdf = nombre de pièces jointes
detail-xfa-form = formulaire XFA, que seul Adobe Reader affiche
detail-not-a-mail = ce n'est pas un courriel
detail-of-a-part = { $part } : { $what }
detail-bytes-unpacked-of-a-part = taille décompressée d’un élément
detail-missing = élément absent
detail-not-to-be-trusted = élément en double ou au nom trompeur
detail-way-of-packing = compression inconnue
detail-two-parts-of-one-name = deux éléments du même nom
detail-parts-that-overlap = éléments qui se chevauchent
detail-no-main-part = contenu principal absent
detail-unknown-way-of-encryption = chiffrement inconnu
detail-damaged-xml = XML abîmé
detail-xml-cut-short = XML coupé avant la fin
detail-document-type-declaration = déclaration de type de document, refusée par sûreté
detail-unreadable = illisible
detail-link = lien symbolique, non suivi
detail-a-cell-beyond-the-last-column = cellule au-delà de la dernière colonne
detail-macros = feuille de macros, jamais exécutées
detail-dialog = boîte de dialogue
detail-page = page illisible
detail-not-of-this-format = le contenu n'est pas de ce format
detail-embedded-file = fichier incorporé d'un format non pris en charge
detail-nesting-of-groups = groupes imbriqués

## Reconnaissance de caractères

ocr-install = Pour l'installer, Debian ou Ubuntu : « sudo apt install tesseract-ocr tesseract-ocr-fra » ; macOS : « brew install tesseract tesseract-lang » ; Windows : « winget install UB-Mannheim.TesseractOCR », en cochant le français.
ocr-off = reconnaissance de caractères désactivée (--ocr off)
ocr-absent = le programme tesseract n'est pas installé
ocr-no-french = tesseract est installé, mais pas son français
ocr-in-vain = rien de sûr n'y a été reconnu

# What is worth knowing of a document that was read.
remark-deleted-text = { $n ->
    [one] un passage supprimé en suivi des modifications, non lu
   *[other] { $n } passages supprimés en suivi des modifications, non lus
}
remark-inserted-text = { $n ->
    [one] un passage ajouté en suivi des modifications, pas encore accepté
   *[other] { $n } passages ajoutés en suivi des modifications, pas encore acceptés
}
remark-hidden-text = { $n ->
    [one] un passage masqué, non lu
   *[other] { $n } passages masqués, non lus
}
remark-hidden-sheet = { $n ->
    [one] une feuille ou diapositive masquée, lue
   *[other] { $n } feuilles ou diapositives masquées, lues
}
remark-hidden-rows = { $n ->
    [one] une ligne masquée, lue
   *[other] { $n } lignes masquées, lues
}
remark-hidden-columns = { $n ->
    [one] une colonne masquée, lue
   *[other] { $n } colonnes masquées, lues
}
remark-macros = contient des macros, jamais exécutées
remark-external-target = { $n ->
    [one] renvoie à un fichier extérieur, non suivi
   *[other] renvoie à { $n } fichiers extérieurs, non suivis
}
remark-hashed-recipient = badge dont le titulaire n’est nommé que par une empreinte
