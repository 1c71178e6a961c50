# Places in a document.
place-page = page { $n }
place-cell = cell { $cell }
place-sheet-cell = sheet “{ $sheet }”, cell { $cell }
place-paragraph = paragraph { $n }
place-entry = attachment “{ $entry }”

count-documents = { $n ->
    [one] { $n } document
   *[other] { $n } documents
}

# Trouble while reading.
reading-corrupt = Damaged file
reading-corrupt-found = damaged or truncated content { $detail }
reading-corrupt-advice = Open the file in its own program and save it again, or ask for the original.
reading-encrypted = File protected by a password
reading-encrypted-found = a password is asked for { $detail }
reading-encrypted-advice = Remove the password, then place the file in the folder again.
reading-empty = Empty file
reading-empty-found = no content { $detail }
reading-empty-advice = Place the real file in the folder, or delete this one.
reading-lfs-pointer = Git LFS pointer in place of the file
reading-lfs-pointer-found = three lines of text in place of the document
reading-lfs-pointer-advice = Fetch the real file (git lfs pull) before the analysis.
reading-shortcut = Shortcut to an online document
reading-shortcut-found = a link, not the document
reading-shortcut-advice = Export the document (PDF) and place the export in the folder.
reading-no-text = Picture without text
reading-no-text-found = not one letter that can be read: { $n ->
    [one] one page that is a picture
   *[other] { $n } pages that are pictures
}
reading-no-text-advice = Run the analysis again with text recognition. { ocr-install } Otherwise, add the original file.
reading-no-text-in-vain-advice = Look at these pages yourself, scan them again more sharply (300 dots per inch, page straight), or add the original file.
reading-pages-without-text = Pages that are pictures
reading-pages-without-text-found = pages without text: { $detail }
reading-pages-without-text-advice = Check these pages yourself, or run the analysis again with text recognition. { ocr-install }
reading-unreliable-text = Unreliable hidden text
reading-unreliable-text-found = the text stored in the file is not the one that is seen, pages: { $detail }
reading-unreliable-text-advice = Check these pages yourself, or export the PDF again from the original program.
reading-extension-mismatch = Misleading extension
reading-extension-mismatch-found = real content: { $detail }
reading-extension-mismatch-advice = Rename the file with the right extension.
reading-limit-exceeded = Reading limit reached
reading-limit-exceeded-found = reading stopped: { $detail }
reading-limit-exceeded-advice = Split the document, or provide a lighter version of it.
reading-unsupported = Format not read
reading-unsupported-found = format not supported { $detail }
reading-unsupported-advice = Save the document as PDF, DOCX or XLSX.
reading-io = File out of reach
reading-io-found = the system refuses to read it { $detail }
reading-io-advice = Check the permissions of this file.
reading-not-a-file = Neither a file nor a folder
reading-not-a-file-found = a link or special file, not followed { $detail }
reading-not-a-file-advice = Replace the link with the document itself.

exclusion-ignored = left out by probant.yaml or .probantignore
exclusion-version-control = file of version control
exclusion-lock = lock of an office program
exclusion-system = file of the system
exclusion-own = file of probant

# Particulars of a trouble, by what the readers say.
detail-bytes-of-a-file = size of the file
detail-bytes-of-a-record = length of a line
detail-bytes-unpacked-of-a-stream = size of a part once unpacked
detail-text-kept-of-a-document = length of the text
detail-cells-of-a-workbook = number of cells
detail-pages-of-a-document = number of pages
detail-entries-of-a-package = number of parts
detail-bytes-unpacked-of-a-file = size of the file once unpacked, with all that it holds
detail-files-inside-one-another = files inside one another
detail-packed-badge = badge compressed inside the picture
detail-badge-kept-elsewhere = badge kept online: only its address is in the picture
detail-badge = unreadable badge assertion
detail-attachment = attachment not included in the message
detail-name-that-leaves-the-package = name that leaves the archive
detail-mails-inside-one-another = mails inside one another
detail-attachments-of-a-mail = number of attachments
detail-nesting-of-xml = nesting
detail-pages-recognised-of-a-document = number of pages that are pictures
detail-time-to-recognise-a-page = time to recognise the text of a page
detail-the-reader-stumbled = the reader stumbled
detail-the-reader-gave-up = the reader gave up
detail-the-reader-was-killed = the reader was stopped from outside
detail-the-reader-broke = the reader broke on this content
detail-the-reader-stopped = the reader stopped
detail-time-of-a-reading = time of reading
detail-processor-time-of-a-reading = processor time of the reading
detail-memory-of-a-reading = memory of the reading
detail-changed-while-it-was-read = changed while it was read
detail-cut-short = cut before the end
detail-no-pdf-structure = no PDF structure found
detail-no-pages = no page
detail-content-of-a-page = amount of drawing or letters on a page
detail-attachments-of-a-pdf = number of attachments
detail-xfa-form = XFA form, which only Adobe Reader shows
detail-not-a-mail = this is not a mail
detail-of-a-part = { $part }: { $what }
detail-bytes-unpacked-of-a-part = unpacked size of a part
detail-missing = part that is absent
detail-not-to-be-trusted = part that is there twice or has a misleading name
detail-way-of-packing = unknown compression
detail-two-parts-of-one-name = two parts of the same name
detail-parts-that-overlap = parts that overlap
detail-no-main-part = main content absent
detail-unknown-way-of-encryption = unknown encryption
detail-damaged-xml = damaged XML
detail-xml-cut-short = XML cut before the end
detail-document-type-declaration = document type declaration, refused for safety
detail-unreadable = unreadable
detail-link = symbolic link, not followed
detail-a-cell-beyond-the-last-column = cell beyond the last column
detail-macros = macro sheet, never run
detail-dialog = dialog sheet
detail-page = unreadable page
detail-not-of-this-format = the content is not of this format
detail-embedded-file = embedded file of an unsupported format
detail-nesting-of-groups = groups inside one another

## Text recognition

ocr-install = To install it, Debian or Ubuntu: “sudo apt install tesseract-ocr tesseract-ocr-fra”; macOS: “brew install tesseract tesseract-lang”; Windows: “winget install UB-Mannheim.TesseractOCR”, ticking French.
ocr-off = text recognition turned off (--ocr off)
ocr-absent = the program tesseract is not installed
ocr-no-french = tesseract is installed, but not its French
ocr-in-vain = nothing certain was recognised in it

# What is worth knowing of a document that was read.
remark-deleted-text = { $n ->
    [one] one passage deleted in tracked changes, not read
   *[other] { $n } passages deleted in tracked changes, not read
}
remark-inserted-text = { $n ->
    [one] one passage added in tracked changes, not accepted yet
   *[other] { $n } passages added in tracked changes, not accepted yet
}
remark-hidden-text = { $n ->
    [one] one hidden passage, not read
   *[other] { $n } hidden passages, not read
}
remark-hidden-sheet = { $n ->
    [one] one hidden sheet or slide, read
   *[other] { $n } hidden sheets or slides, read
}
remark-hidden-rows = { $n ->
    [one] one hidden row, read
   *[other] { $n } hidden rows, read
}
remark-hidden-columns = { $n ->
    [one] one hidden column, read
   *[other] { $n } hidden columns, read
}
remark-macros = contains macros, never run
remark-external-target = { $n ->
    [one] refers to an outside file, not followed
   *[other] refers to { $n } outside files, not followed
}
remark-hashed-recipient = badge whose holder is named only by a digest
