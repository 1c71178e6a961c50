# Pictures of the HTML report (--pictures).
cli-pictures-html = “--pictures” shows pictures in the HTML report, and none is asked for. Add for example “-o html:report.html”.
cli-stage-pictures = Pictures of pages

pictures-alt = Extract of page { $page }: the passage quoted is highlighted there.
pictures-caption-veiled = What was not read as text is blurred.
pictures-page-alt = First page, small.
pictures-page = { $n ->
    [one] One page
   *[other] { $n } pages
} without readable text. { $advice }
pictures-ocr-off = Run again without “--ocr off” to try and read something there.

pictures-omitted = Pictures of pages: none, as the report takes nothing from the documents (--redact omit).
pictures-nameless = Pictures of pages: none, as file names are replaced (--redact-names) and a page may bear its own.
pictures-veiled = Pictures of pages: what was not read as text is blurred there, lines with personal data are struck out (--redact mask).
pictures-personal = Pictures of pages: { $n ->
    [one] one passage is not shown, as it or its document holds personal data
   *[other] { $n } passages are not shown, as they or their documents hold personal data
} (--redact mask).
pictures-nowhere = Pictures of pages: { $n ->
    [one] one passage is not shown, as its exact place on the page is not known.
   *[other] { $n } passages are not shown, as their exact place on the page is not known.
}
pictures-undrawn = Pictures of pages: { $n ->
    [one] one picture could not be drawn
   *[other] { $n } pictures could not be drawn
} within the limits of time and memory ({ $names }).
pictures-changed = Pictures of pages: { $n ->
    [one] one file has changed since it was read, nothing of it is shown
   *[other] { $n } files have changed since they were read, nothing of them is shown
} ({ $names }).
pictures-full = Pictures of pages: { $n ->
    [one] one picture is not shown
   *[other] { $n } pictures are not shown
}: the pictures of a report take no more than { $size } MB in all.
