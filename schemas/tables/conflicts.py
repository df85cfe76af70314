"""conflicts: one row a cell of an attack on which independent voices disagree."""

from pandera.typing import Series

from schemas.tables.column import String, Table, Values, described
from schemas.vocabulary import Conflict

DISAGREEMENTS = [kind for kind in Conflict if kind != Conflict.SINGLE_SOURCE_ATTRIBUTION]


class Conflicts(Table):
    """One row a cell of an attack on which independent voices disagree."""

    conflict_id: Series[String] = described("Key.", unique=True, example="conflict-5b0e6d5b8c5f4a11")
    attack_id: Series[String] = described("The attack.", references="attacks", example="attack-294e3e55bc24c8fc")
    column: Series[String] = described(
        "The column of attacks.",
        vocabulary=["date_start", "country_iso2", "city", "admin1", "killed_best", "wounded_best", "perpetrator_ids"],
    )
    kind: Series[String] = described(
        "What kind of disagreement; count_superseded where a later count has replaced an earlier one.",
        vocabulary=DISAGREEMENTS,
    )
    values: Series[Values] = described(
        "Each value with the sources that give it; ranges of days as first/last, counts as worded.",
        example='[{"value": "12", "source_ids": ["a"]}, {"value": "more than 14", "source_ids": ["b", "c"]}]',
    )
