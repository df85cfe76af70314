"""actors: one row a real actor."""

from pandera.typing import Series

from schemas.tables.column import Integer, String, Strings, Table, described
from schemas.tables.happening import COUNTRIES
from schemas.vocabulary import ActorType


class Actors(Table):
    """One row a real actor, however it is spelled."""

    actor_id: Series[String] = described("Key.", unique=True, example="group/islamic-state")
    name: Series[String] = described(
        "Canonical name.",
        extracted=True,
        gtd="gname",
        ucdp="side_b",
        acled="actor1",
        muc4="PERP: ORGANIZATION ID",
        example="Islamic State Khorasan",
    )
    actor_type: Series[String] = described("What kind of actor.", vocabulary=ActorType, extracted=True)
    parent_actor_id: Series[String] = described(
        "The actor it is a branch of.",
        references="actors",
        nullable=True,
        example="group/islamic-state",
        extracted=True,
    )
    country_iso2: Series[String] = described(
        "Main country, ISO 3166-1 alpha-2.", vocabulary=COUNTRIES, nullable=True, extracted=True
    )
    wikidata_qid: Series[String] = described(
        "Wikidata item.", nullable=True, pattern=r"^Q[1-9][0-9]*$", example="Q16969044", extracted=True
    )
    aliases: Series[Strings] = described("Names as written in the sources.", extracted=True, example="ISIS-K")
    n_mentions: Series[Integer] = described(
        "Mentions over all sources; 0 for a parent that is never named itself.", minimum=0, example="7"
    )
    source_ids: Series[Strings] = described(
        "Sources that name it.", references="sources", example="wires/quetta-market-first-take"
    )
