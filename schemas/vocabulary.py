"""Closed vocabularies of the dataset.

Sources: GTD codebook (attack, weapon and target types, claim modes), UCDP GED codebook (precision codes),
FactBank (certainty and polarity of statements), MUC-4 (stage of execution).
"""

from datetime import date
from enum import IntEnum, StrEnum


class AttackType(StrEnum):
    """GTD attack types."""

    ASSASSINATION = "Assassination"
    ARMED_ASSAULT = "Armed Assault"
    BOMBING = "Bombing/Explosion"
    HIJACKING = "Hijacking"
    BARRICADE = "Hostage Taking (Barricade Incident)"
    KIDNAPPING = "Hostage Taking (Kidnapping)"
    FACILITY = "Facility/Infrastructure Attack"
    UNARMED_ASSAULT = "Unarmed Assault"
    UNKNOWN = "Unknown"


class WeaponType(StrEnum):
    """GTD weapon types."""

    BIOLOGICAL = "Biological"
    CHEMICAL = "Chemical"
    RADIOLOGICAL = "Radiological"
    NUCLEAR = "Nuclear"
    FIREARMS = "Firearms"
    EXPLOSIVES = "Explosives"
    FAKE = "Fake Weapons"
    INCENDIARY = "Incendiary"
    MELEE = "Melee"
    VEHICLE = "Vehicle"
    SABOTAGE = "Sabotage Equipment"
    OTHER = "Other"
    UNKNOWN = "Unknown"


class TargetType(StrEnum):
    """GTD target types."""

    BUSINESS = "Business"
    GOVERNMENT = "Government (General)"
    POLICE = "Police"
    MILITARY = "Military"
    ABORTION = "Abortion Related"
    AVIATION = "Airports & Aircraft"
    DIPLOMATIC = "Government (Diplomatic)"
    EDUCATION = "Educational Institution"
    FOOD_WATER = "Food or Water Supply"
    MEDIA = "Journalists & Media"
    MARITIME = "Maritime"
    NGO = "NGO"
    OTHER = "Other"
    CITIZENS = "Private Citizens & Property"
    RELIGIOUS = "Religious Figures/Institutions"
    TELECOM = "Telecommunication"
    MILITIA = "Terrorists/Non-State Militia"
    TOURISTS = "Tourists"
    TRANSPORT = "Transportation"
    UNKNOWN = "Unknown"
    UTILITIES = "Utilities"
    PARTY = "Violent Political Party"


class ClaimMode(StrEnum):
    """GTD claim modes: how a claim of responsibility was made."""

    LETTER = "Letter"
    CALL_POST = "Call (post-incident)"
    CALL_PRE = "Call (pre-incident)"
    EMAIL = "E-mail"
    NOTE = "Note left at scene"
    VIDEO = "Video"
    WEBSITE = "Posted to website, blog, etc."
    PERSONAL = "Personal claim"
    OTHER = "Other"
    UNKNOWN = "Unknown"


class Stage(StrEnum):
    """MUC-4 stage of execution; threats are claims, not attacks."""

    ACCOMPLISHED = "accomplished"
    ATTEMPTED = "attempted"


class AttributionStatus(StrEnum):
    """How an attack is attributed, derived from the ledger of claims."""

    UNATTRIBUTED = "unattributed"
    SUSPECTED = "suspected"
    ATTRIBUTED = "attributed"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    CLAIMED_AND_CONFIRMED = "claimed_and_confirmed"
    DISPUTED = "disputed"
    DENIED = "denied"


class Conflict(StrEnum):
    """What the sources of one attack disagree on, or what a reader should doubt."""

    DATE = "date_conflict"
    PLACE = "place_conflict"
    COUNT = "count_conflict"
    COUNT_SUPERSEDED = "count_superseded"
    COUNT_OUTLIER = "count_outlier"
    SINGLE_SOURCE_ATTRIBUTION = "single_source_attribution"
    COMPETING_CLAIMS = "competing_claims"


class Outcome(StrEnum):
    """What happened to the people counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    ABDUCTED = "abducted"


class VictimGroup(StrEnum):
    """Whom a count is about."""

    ALL = "all"
    CIVILIAN = "civilian"
    MILITARY = "military"
    POLICE = "police"
    GOVERNMENT = "government"
    PERPETRATOR = "perpetrator"
    OTHER = "other"


class Qualifier(StrEnum):
    """How a count is bounded by its wording."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    FEWER_THAN = "fewer_than"
    NEARLY = "nearly"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"
    UNSPECIFIED = "unspecified"


