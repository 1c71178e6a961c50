# (laid out)
