"""links: one row a pair of reports that made two groups of reports one attack."""

from pandera.typing import Series

from schemas.tables.column import Integer, Number, Observations, String, Table, described


class Links(Table):
    """Why reports belong together: one row a pair that joined two groups of reports into one attack.

    An attack of n reports has n - 1 links; they hold all of its reports together.
    """

    link_id: Series[String] = described("Key.", unique=True, example="link-92ffc6da7fef24c1")
    attack_id: Series[String] = described(
        "The attack that both report.", references="attacks", example="attack-294e3e55bc24c8fc"
    )
    report_id: Series[String] = described(
        "The later report of the pair.", references="reports", example="report-00cca3363c61adea"
    )
    linked_report_id: Series[String] = described(
        "The earlier report of the pair.", references="reports", example="report-92ffc6da7fef24c1"
    )
    score: Series[Number] = described(
        "How much the two agree: the sum of the weights of the observations.", example="6.5"
    )
    needed: Series[Number] = described(
        "The score from which they are one attack: it rises with the number of documents that tell of attacks in the "
        "same place and month.",
        example="3.0",
    )
    rivals: Series[Integer] = described(
        "Other documents that tell of attacks in the same place and month.", minimum=0, example="2"
    )
    observations: Series[Observations] = described(
        "What tells for (above zero) and against (below), each by its weight.",
        example='[{"name": "same_city", "weight": 1.5}]',
    )
