"""Rule over capitals: a text written in capitals gets the case back that its words usually have.

Every character keeps its place. `casing.csv.gz` lists words usually written in lower case and abbreviations usually in
capitals; any other word is taken for a name. `names.csv` says which words make up names of bodies and offices.
"""

import csv
import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from tasks.clean.aligned import Aligned

ALL_CAPITALS = "all_capitals"
_CAPITALS_SHARE = 0.8
_FEWEST_LETTERS = 60
_WORD = re.compile(r"[^\W\d_]+(?:\.(?:[^\W\d_]\.)+)?(?:'[^\W\d_]{1,2}\b(?!\w))?|\d+(?:ST|ND|RD|TH|D)\b")
_SENTENCE_START = re.compile(r"""(?:^|\n\n|[.?!:]["')\]]*\s|--\s?"|^["(]|[,:]\s")["'(\[]*$""")
_ABBREVIATED = re.compile(
    r"""(?:\b[A-Z]\.|\b(?:DR|MR|MRS|MS|COL|GEN|LT|CAPT|SGT|MAJ|MSGR|REV|ST|SR|JR|NO|GOV|SEN)\.)["')]*\s$"""
)
_GLOSS = re.compile(r"[(\[]([A-Z][A-Z0-9-]{1,11})[)\]]")
_LONG_GLOSS = re.compile(r"\[([A-Z][A-Z' -]+ [A-Z' -]+)(?:[,(][^\]]*)?\]")
_VOWEL = re.compile("[AEIOUY]")
_PARTICLES = {"de", "del", "y", "e", "da", "do", "dos", "das", "von", "van", "di", "ibn", "bin"}
_ARTICLES = {"la", "las", "los", "el"}
_INNER = {"of", "the", "and", "for", "in", "on", "to"}
_NUMBERED = re.compile(r"-?\d")
_MONTHS = {"may", "march"}
_LONGEST_NAME = 7
_PLAIN_FOLLOWERS = (" ", ",", ".")
_BEFORE_A_MARCH = ("THE ", " A ", "PROTEST ", "THIS ", "PEACE ", "TO ")
_PREFIXES = ("anti", "counter", "ultra", "non", "pro", "inter", "para", "over", "under", "re", "un", "pre", "semi")


@dataclass(frozen=True, slots=True)
class Casing:
    """What is known of words.

    `plain` are the lower-case words that need no second look, `rare` those that a surname may look like, and `roles`
    those that the table of names gives: head, weak_head, of_head, modifier, rank, portfolio, people, address, given.
    """

    lower: frozenset[str]
    plain: frozenset[str]
    rare: frozenset[str]
    upper: frozenset[str]
    roles: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[str, ...], ...]]


@dataclass(slots=True)
class _Token:
    """A word, its place, and the case decided for it so far: l(ower), t(itle) or u(pper).

    `key` is the word in lower case without a possessive ending, `gap` what stands between it and the word before.
    """

    text: str
    key: str
    start: int
    case: str
    starts_sentence: bool
    gap: str


@lru_cache(maxsize=1)
def load_casing() -> Casing:
    """Read the tables, once a process."""
    package = files("tasks.clean")
    table = gzip.decompress(package.joinpath("casing.csv.gz").read_bytes()).decode("utf-8")
    words = dict(line.split(",", 1) for line in table.splitlines()[1:])
    roles: dict[str, set[str]] = {}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for row in csv.DictReader(package.joinpath("names.csv").read_text(encoding="utf-8").splitlines()):
        if row["role"] == "phrase":
            parts = tuple(row["word"].split())
            phrases.setdefault(parts[0], []).append(parts)
        else:
            roles.setdefault(row["role"], set()).add(row["word"])
    upper = {word for word, case in words.items() if case == "upper"} | roles.pop("acronym", set())
    lower = {word for word, case in words.items() if case in {"lower", "rare"}} | roles.pop("common", set())
    return Casing(
        lower=frozenset(lower - upper),
        plain=frozenset(word for word in lower - upper - roles.get("address", set()) - _MONTHS if len(word) > 1),
        rare=frozenset(word for word, case in words.items() if case == "rare"),
        upper=frozenset(upper),
        roles={role: frozenset(members) for role, members in roles.items()},
        phrases={first: tuple(found) for first, found in phrases.items()},
    )


def usually_names(words: str) -> bool:
    """Whether words in lower case are a name: at least one of them is no common word and no abbreviation."""
    casing = load_casing()
    return any(word not in casing.lower and word not in casing.upper for word in words.split())


def is_all_capitals(text: str) -> bool:
    """Whether nearly all letters of a text are capitals."""
    capitals = sum(map(str.isupper, text))
    letters = capitals + sum(map(str.islower, text))
    return letters >= _FEWEST_LETTERS and capitals > _CAPITALS_SHARE * letters


