# Marks between words that programs put together, and how a day is written.
colon = { " : " }
semicolon = { " ; " }
quote-open = { "« " }
quote-close = { " »" }
page-quote-open = «&nbsp;
page-quote-close = &nbsp;»
decimal-mark = ,
day-written = { $dd }/{ $mm }/{ $year }
# Nothing to say where rules and report are in the same language.
limit-language = { "" }
