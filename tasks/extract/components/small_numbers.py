"""Numbers up to nineteen as written in words, for patterns."""

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("thir", "four", "fif", "six", "seven", "eigh", "nine")

UP_TO_TWELVE = "|".join((*_UNITS, "ten", "eleven", "twelve"))
UP_TO_NINETEEN = "|".join((UP_TO_TWELVE, *(f"{stem}teen" for stem in _TEENS)))