def restore_case(text: Aligned) -> Aligned:
    """Write a text in capitals as it would be in print, character for character."""
    pieces, at = [], 0
    for token in _settled(text.text):
        pieces += [text.text[at : token.start], _written(token)]
        at = token.start + len(token.text)
    return text.respell("".join([*pieces, text.text[at:]]))


def usually_small(text: str) -> Iterator[int]:
    """Say where in a text in capitals a word starts that is usually written small."""
    return (token.start for token in _settled(text) if token.case == "l")


def _settled(text: str) -> list[_Token]:
    """The words of a text in capitals, the case of each decided."""
    casing = load_casing()
    tokens = list(_tokens(text, casing))
    _capitalise_phrases(tokens, casing)
    _capitalise_bodies(tokens, casing)
    _capitalise_glossed(text, tokens)
    _capitalise_surnames(tokens, casing)
    _capitalise_ranks(tokens, casing)
    _settle_particles(tokens)
    return tokens


def _tokens(text: str, casing: Casing) -> Iterator[_Token]:
    acronyms = {
        gloss[1].lower() for gloss in _GLOSS.finditer(text) if len(gloss[1]) <= 5 or not _VOWEL.search(gloss[1])
    }
    end = 0
    for match in _WORD.finditer(text):
        start, gap = match.start(), text[end : match.start()]
        key = match[0].lower().removesuffix("'s")
        starts = gap != " " and _opens_sentence(text, start)
        plain = gap == " " and key in casing.plain and text[match.end() : match.end() + 1] in _PLAIN_FOLLOWERS
        case = "l" if plain else _usual_case(key, match, casing, acronyms)
        yield _Token(match[0], key, start, case, starts, gap)
        end = match.end()


def _opens_sentence(text: str, start: int) -> bool:
    head = text[max(0, start - 8) : start]
    return start == 0 or bool(_SENTENCE_START.search(head) and not _ABBREVIATED.search(head))


