"""claims: one row a statement about responsibility or about the attack as an event."""

from pandera.typing import Series

from schemas.tables.column import Day, Integer, String, Table, described
from schemas.vocabulary import Certainty, ClaimMode, ClaimType, Polarity, Realis, SpeakerRole


class Claims(Table):
    """The ledger: one row a statement, with its speaker."""

    claim_id: Series[String] = described("Key.", unique=True, example="claim-157ef7dfde7e97ff")
    claim_type: Series[String] = described(
        "What the statement does.", vocabulary=ClaimType, extracted=True, gtd="claimed"
    )
    attack_id: Series[String] = described(
        "The attack it is about.",
        references="attacks",
        nullable=True,
        example="attack-294e3e55bc24c8fc",
        extracted=True,
    )
    actor_id: Series[String] = described(
        "Who is said to have acted.",
        references="actors",
        nullable=True,
        extracted=True,
        gtd="gname",
        muc4="PERP: ORGANIZATION ID",
        example="group/islamic-state-khorasan",
    )
    speaker_text: Series[String] = described(
        "Who speaks, as written.", nullable=True, extracted=True, example="the provincial adviser"
    )
    speaker_actor_id: Series[String] = described(
        "Who speaks.", references="actors", nullable=True, extracted=True, example="state/pk"
    )
    speaker_role: Series[String] = described("In what role.", vocabulary=SpeakerRole, extracted=True)
    certainty: Series[String] = described(
        "How sure the speaker is (FactBank).",
        vocabulary=Certainty,
        gtd="guncertain1",
        muc4="PERP: ORGANIZATION CONFIDENCE",
        extracted=True,
    )
    polarity: Series[String] = described("Whether it is affirmed (FactBank).", vocabulary=Polarity, extracted=True)
    realis: Series[String] = described("Whether the event spoken of is real.", vocabulary=Realis, extracted=True)
    medium: Series[String] = described(
        "GTD claim mode.", vocabulary=ClaimMode, nullable=True, extracted=True, gtd="claimmode_txt"
    )
    stated_at: Series[Day] = described(
        "Day the statement was made.", nullable=True, example="2024-09-18", extracted=True
    )
    target_claim_id: Series[String] = described(
        "The claim that a confirmation, denial or doubt is about.",
        references="claims",
        nullable=True,
        example="claim-0f5e16f1b85cb4f1",
        extracted=True,
    )
    source_id: Series[String] = described(
        "The source that carries it.", references="sources", example="wires/quetta-market-first-take"
    )
    quote: Series[String] = described(
        "The clause that makes the statement, as written.", example="the group said that it was behind the bombing"
    )
    start: Series[Integer] = described(
        "Start of the quote in sources.text.", unit="Unicode code points", minimum=0, example="1058"
    )
    end: Series[Integer] = described(
        "End of the quote in sources.text, exclusive.", unit="Unicode code points", minimum=1, example="1103"
    )
