"""Words of harm: what they do, and how grave it is with the words around them."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tasks.extract.grammar.coordination import is_numbered
from tasks.extract.grammar.participants import patients
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.lexicons.people import is_person, victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

HIT = "hit"
"""Shot or struck: whether it killed is left open."""
KILLED = "killed"
WOUNDED = "wounded"
ABDUCTED = "abducted"
MISSING = "missing"

_VERB_FORMS = {
    "abducted": "abduct",
    "beheaded": "behead",
    "dies": "die",
    "hurt": "hurt",
    "injured": "injure",
    "kidnapped": "kidnap",
    "killed": "kill",
    "kills": "kill",
    "murdered": "murder",
    "shot": "shoot",
    "slain": "slay",
    "stabbed": "stab",
    "wounded": "wound",
}
"""Forms that the tagger often takes for nouns in headlines."""


_PARTS = {"VERB": ("verb", "adjective"), "NOUN": ("noun",), "PROPN": ("noun", "verb"), "ADJ": ("adjective", "verb")}
"""As what a word of harm may stand in the lexicon, by its part of speech."""


_SHOT_AND = ("killed", "dies")
"""What headlines say after "shot" and a comma."""


@dataclass(frozen=True, slots=True)
class HarmWord:
    """A word of harm: what it does (`hit` leaves open whether it kills) and where its victim stands."""

    word: str
    part: str
    harm: str
    victim: str


def harm_entry(token: Token) -> HarmWord | None:
    """The lexicon's entry for a token in the role that it plays."""
    words = harm_words()
    for part in _PARTS.get(token.pos_, ()):
        for key in (token.lemma_.lower(), token.lower_, _VERB_FORMS.get(token.lower_, "")):
            entry = words.get((key, part))
            if entry and not (part == "verb" and key in word_class("casualties/two_senses") and not _real_sense(token)):
                return entry
    fired = token.head.lemma_ == "fire" and token.lower_ == "shot"  # "fired one shot"
    if token.pos_ in {"NOUN", "PROPN"} and token.i and not fired and _follows_people(token.nbor(-1)):
        return (
            words.get((_VERB_FORMS[token.lower_], "verb"))
            if token.lower_ in _VERB_FORMS
            else words.get((token.lower_, "adjective"))
        )
    return None


def _follows_people(before: Token) -> bool:
    """Whether a word of harm taken for a noun follows a number or people: "5 shot", "teen wounded"."""
    entry = victim_noun(before)
    return before.pos_ == "NUM" or (entry is not None and entry.group is not None)


def _real_sense(token: Token) -> bool:
    """Take "gun" only with "down", "beat" and "hang" only of people, "burn" and "graze" only of a subject."""
    if token.lemma_.lower() == "gun":
        return token.i + 1 < len(token.doc) and any(t.lower_ == "down" for t in token.doc[token.i + 1 : token.i + 5])
    if token.lower_ == "hanged":
        return True
    if token.lemma_.lower() in word_class("casualties/to_death"):
        return _to_death(token) or (token.lemma_ == "beat" and _beats_people(token))
    return any(is_person(one.head) for one in patients(token))


def _beats_people(token: Token) -> bool:
    """Whether people are beaten and not a team: "the guard was beaten", "beat the other two men"."""
    people = any(is_person(one.head) for one in patients(token))
    return people and not any(t.like_num and t.i > token.i and not is_numbered(t.head) for t in token.sent)


def severity(token: Token, harm: str) -> str:
    """What a verb of harm comes to with its companions: "fatally shot", "shot dead", "beaten to death" kill."""
    if harm == KILLED or any(other.lemma_ in word_class("casualties/executing") for other in token.conjuncts):
        return KILLED
    fatal = any(child.lower_ in word_class("casualties/mortally") for child in token.children) or any(
        child.lower_ == "dead" and child.i > token.i for child in token.children
    )
    after = token.doc[token.i + 1 : token.i + 3]
    if harm == HIT and len(after) > 1 and after[0].text == "," and after[1].lower_ in _SHOT_AND:
        return KILLED
    near = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    if (
        fatal
        or _to_death(token)
        or token.doc[token.i + 1 : token.i + 2].text.lower() == "dead"
        or any(t.lower_ in word_class("casualties/mortally") for t in near)
    ):
        return KILLED
    return harm


def _to_death(token: Token) -> bool:
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 12] if t.sent == token.sent]
    return any(a == "to" and b == "death" for a, b in pairwise(after))


@lru_cache(maxsize=1)
def harm_words() -> dict[tuple[str, str], HarmWord]:
    """The lexicon by word and part of speech; nouns that are suffered stand under "suffer noun"."""
    words: dict[tuple[str, str], HarmWord] = {}
    for row in load_lexicon("casualties/harm", HarmWord):
        words[row.word, f"suffer {row.part}" if row.victim == "suffer" else row.part] = row
    return words