def _usual_case(word: str, match: re.Match[str], casing: Casing, acronyms: set[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    if "." in word or word in casing.upper or text[start - 1 : start].isdigit() or _NUMBERED.match(text, end):
        return "u"
    if word in casing.roles["address"]:
        return "t"
    if word in _MONTHS:
        common = word == "may" or text.endswith(_BEFORE_A_MARCH, 0, start)
        dated = text[start - 2 : start - 1].isdigit() or text[end + 1 : end + 2].isdigit()
        return "t" if dated or not common else "l"
    if len(word) == 1:
        return "l" if word == "a" and not text.startswith(".", end) else "u"
    if word in casing.lower or word[0].isdigit() or _is_contraction(word, casing):
        return "l"
    abbreviation = word in acronyms or (len(word) <= 5 and not _VOWEL.search(match[0]))
    return "u" if abbreviation else "l" if _is_inflected(word, casing) else "t"


def _is_contraction(word: str, casing: Casing) -> bool:
    stem, mark, _ = word.partition("'")
    return bool(mark) and (stem in casing.lower or stem in {"i", "don", "didn", "isn", "wasn", "weren", "can", "won"})


def _is_inflected(word: str, casing: Casing) -> bool:
    """Whether an unknown word is built on a known one: "machinegunned", "antidrug", "ultrarightists"."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and word[len(prefix) :] in casing.lower and len(word) >= len(prefix) + 4:
            return True
    stems = (
        word.removesuffix(ending)
        for ending in ("ed", "ing", "s", "es", "ly", "d", "er", "ers")
        if word.endswith(ending)
    )
    return any(len(stem) >= 4 and (stem in casing.lower or stem + "e" in casing.lower) for stem in stems)


def _adjoin(tokens: list[_Token], index: int) -> bool:
    """Whether a word follows the one before it with nothing but a space or hyphen between."""
    return 0 < index < len(tokens) and tokens[index].gap in {" ", "-"}


def _capitalise(tokens: list[_Token]) -> None:
    for token in tokens:
        if token.case == "l" and token.key not in _INNER:
            token.case = "t"


def _capitalise_phrases(tokens: list[_Token], casing: Casing) -> None:
    for index, token in enumerate(tokens):
        for phrase in casing.phrases.get(token.key, ()):
            part = tokens[index : index + len(phrase)]
            if tuple(item.key for item in part) == phrase and all(
                _adjoin(tokens, index + n) for n in range(1, len(part))
            ):
                _capitalise(part)


def _capitalise_bodies(tokens: list[_Token], casing: Casing) -> None:
    """Write "national liberation army", "atlacatl battalion" and "ministry of the interior" as names."""
    strong, weak = casing.roles["head"], casing.roles["weak_head"]
    modifiers, people = casing.roles["modifier"], casing.roles["people"]
    for index, token in enumerate(tokens):
        if token.key not in strong and token.key not in weak:
            continue
        first = index
        while _adjoin(tokens, first) and _extends(tokens[first - 1], modifiers, token.key in strong, people):
            first -= 1
        while first < index and tokens[first].key in people and token.key in weak:
            first += 1
        if first < index:
            _capitalise(tokens[first : index + 1])
        if token.key in casing.roles["of_head"]:
            _capitalise_complement(tokens, index)


def _extends(token: _Token, modifiers: frozenset[str], strong: bool, people: frozenset[str]) -> bool:
    if token.text.endswith("'S"):
        return token.key in {"people", "women", "workers"}
    return token.key in modifiers or (
        token.case in "tu" and (strong or token.key in people) and not token.starts_sentence
    )


def _capitalise_complement(tokens: list[_Token], index: int) -> None:
    """Write what follows "ministry of" or "university of" as part of the name."""
    following = index + 1
    if not (_adjoin(tokens, following) and tokens[following].key == "of"):
        return
    following += 1
    if _adjoin(tokens, following) and tokens[following].key == "the":
        following += 1
    if _adjoin(tokens, following):
        _capitalise([tokens[index], tokens[following]])


def _capitalise_glossed(text: str, tokens: list[_Token]) -> None:
    """Write the name before "[FMLN]" and the name inside "[NATIONALIST REPUBLICAN ALLIANCE]" as names."""
    for gloss in _LONG_GLOSS.finditer(text):
        _capitalise([token for token in tokens if gloss.start() <= token.start < gloss.end()])
    starts = {gloss.start(1) for gloss in _GLOSS.finditer(text)}
    for index, token in enumerate(tokens):
        if token.start in starts and token.case == "u":
            name = _name_before(tokens, index)
            if len(name) > 1:
                _capitalise(name)


def _name_before(tokens: list[_Token], index: int) -> list[_Token]:
    """Words from the last determiner to the abbreviation, if it is near and only a name can stand between."""
    for first in range(index - 1, max(index - 1 - _LONGEST_NAME, -1), -1):
        if tokens[first].key in {"the", "a", "an"} and not (first and tokens[first - 1].key in {"of", "for"}):
            return tokens[first + 1 : index]
        if tokens[first].gap.strip() not in {"", "-"}:
            return []
    return []


def _capitalise_surnames(tokens: list[_Token], casing: Casing) -> None:
    """Write a rare word after a given name as a surname: "Hugo Merino"."""
    for index, token in enumerate(tokens):
        named = token.case == "l" and token.key in casing.rare and _adjoin(tokens, index)
        if named and tokens[index - 1].key in casing.roles["given"]:
            token.case = "t"


def _capitalise_ranks(tokens: list[_Token], casing: Casing) -> None:
    """Write offices as titles before a name: "President Cristiani", "Defense Minister Vides"."""
    ranks, people, portfolios = casing.roles["rank"], casing.roles["people"], casing.roles["portfolio"]
    for index in range(len(tokens) - 2, -1, -1):
        token, following = tokens[index], tokens[index + 1]
        titled = token.key in ranks or (token.key in portfolios and following.key in ranks)
        named = following.case == "t" and following.key not in people and not following.starts_sentence
        if titled and named and token.case == "l" and _adjoin(tokens, index + 1) and not token.text.endswith("'S"):
            token.case = "t"


def _settle_particles(tokens: list[_Token]) -> None:
    for index, token in enumerate(tokens):
        if token.key not in _PARTICLES and token.key not in _ARTICLES:
            continue
        named = _adjoin(tokens, index + 1) and tokens[index + 1].case != "l"
        follows = _adjoin(tokens, index) and tokens[index - 1].case != "l"
        if token.key in _ARTICLES:
            token.case = "l" if _adjoin(tokens, index) and tokens[index - 1].key in {"de", "y"} else "t"
        elif len(token.key) == 1:
            token.case = "l" if follows and named else "u"
        elif follows or named:
            token.case = "l" if follows else "t"


def _written(token: _Token) -> str:
    word = token.text
    stem, suffix = (word[:-2], "'s") if word.endswith("'S") else (word, "")
    if token.case == "u":
        return stem + suffix
    if token.case == "l":
        lowered = word.lower()
        return lowered[:1].upper() + lowered[1:] if token.starts_sentence else lowered
    if stem.startswith("MC") and len(stem) > 4:
        return "Mc" + stem[2:].capitalize() + suffix
    return stem.capitalize() + suffix
