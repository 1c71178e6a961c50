# Marks between words that programs put together, and how a day is written.
colon = { ": " }
semicolon = { "; " }
quote-open = “
quote-close = ”
page-quote-open = “
page-quote-close = ”
decimal-mark = .
day-written = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
} { $year }
limit-language = Titles, reasons and advice that come from the rules are shown in French, the language in which they are written.