class CountStatus(StrEnum):
    """What became of a count among the other statements on the same attack and outcome."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    CONFLICTING = "conflicting"
    OUTLIER = "outlier"
    REPEATED = "repeated"


class ActorType(StrEnum):
    """What kind of actor."""

    ARMED_GROUP = "armed_group"
    STATE = "state"
    STATE_AGENCY = "state_agency"
    PERSON = "person"
    ORGANISATION = "organisation"
    MEDIA = "media"
    UNSPECIFIED = "unspecified"


class ClaimType(StrEnum):
    """What a statement in the ledger does."""

    RESPONSIBILITY = "responsibility_claim"
    ATTRIBUTION = "attribution"
    CONFIRMATION = "confirmation"
    DENIAL = "denial"
    DOUBT = "doubt"
    WARNING = "warning"
    MOTIVE = "motive"
    ARREST = "arrest"
    FOILED_PLOT = "foiled_plot"


class SpeakerRole(StrEnum):
    """In what role the speaker of a claim speaks."""

    PERPETRATOR = "perpetrator"
    GOVERNMENT = "government"
    INTELLIGENCE = "intelligence"
    MILITARY = "military"
    POLICE = "police"
    EXPERT = "expert"
    MEDIA = "media"
    WITNESS = "witness"
    UNNAMED = "unnamed"


class Certainty(StrEnum):
    """FactBank certainty."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNDERSPECIFIED = "underspecified"


class Polarity(StrEnum):
    """FactBank polarity."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Realis(StrEnum):
    """Whether the event spoken of is real (ERE)."""

    ACTUAL = "actual"
    HYPOTHETICAL = "hypothetical"
    GENERIC = "generic"


class Basis(StrEnum):
    """What of a text a value was taken from: a part of the clause that tells of the attack, or what is around it."""

    OWN_CLAUSE = "own_clause"
    ATTACKERS = "attackers"  # who did it stands for what was done
    STANDING = "standing"  # who it was done to stands for what was done
    AIM = "aim"
    OBJECT = "object"
    PLACE = "place"
    VICTIMS = "victims"
    CARRIER = "carrier"  # what the bomb was fixed to
    NEIGHBOUR = "neighbour"  # a sentence beside that tells of no attack
    SERIES = "series"  # "two attacks hit the city on Monday" before them
    EARLIER_ATTACK = "earlier_attack"
    LEAD = "lead"  # the likeliest day of the document
    DOCUMENT = "document"


class PlaceSource(StrEnum):
    """What makes words the name of a place, or what they tell of it."""

    TYPE_NOUN = "type_noun"
    VENUE = "venue"
    ROAD = "road"
    HOSPITAL = "hospital"
    CAPITAL = "capital"
    GAZETTEER = "gazetteer"
    ABBREVIATION = "abbreviation"
    SYNTAX = "syntax"  # a name the gazetteer lacks
    AGENCY = "agency"  # where somebody serves
    RESIDENCE = "residence"  # whence somebody is
    HERE = "here"  # "in this city"
    DATELINE = "dateline"
    OUTLET = "outlet"  # the city of the paper or station


class MetadataBasis(StrEnum):
    """Where a document's publisher or date of publication was found."""

    METADATA = "metadata"
    HTML = "html"
    TEXT = "text"
    NONE = "none"


class DateBasis(StrEnum):
    """What a date of an attack rests on."""

    STATED = "stated"
    RELATIVE_TO_PUBLICATION = "relative_to_publication"
    RELATIVE_IN_TEXT = "relative_in_text"
    NONE = "none"


class DatePrecision(IntEnum):
    """UCDP GED date_prec."""

    DAY = 1
    DAYS = 2
    WEEK = 3
    MONTH = 4
    YEAR = 5

    @classmethod
    def of(cls, start: date, end: date) -> "DatePrecision | None":
        """Give the code of a range of days, both ends included; None where it is longer than a year."""
        days = (end - start).days + 1
        return next((code for code, longest in zip(cls, (1, 6, 7, 31, 366), strict=True) if days <= longest), None)


class WherePrecision(IntEnum):
    """UCDP GED where_prec."""

    EXACT = 1
    NEAR = 2
    SECOND_ORDER = 3
    FIRST_ORDER = 4
    FUZZY = 5
    COUNTRY = 6
    INTERNATIONAL = 7


class Severity(StrEnum):
    """How bad an issue is: an error rejects a document, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class IssueCode(StrEnum):
    """Every kind of issue a build can publish."""

    EMPTY = "empty_document"
    BINARY = "binary_file"
    UNDECODABLE = "undecodable_text"
    NOT_ENGLISH = "not_english"
    TOO_LARGE = "too_large"
    BROKEN_JSON = "broken_json_line"
    WRONG_TYPE = "wrong_type"
    DUPLICATE_ID = "duplicate_id"
    UNREADABLE = "unreadable_file"
    UNKNOWN_FORMAT = "unknown_format"
    NOT_FOLLOWED = "not_followed"
    MANIFEST = "manifest_problem"
    BAD_METADATA = "bad_metadata"
    NO_ATTACK = "no_attack_found"
    EXTRACTION_FAILED = "extraction_failed"
    UNLINKED_CASUALTY = "unlinked_casualty"
    DATE_AFTER_PUBLICATION = "date_after_publication"
    OUTVOTED = "outvoted_by_all_others"
    UNREAD = "unread_value"
    PERIOD_TOTAL = "total_over_a_period"
    FAR_TOLL = "toll_far_above_others"
    MIXED_CELLS = "cells_nearer_to_another_attack"
    UNLIKELY_PERPETRATOR = "unlikely_perpetrator"
