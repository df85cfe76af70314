"""Whether a document tells enough of an attack to make it a row: a small logistic model over plain facts.

The facts are what the mentions say and where they stand. Their weights are learned from a labelled set (see
`flows/train.py`); a war in general, an operation of soldiers, a word in passing tell too little. Over 1,300 wires, each
judged by weights learned from others, it found attacks at an F1 of 67.0, and of 68.4 since mentions are grouped as
they are now; with fewer facts, and without weighing those that have a day and a town of their own, it was 64.6.
"""

from collections.abc import Set
from pathlib import Path

from schemas.vocabulary import TargetType
from schemas.weights import load_weights, probability
from tasks.assemble.telling_facts import FACTS, facts_of
from tasks.assemble.told import Told

WEIGHTS = Path(__file__).parent / "weights" / "telling.csv"
ENOUGH = 0.34
ENOUGH_OF_ALL = 0.14
"""How likely an attack must be that is told with its day and its town or target."""
ENOUGH_OF_OLD = 0.05
"""And one that is told so and long past: labels of news leave many of these out, this dataset keeps them."""
_HEADS_THE_ARTICLE = {"told in its own right", "in a headline", "in the first sentence"}
_OPENS_THE_ARTICLE = {"told in its own right", "in the first sentence", "harm"}
_BY_A_GROUP = {"told in its own right", "placed", "blamed group"}
_WAR = {"only soldiers hurt", "target Military", "target Police", "target Terrorists/Non-State Militia", "always"}
_OLD_TOLL = {"told in its own right", "harm", "long past"}
_TOTAL = {"many killed", "many wounded", "vague number", "words of habit", "several in one word", "only soldiers hurt"}
_BYSTANDERS = f"target {TargetType.CITIZENS}"


def tells_enough(told: Told) -> bool:
    """Whether an attack told so becomes a row.

    What heads the article does, and what a named group did somewhere to people, however long ago ("the group was
    behind the airport bombing of 2021"), if it was not in war; so does what is long past and told with its time and its
    toll. Else facts are weighed.
    """
    facts = facts_of(told)
    if facts >= _HEADS_THE_ARTICLE and facts & {"harm", "in a city", "at a venue"}:
        return True
    if facts >= _OPENS_THE_ARTICLE and not facts & {"vague number", "many killed"}:
        return True
    if facts >= _BY_A_GROUP and ("harm" in facts or says_all(facts)) and not facts & _WAR:
        return True
    if facts >= _OLD_TOLL and not facts & {"undated", *_WAR}:
        return True
    return probability(facts, load_weights(WEIGHTS, FACTS)) >= _enough(facts)


def _enough(facts: Set[str]) -> float:
    if not says_all(facts):
        return ENOUGH
    return ENOUGH_OF_OLD if "long past" in facts else ENOUGH_OF_ALL


def says_all(facts: Set[str]) -> bool:
    """Whether an attack is told in its own right with its own time and its town or target, or with its harm.

    However old it is: "the theatre siege of 2002" is a row.
    """
    dated = "told in its own right" in facts and "undated" not in facts
    aimed = any(fact.startswith("target ") and fact != _BYSTANDERS for fact in facts) and "no kind" not in facts
    if dated and ("in a city" in facts or (aimed and "date from beside" not in facts)):
        return True
    if facts >= {"told in its own right", "told alone", "told twice", "harm"}:
        return True
    return facts >= {"told in its own right", "harm"} and not facts & _TOTAL
