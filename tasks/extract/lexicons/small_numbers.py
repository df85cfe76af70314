"""Numbers up to nineteen as written in words, for patterns."""

_TO_FIVE = ("one", "two", "three", "four", "five")
_TO_TWELVE = ("six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thir", "four", "fif", "six", "seven", "eigh", "nine")

UP_TO_TWELVE = "|".join((*_TO_FIVE, *_TO_TWELVE))
UP_TO_NINETEEN = "|".join((UP_TO_TWELVE, *(f"{stem}teen" for stem in _TEENS)))
