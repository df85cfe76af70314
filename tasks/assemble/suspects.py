"""Who is likely meant where a document names nobody as the author of an attack: a small logistic model over facts.

"Rebels fired at the station … The Front has killed nine policemen this month": the Front is suspected, nothing more.
The facts are where an actor is named, in which words, and what kind of attack and actor it is; their weights are
learned from a labelled set (see `flows/train.py`). Over 1,300 wires, each judged by weights learned from others, naming
whom it holds likely at 0.3 or more raised the F1 of perpetrators from 47 to 51, but only four of ten were right; so
none is named who is not likelier than not, and none as certain. Their claims are told by the method of their evidence.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from schemas.documents import CleanDocument, Span
from schemas.mentions import AttackMention, Cell, ClaimMention, Extraction, KnownActor
from schemas.vocabulary import ActorType, Certainty, ClaimType, Polarity, Realis, SpeakerRole
from schemas.weights import load_weights, probability
from tasks.assemble.ledger import BLAMING

WEIGHTS = Path(__file__).parent / "weights" / "suspects.csv"
LIKELY = 0.5  # more likely than not: a wrong row is worse than a missing one
METHOD = "suspects.context"
_KINDS = {
    ActorType.ARMED_GROUP: "group",
    ActorType.STATE_AGENCY: "agency",
    ActorType.STATE: "state",
    ActorType.UNSPECIFIED: "generic",
}
_NEAR, _MID = 3, 8  # sentences
_OFTEN = 3
_AROUND = 60  # characters
_HEADER = 200  # characters
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’'\])]*\s+(?=[\"“‘A-Z\[(])|\n\s*\n")
_SEVERAL = re.compile(r"(?i)(?:attacks|bombings|explosions|blasts|assaults|killings|murders|actions|incidents)$")
_NOT_IT = re.compile(
    r"\W*(?:\w+\W+){0,2}(?:not|never|nor|n't)\W+(?:\w+\W+){0,3}(?:claim\w*|involv\w*|responsib\w*|credit|behind)\b"
)
_BEFORE_IT = {
    "by": re.compile(r"\bby\W+(?:\w+\W+){0,5}$"),
    "members of": re.compile(
        r"\b(?:members?|guerrillas?|commandos?|rebels?|terrorists?|units?|columns?|cells?|elements|soldiers|troops"
        r"|forces|subversives|hitmen|gunmen|agents|militants|fighters)\W+(?:of|from|belonging to)\W+(?:\w+\W+){0,3}$"
    ),
    "acted on": re.compile(r"\b(?:against|on|at|of|kill\w+|attack\w*|murder\w*|target\w*)\W+(?:\w+\W+){0,3}$"),
}
_AFTER_IT = {
    "fighters": re.compile(
        r"^\W*(?:\[[^\]]*\]\W*|\([^)]*\)\W*)?(?:\w+\W+)?"
        r"(?:guerrilla|member|commando|rebel|terrorist|militant|cell|unit|column|gunm|subversive|fighter)"
    ),
    "speaks": re.compile(r"^\W*(?:\w+\W+){0,3}(?:said|says|reported|announced|added|stated|told|confirmed|reports)\b"),
}
_SENTENCE_SAYS = {
    "word of blame": re.compile(
        r"\b(?:blam\w+|accus\w+|attribut\w+|responsib\w+|claim\w*|suspect\w*|implicat\w+|perpetrat\w+|carried out"
        r"|behind|involve\w*|credit|authors?|staged|launched|participat\w+)\b"
    ),
    "word of denial": re.compile(r"\b(?:den(?:y|ied|ies|ying)|condemn\w*|repudiat\w*|regret\w*)\b"),
    "hedge": re.compile(
        r"\b(?:alleged\w*|presum\w+|apparent\w*|suspect\w*|believed|possibl\w+|probabl\w+|supposed\w*)\b"
    ),
}
_ATTACKERS = {
    "rebels": re.compile(r"\b(?:guerrilla|rebel|subversive|insurgent)"),
    "terrorists": re.compile(r"\bterroris"),
    "soldiers": re.compile(r"\b(?:soldier|troops|army|uniform|military|battalion)"),
    "strangers": re.compile(r"\b(?:unidentified|unknown)\b"),
    "gunmen": re.compile(r"\b(?:gunm[ae]n|armed men|men armed)\b"),
    "hired killers": re.compile(r"\b(?:hired|hitm[ae]n|mafias?|drug)\b"),
    "a squad": re.compile(r"\b(?:death squad|paramilitar)"),
}


@dataclass(frozen=True)
class Page:
    """A document with the places where actors are named, and those blamed for any of its attacks."""

    document: CleanDocument
    extraction: Extraction

    @cached_property
    def lower(self) -> str:
        """The text in small letters, of the same length."""
        text = self.document.source.text
        lower = text.lower()
        return lower if len(lower) == len(text) else text

    @cached_property
    def bounds(self) -> list[int]:
        """Where sentences start."""
        return [0, *(match.end() for match in _SENTENCE.finditer(self.document.source.text))]

    @cached_property
    def named(self) -> dict[str, list[Span]]:
        """The places where each actor that may attack is named, by its id."""
        places: dict[str, list[Span]] = {
            actor.actor_id: [] for actor in self.extraction.actors if actor.actor_type in _KINDS
        }
        for mention in self.extraction.actor_mentions:
            if mention.actor_id in places:
                places[mention.actor_id].append(mention.span)
        return {actor_id: spans for actor_id, spans in places.items() if spans}

    @cached_property
    def groups(self) -> Counter[str]:
        """How often each armed group is named."""
        kinds = {actor.actor_id: actor.actor_type for actor in self.extraction.actors}
        return Counter({a: len(s) for a, s in self.named.items() if kinds[a] == ActorType.ARMED_GROUP})

    def sentence(self, at: int) -> int:
        """The number of the sentence around a position."""
        return bisect_right(self.bounds, at) - 1

    def words(self, at: int) -> str:
        """The sentence around a position, in small letters."""
        number = self.sentence(at)
        return self.lower[self.bounds[number] : [*self.bounds[1:], None][number]]

    def paragraph(self, at: int) -> int:
        """The number of the paragraph around a position."""
        return self.lower.count("\n\n", 0, at)


@dataclass(frozen=True)
class Pair:
    """An attack, by its mentions, and an actor who may have made it."""

    page: Page
    members: Sequence[int]
    actor: KnownActor

    @property
    def mentions(self) -> list[AttackMention]:
        """The mentions of the attack."""
        return [self.page.extraction.attacks[index] for index in self.members]

    @property
    def kind(self) -> str:
        """What the actor is."""
        return _KINDS[self.actor.actor_type]

    @cached_property
    def spans(self) -> list[Span]:
        """Where the actor is named, the nearest to the attack first: in a clause that tells of it, else by sentence."""
        return sorted(self.page.named[self.actor.actor_id], key=lambda span: (not self.inside(span), self.steps(span)))

    def inside(self, span: Span) -> bool:
        """Whether a span lies in a clause that tells of the attack."""
        return any(mention.quote.start <= span.start < mention.quote.end for mention in self.mentions)

    def steps(self, span: Span) -> int:
        """Sentences from a span to the nearest mention of the attack."""
        number = self.page.sentence(span.start)
        return min(abs(number - self.page.sentence(mention.trigger.start)) for mention in self.mentions)


def with_suspects(document: CleanDocument, extraction: Extraction, groups: Sequence[Sequence[int]]) -> Extraction:
    """Add to each attack that nobody is blamed for a claim against the likeliest actor, if one is likely.

    `groups` are the mentions of each attack, by their index in the extraction.
    """
    page = Page(document, extraction)
    weights = load_weights(WEIGHTS)
    added = []
    for members in groups:
        pairs = [] if accused(extraction, members) else [p for p in pairs_of(page, members) if not _cleared(p)]
        rated = [(probability(suspicious_facts(pair), weights), pair.actor.actor_id, pair) for pair in pairs]
        likeliest = max(rated, key=lambda each: each[:2], default=None)
        if likeliest is not None and likeliest[0] >= LIKELY:
            added.append(_claim(likeliest[2]))
    return replace(extraction, claims=(*extraction.claims, *added)) if added else extraction


def _cleared(pair: Pair) -> bool:
    """Whether the text says right after its name that an actor did not claim the attack, or had no part in it."""
    page = pair.page
    after = (page.lower[span.end : span.end + _AROUND] for span in pair.spans)
    return any(_NOT_IT.match(words) for words in after)


def pairs_of(page: Page, members: Sequence[int]) -> list[Pair]:
    """Pair an attack with every actor of the document who may have made it."""
    return [Pair(page, members, actor) for actor in page.extraction.actors if actor.actor_id in page.named]


def accused(extraction: Extraction, members: Sequence[int]) -> set[str]:
    """Give the actors whom the document says to have made an attack."""
    return {str(claim.actor_id) for claim in extraction.claims if claim.attack in members and _blames(claim)}


def _blames(claim: ClaimMention) -> bool:
    actual = claim.realis == Realis.ACTUAL and claim.polarity == Polarity.POSITIVE
    return actual and claim.actor_id is not None and claim.claim_type in BLAMING


def suspicious_facts(pair: Pair) -> frozenset[str]:
    """Give the facts that speak for or against an actor as the author of an attack."""
    return frozenset((pair.kind, *_position(pair), *_wording(pair), *_standing(pair), *_nature(pair), *_said(pair)))


def _position(pair: Pair) -> Iterator[str]:
    page, nearest = pair.page, pair.spans[0]
    steps = pair.steps(nearest)
    if pair.inside(nearest):
        yield "in its clause"
    elif steps == 0:
        yield "in its sentence"
    elif steps == 1:
        yield "in the next sentence"
    else:
        yield "near" if steps <= _NEAR else "some way off" if steps <= _MID else "far off"
    if page.paragraph(nearest.start) in {page.paragraph(mention.trigger.start) for mention in pair.mentions}:
        yield "in its paragraph"
    if any(page.sentence(span.start) == 0 for span in pair.spans):
        yield "in the first sentence"


def _wording(pair: Pair) -> Iterator[str]:
    lower = pair.page.lower
    near = [span for span in pair.spans if pair.steps(span) <= _NEAR] or pair.spans[:1]
    for span in near:
        before, after = lower[max(0, span.start - _AROUND) : span.start], lower[span.end : span.end + _AROUND]
        sentence = pair.page.words(span.start)
        yield from (fact for fact, pattern in _BEFORE_IT.items() if pattern.search(before))
        yield from (fact for fact, pattern in _AFTER_IT.items() if pattern.search(after))
        yield from (fact for fact, pattern in _SENTENCE_SAYS.items() if pattern.search(sentence))


def _standing(pair: Pair) -> Iterator[str]:
    page, actor_id = pair.page, pair.actor.actor_id
    if pair.kind == "group":
        if len(page.groups) == 1:
            yield "only armed group"
        elif page.groups[actor_id] == max(page.groups.values()):
            yield "armed group named most"
    if len(pair.spans) >= _OFTEN:
        yield "named often"
    if page.lower[:_HEADER].find("clandestine") >= 0:
        yield f"clandestine source & {pair.kind}"
    country = next((p.country_iso2 for m in pair.mentions for p in m.places if p.country_iso2), None)
    if country and pair.actor.country_iso2:
        yield f"{pair.kind} of {'the' if country == pair.actor.country_iso2 else 'another'} country"


def _nature(pair: Pair) -> Iterator[str]:
    labels = {c.value for m in pair.mentions for c in m.nature if c.column in {"attack_types", "target_types"}}
    yield from (f"{label} & {pair.kind}" for label in labels)
    told = " ".join(pair.page.words(mention.trigger.start) for mention in pair.mentions)
    yield from (f"{fact} & {pair.kind}" for fact, pattern in _ATTACKERS.items() if pattern.search(told))


def _said(pair: Pair) -> Iterator[str]:
    attacks = pair.page.extraction.attacks
    for claim in pair.page.extraction.claims:
        here, own = claim.attack in pair.members, claim.actor_id == pair.actor.actor_id
        if here and own:
            yield f"its {claim.claim_type.value}"
        elif here and claim.actor_id is None:
            yield f"someone's {claim.claim_type.value}"
        elif _blames(claim) and not here:
            several = own and claim.attack is not None and _SEVERAL.search(attacks[claim.attack].trigger.quote)
            yield "blamed for the attacks" if several else "blamed elsewhere" if own else "another is blamed elsewhere"


def _claim(pair: Pair) -> ClaimMention:
    """Make the claim against a likely actor: it quotes the clause of the attack; its evidence is the actor's name."""
    attacks, named = pair.page.extraction.attacks, pair.spans[0]
    nearest = min(pair.members, key=lambda index: abs(attacks[index].trigger.start - named.start))
    cells = tuple(
        Cell(column, value, named, METHOD)
        for column, value in (("claim_type", ClaimType.ATTRIBUTION.value), ("actor_id", pair.actor.actor_id))
    )
    return ClaimMention(
        sentence=attacks[nearest].sentence,
        claim_type=ClaimType.ATTRIBUTION,
        attack=nearest,
        actor_id=pair.actor.actor_id,
        speaker_text=None,
        speaker_actor_id=None,
        speaker_role=SpeakerRole.MEDIA,
        certainty=Certainty.POSSIBLE,
        polarity=Polarity.POSITIVE,
        realis=Realis.ACTUAL,
        medium=None,
        stated_at=None,
        target=None,
        quote=attacks[nearest].quote,
        cells=cells,
    )
