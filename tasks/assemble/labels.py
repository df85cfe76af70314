"""Which labels a source gives an attack: the votes of its mentions."""

from collections import Counter
from collections.abc import Sequence

from schemas.mentions import AttackMention, Cell
from schemas.merging import KEPT_SHARE, MOST_LABELS
from schemas.vocabulary import Basis, TargetType

OWN_VOTE, ANAPHORIC_VOTE = 2, 1
_NO_KIND_OF_THEIR_OWN = {Basis.ATTACKERS, Basis.STANDING}
_UNIFORMED = {TargetType.POLICE.value, TargetType.MILITARY.value}


def _votes(mentions: Sequence[AttackMention], column: str) -> tuple[Counter[str], dict[str, Cell]]:
    """Count the values of a column, a mention in its own right twice as much as one that refers back."""
    votes: Counter[str] = Counter()
    first: dict[str, Cell] = {}
    for mention in mentions:
        for cell in {cell.value: cell for cell in reversed(mention.nature) if cell.column == column}.values():
            votes[cell.value] += ANAPHORIC_VOTE if mention.anaphoric else OWN_VOTE
            first.setdefault(cell.value, cell)
    return votes, first


def labels(mentions: Sequence[AttackMention], column: str) -> list[Cell]:
    """The labels of a list column that enough mentions give, the most given first; "Unknown" only alone.

    Private citizens are the target only where nothing more telling is: bystanders are hurt in attacks on everything.
    """
    votes, first = _votes(mentions, column)
    if len(votes) > 1:
        del votes["Unknown"]
    if column == "attack_types" and len(votes) > 1:
        votes = _without_bare_attack(mentions, votes)
    if column == "target_types" and any(value != TargetType.CITIZENS for value in votes):
        del votes[TargetType.CITIZENS.value]
        votes = _without_bystanders(mentions, votes)
    enough = KEPT_SHARE * max(votes.values(), default=0)
    kept = sorted((value for value in votes if votes[value] >= enough), key=lambda value: -votes[value])
    return [first[value] for value in kept[:MOST_LABELS]]


def _without_bare_attack(mentions: Sequence[AttackMention], votes: Counter[str]) -> Counter[str]:
    """Leave out the armed assault that only "attacked" stands for where other words tell what it was."""
    cells = [cell for mention in mentions for cell in mention.nature if cell.column == "attack_types"]
    told = {cell.value for cell in cells if cell.taken_from not in _NO_KIND_OF_THEIR_OWN}
    bare = {cell.value for cell in cells if cell.taken_from == Basis.ATTACKERS} - told
    return Counter({value: count for value, count in votes.items() if not told or value not in bare})


def _without_bystanders(mentions: Sequence[AttackMention], votes: Counter[str]) -> Counter[str]:
    """Leave out whom an attack hurt where the text tells what it was on; police on guard with soldiers stay."""
    cells = [cell for mention in mentions for cell in mention.nature if cell.column == "target_types"]
    meant = {cell.value for cell in cells if cell.taken_from in {Basis.AIM, Basis.OBJECT}} & set(votes)
    told = {cell.value for cell in cells if cell.taken_from != Basis.VICTIMS}
    hurt = {value for value in votes if value not in told and not (value in _UNIFORMED and meant & _UNIFORMED)}
    return Counter({value: count for value, count in votes.items() if not meant or value not in hurt})


def voted(mentions: Sequence[AttackMention], column: str) -> Cell | None:
    """The value of a scalar column that is said most; of several the first."""
    votes, first = _votes(mentions, column)
    return first[max(votes, key=lambda value: votes[value])] if votes else None
