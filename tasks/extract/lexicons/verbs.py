"""Classes of verbs."""

from dataclasses import dataclass
from functools import lru_cache

from tasks.extract.lexicons.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class VerbClass:
    """A row of speech/verb_classes.csv: speech, legal, plan, try, negation, treatment, or transport of the hurt."""

    lemma: str
    verb_class: str


@lru_cache(maxsize=8)
def verbs_of(verb_class: str) -> frozenset[str]:
    """Give the lemmas of a class of verbs."""
    return frozenset(
        row.lemma for row in load_lexicon("speech/verb_classes", VerbClass) if row.verb_class == verb_class
    )
