"""Plain observations on a mention and a group of mentions before it, which the model of `grouping` weighs."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from schemas.facts import Facts
from schemas.mentions import AttackMention, DateCell
from schemas.news import is_news
from schemas.vocabulary import AttackType, DatePrecision, TargetType
from tasks.assemble.agreement import days_between, families, people_clash, places_clash, same_name
from tasks.assemble.dating import PAST_PERFECT
from tasks.assemble.drafts import Draft, place_of, values

_GAPS = ((0, "in one sentence"), (1, "a sentence on"), (2, "two sentences on"), (4, "some sentences on"), (9, "far on"))
_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
_NUMBER = re.compile(r"\b\d[\d,]*\b")
_NAME = re.compile(r"(?<=[\w,;:’'\")] )[A-Z][\w’'-]{2,}")
_WIDE = {"country", "admin1", "area"}
_ATTACK = (
    r"(?:\w+ ){0,2}"
    r"(?:attack|blast|bomb|shoot|raid|kill|explosion|strike|ambush|assault|massacre|murder|abduct|kidnap|siege)"
)
_OPENING = r"\W*(?:(?:and|but|while|when|where|that|who|after|as|because|since|in which) )?"
_SAID = {
    "in the past perfect": PAST_PERFECT,
    "something is compared": re.compile(
        r"\b(?:since|deadliest|worst|bloodiest|earlier|previous|similar|like|latest)\b"
    ),
    "told as one of several": re.compile(
        r"\b(?:attacks|bombings|blasts|explosions|raids|killings|strikes|incidents)\b"
    ),
    "with a definite word": re.compile(rf"\b(?:the|this|that|these|those) {_ATTACK}"),
    "with an indefinite word": re.compile(rf"\b(?:an?|another|two|three|several) {_ATTACK}"),
    "named after its day": re.compile(rf"\b\w+(?:day|week|month|year|night|evening|morning|end)['’]s {_ATTACK}"),
    "opens with something new": re.compile(
        rf"^{_OPENING}(?:an?|two|three|four|several|some|unidentified|unknown|suspected|armed|masked|gunmen)\b"
    ),
    "opens with something known": re.compile(
        rf"^{_OPENING}(?:the|this|that|these|those|s?he|they|it|his|her|its|their)\b"
    ),
    "a shift in time": re.compile(
        r"\b(?:earlier|before|previous(?:ly)?|ago|same (?:day|evening|night|morning)|(?:last|next) (?:week|month|year)|"
        r"following (?:day|night|week)|(?:hours|days|weeks|months|years|minutes) (?:later|after|before|earlier))\b"
    ),
    "said to be apart": re.compile(r"\b(?:unrelated|separate(?:ly)?|elsewhere|meanwhile|other|also|another)\b"),
}


@dataclass(frozen=True)
class Setting:
    """A mention, how many it says were killed, the groups of the mentions before it, and the day of publication."""

    drafts: Sequence[Draft]
    mention: AttackMention
    killed: Set[int]
    published: date | None

    @cached_property
    def last(self) -> Draft | None:
        """The group told last."""
        return max(self.drafts, key=lambda draft: (draft.mentions[-1].sentence, draft.members[-1]), default=None)

    @cached_property
    def alone(self) -> frozenset[str]:
        """What holds of the mention whichever group it is compared with."""
        return frozenset(_told_alone(self))


def _nearness(setting: Setting, draft: Draft) -> Iterator[str]:
    """How far back the group was told last, and what was told since."""
    last = draft.mentions[-1]
    if setting.mention.headline:
        return
    gap = setting.mention.sentence - last.sentence
    yield next((name for most, name in _GAPS if gap <= most), "very far on")
    if last.paragraph == setting.mention.paragraph:
        yield "in one paragraph"
    elif last.paragraph == setting.mention.paragraph - 1:
        yield "in the next paragraph"
    sections = {mention.section for mention in draft.mentions}
    if setting.mention.section is not None or sections != {None}:
        yield "in one section" if setting.mention.section in sections else "in another section"
    if draft is setting.last:
        yield "told last"
    since = sum(other.mentions[-1].sentence >= last.sentence for other in setting.drafts if other is not draft)
    if since:
        yield "another told since" if since == 1 else "several told since"
    here = [other for other in setting.drafts if other.mentions[-1].sentence == setting.mention.sentence]
    if here and draft not in here:
        yield "another told in the sentence"


def _standing(setting: Setting, draft: Draft) -> Iterator[str]:
    """How the group stands in the document so far."""
    if draft is setting.drafts[0]:
        yield "told first"
    if len(draft.members) > 2:
        yield "told much"
    if all(mention.anaphoric for mention in draft.mentions):
        yield "only referred to so far"
    if any(mention.another for mention in draft.mentions):
        yield "set apart itself"


def _alone(setting: Setting, draft: Draft) -> Iterator[str]:
    """What holds of the mention whichever group it is compared with."""
    yield from setting.alone


def _told_alone(setting: Setting) -> Iterator[str]:
    mention = setting.mention
    place = place_of(mention)
    flags = {
        "refers back": mention.anaphoric,
        "headline": mention.headline,
        "another": mention.another,
        "goes on": mention.continued,
        "dated": bool(mention.dates),
        "placed": place is not None,
        "in a city": bool(place and place.city),
        "names a victim": bool(mention.victims),
        "of no kind": not values(mention, "attack_types"),
        "aimed": bool(values(mention, "target_types") - {TargetType.CITIZENS}),
        "with a toll": bool(setting.killed),
        "by a named actor": bool(mention.actor_ids),
        "says nothing of its own": not (mention.dates or mention.places or mention.victims),
        "long past": _is_old(mention.dates, setting.published),
    }
    yield from (fact for fact, holds in flags.items() if holds)
    said = mention.quote.quote.lower()
    yield from (fact for fact, pattern in _SAID.items() if pattern.search(said))


def _when(setting: Setting, draft: Draft) -> Iterator[str]:
    own, dates = setting.mention.dates, draft.dates
    if own and dates:
        gap = min(days_between(cell, own[0]) for cell in dates)
        exact = any(cell.prec == own[0].prec == DatePrecision.DAY for cell in dates)
        if gap < 2:
            yield ("one day" if exact else "dates meet") if gap == 0 else "a day apart"
        else:
            yield "apart from every date"
    elif own:
        yield "first date"
        if _is_old(own, setting.published):
            yield "long past, the group undated"
    elif dates and _is_old(dates, setting.published):
        yield "the group is long past"


def _is_old(dates: Sequence[DateCell], published: date | None) -> bool:
    return bool(dates) and not is_news(dates[0], published)


def _where(setting: Setting, draft: Draft) -> Iterator[str]:
    own, places = place_of(setting.mention), draft.places
    if own is None:
        return
    if not places:
        yield "first place"
        return
    clashing = sum(places_clash(place, own) for place in places)
    if 2 * clashing >= len(places):
        yield "elsewhere"
    alike = [place for place in places if same_name(place.name, own.name)]
    if any(place.role not in _WIDE for place in alike):
        yield "one place by name"
    elif alike:
        yield "one region by name"
    elif not clashing:
        yield "places may be one"
    if any(own.city and place.city and same_name(own.city, place.city) for place in places):
        yield "one city"
    if own.role == "venue" and any(place.role == "venue" for place in places) and not alike:
        yield "another venue"


def _what(setting: Setting, draft: Draft) -> Iterator[str]:
    kinds, own = draft.values("attack_types"), values(setting.mention, "attack_types")
    if kinds and own:
        yield "one kind" if kinds & own else "kinds of one family" if families(kinds) & families(own) else "other kind"
        if AttackType.KIDNAPPING in kinds ^ own:
            yield "a kidnapping and none"
    for column, thing in (("target_types", "target"), ("weapon_types", "weapon")):
        told, mine = draft.values(column), values(setting.mention, column)
        if told and mine:
            yield f"one {thing}" if told & mine else f"other {thing}"
    told_by = {actor for mention in draft.mentions for actor in mention.actor_ids}
    if told_by and setting.mention.actor_ids:
        yield "one actor" if told_by & set(setting.mention.actor_ids) else "other actor"


def _whom(setting: Setting, draft: Draft) -> Iterator[str]:
    if setting.killed and draft.killed:
        yield "one toll" if setting.killed & draft.killed else "other toll"
    elif setting.killed:
        yield "first toll"
    if setting.mention.victims and draft.victims:
        yield "other victims" if people_clash(draft.victims, setting.mention.victims) else "one victim"


def _words(setting: Setting, draft: Draft) -> Iterator[str]:
    """What names, numbers and words the clauses share."""
    own = setting.mention.quote.quote
    told = " ".join(mention.quote.quote for mention in draft.mentions)
    names = set() if own.isupper() else set(_NAME.findall(own))
    told_names = set(_NAME.findall(told)) | set(_WORD.findall(told))
    if names:
        yield "a name in common" if names & told_names else "names of its own"
    if set(_NUMBER.findall(own)) & set(_NUMBER.findall(told)):
        yield "a number in common"
    words, told_words = ({word.lower() for word in _WORD.findall(text)} for text in (own, told))
    shared = len(words & told_words)
    if shared > 2:
        yield "many words in common"
    elif shared:
        yield "a word in common"
    triggers = {mention.trigger.quote.lower() for mention in draft.mentions}
    if setting.mention.trigger.quote.lower() in triggers:
        yield "the same word for it"


_PAIRS = (
    ("refers back", "told last"),
    ("refers back", "told first"),
    ("refers back", "in one paragraph"),
    ("refers back", "in one sentence"),
    ("refers back", "a sentence on"),
    ("refers back", "elsewhere"),
    ("refers back", "in one section"),
    ("in another section", "told first"),
    ("refers back", "dated"),
    ("refers back", "placed"),
    ("refers back", "with a toll"),
    ("with a definite word", "told last"),
    ("with a definite word", "told first"),
    ("with a definite word", "placed"),
    ("with an indefinite word", "told last"),
    ("headline", "told first"),
    ("says nothing of its own", "told last"),
    ("says nothing of its own", "told first"),
    ("says nothing of its own", "in one paragraph"),
    ("says nothing of its own", "in one sentence"),
    ("says nothing of its own", "other toll"),
    ("says nothing of its own", "other kind"),
    ("dated", "first date"),
    ("long past", "told first"),
    ("long past", "told last"),
    ("placed", "other toll"),
    ("dated", "other toll"),
    ("dated", "in the next paragraph"),
    ("placed", "in the next paragraph"),
    ("one day", "one city"),
    ("one city", "other toll"),
    ("elsewhere", "one day"),
    ("in one sentence", "other kind"),
    ("in one sentence", "placed"),
    ("in one sentence", "dated"),
    ("in one sentence", "names of its own"),
    ("told last", "in one paragraph"),
    ("told first", "another told since"),
    ("told first", "several told since"),
    ("told first", "told much"),
    ("goes on", "a sentence on"),
    ("another", "told last"),
    ("one kind", "other toll"),
    ("refers back", "other kind"),
    ("refers back", "other weapon"),
    ("refers back", "other target"),
    ("refers back", "other toll"),
    ("refers back", "other victims"),
    ("named after its day", "told first"),
    ("named after its day", "told last"),
    ("named after its day", "one day"),
    ("opens with something new", "told first"),
    ("opens with something new", "told last"),
    ("opens with something new", "in one sentence"),
    ("opens with something known", "told first"),
    ("opens with something known", "told last"),
    ("a shift in time", "told last"),
    ("a shift in time", "told first"),
    ("said to be apart", "told last"),
    ("one day", "one city"),
    ("one day", "one kind"),
    ("one day", "one actor"),
    ("goes on", "told last"),
    ("goes on", "in one sentence"),
    ("of no kind", "told last"),
    ("of no kind", "told first"),
    ("in the past perfect", "told first"),
    ("in the past perfect", "told last"),
)
FACTS = Facts[Setting, Draft](
    plain=frozenset(
        {
            "a day apart",
            "a kidnapping and none",
            "a name in common",
            "a number in common",
            "a sentence on",
            "a shift in time",
            "a word in common",
            "aimed",
            "another",
            "another told in the sentence",
            "another told since",
            "another venue",
            "apart from every date",
            "by a named actor",
            "dated",
            "dates meet",
            "elsewhere",
            "far on",
            "first date",
            "first place",
            "first toll",
            "goes on",
            "headline",
            "in a city",
            "in another section",
            "in one paragraph",
            "in one section",
            "in one sentence",
            "in the next paragraph",
            "in the past perfect",
            "kinds of one family",
            "long past",
            "long past, the group undated",
            "many words in common",
            "named after its day",
            "names a victim",
            "names of its own",
            "of no kind",
            "one actor",
            "one city",
            "one day",
            "one kind",
            "one place by name",
            "one region by name",
            "one target",
            "one toll",
            "one victim",
            "one weapon",
            "only referred to so far",
            "opens with something known",
            "opens with something new",
            "other actor",
            "other kind",
            "other target",
            "other toll",
            "other victims",
            "other weapon",
            "placed",
            "places may be one",
            "refers back",
            "said to be apart",
            "says nothing of its own",
            "set apart itself",
            "several told since",
            "some sentences on",
            "something is compared",
            "the group is long past",
            "the same word for it",
            "told as one of several",
            "told first",
            "told last",
            "told much",
            "two sentences on",
            "very far on",
            "with a definite word",
            "with a toll",
            "with an indefinite word",
        }
    ),
    give=(_nearness, _standing, _when, _where, _what, _whom, _words, _alone),
    pairs=_PAIRS,
    speak_for=frozenset(
        {
            "a name in common",
            "a number in common",
            "dates meet",
            "goes on",
            "in one paragraph",
            "in one section",
            "many words in common",
            "one actor",
            "one city",
            "one day",
            "one kind",
            "one place by name",
            "one target",
            "one toll",
            "one victim",
            "one weapon",
            "refers back, told last",
        }
    ),
    speak_against=frozenset(
        {
            "a kidnapping and none",
            "another",
            "another told since",
            "another venue",
            "apart from every date",
            "elsewhere",
            "in another section",
            "long past, the group undated",
            "names of its own",
            "other actor",
            "other kind",
            "other target",
            "other toll",
            "other victims",
            "other weapon",
            "several told since",
            "the group is long past",
            "very far on",
        }
    ),
)
