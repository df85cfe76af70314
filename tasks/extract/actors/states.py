"""States and their arms as actors: "Moscow said", "the Colombian army", "Russian missiles", "shot by soldiers"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from schemas.identifiers import slug
from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType, ClaimType
from tasks.extract.actors.state_names import (
    StateAgency,
    StateWord,
    agencies,
    agency_actor,
    begin_agencies,
    counts_of,
    is_state,
    leading,
    state_actor,
    state_words,
)
from tasks.extract.found import FoundActor, FoundPlace
from tasks.extract.grammar.claim_rules import rules_at
from tasks.extract.grammar.predicates import (
    is_attack_verb,
    is_deed,
    is_event_noun,
    is_speech,
    is_violent_verb,
)
from tasks.extract.grammar.relations import (
    first_child,
    follows_preposition,
    is_active_subject,
    is_inside_phrase,
    is_joined,
    is_modifier,
    is_object,
    is_possessor,
    is_predicate_noun,
    is_premodifier,
    is_preposition,
    is_subject,
    is_subject_or_root,
)
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

METHOD = "actors.state"
_OFFICIAL = {ClaimType.WARNING, ClaimType.CONFIRMATION, ClaimType.DENIAL, ClaimType.DOUBT, ClaimType.FOILED_PLOT}
_MOST_PLACES = 0.7
_UNIT = re.compile(
    r"\b(?:\d{1,3}(?:st|[nr]?d|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)"
    r"(?: (?:infantry|artillery|cavalry|armou?red|mountain|airborne|military|engineer|mechanized))?"
    r" (?:brigade|battalion|regiment|detachment)\b",
    re.IGNORECASE,
)


def find_states(
    reading: Reading, named: Sequence[FoundActor] = (), places: Sequence[FoundPlace] = ()
) -> list[FoundActor]:
    """Find the arms of states, and the states that speak, strike or are accused.

    An army without a country is that of the country the text speaks of most, else of its places, else of its actors.
    """
    words = list(state_words(reading))
    at_home = _where_it_happens(places)
    counts = Counter({at_home: 1}) if at_home else counts_of(reading, [word for _, word in words], places)
    counts = counts or Counter(f.actor.country_iso2 for f in named if f.actor.country_iso2)
    listed = list(_named_agencies(reading, words))
    full = {t.i for f in listed for t in f.tokens}
    bare = [*_units(reading, counts), *_bare_agencies(reading, counts)]
    bare = [f for f in bare if not any(t.i in full for t in f.tokens)]
    found = [f for f in (*listed, *bare) if _agency_acts(f.tokens.root)]
    taken = {t.i for f in found for t in f.tokens}
    states = [
        FoundActor(span, state_actor(word.iso2), METHOD)
        for span, word in words
        if not any(t.i in taken for t in span) and _acts(span.root, word)
    ]
    return found + states


def _where_it_happens(places: Sequence[FoundPlace]) -> str | None:
    """Give the country in which nearly all places of a text lie."""
    countries = Counter(found.cell.country_iso2 for found in places if found.cell.city and found.cell.country_iso2)
    top = countries.most_common(1)
    return top[0][0] if top and top[0][1] >= _MOST_PLACES * countries.total() else None


def _named_agencies(reading: Reading, words: list[tuple[TokenSpan, StateWord]]) -> Iterator[FoundActor]:
    """Find "the Colombian army", "Russia's security forces", "the armed forces of Ukraine"."""
    for span, word in words:
        after = (
            span.end + 1
            if span.end < len(reading.doc) and reading.doc[span.end].lower_ in word_class("grammar/possessive_mark")
            else span.end
        )
        match = _agency_at(reading, after)
        if match:
            arm = _who_bears_arms(reading.doc[match[0] - 1], match[1])
            yield FoundActor(reading.doc[span.start : match[0]], agency_actor(word.iso2, arm), METHOD)
        elif (joint := _joint_agency(reading, span)) is not None:
            yield FoundActor(span, agency_actor(word.iso2, joint), METHOD)
        elif word.kind != "demonym":
            yield from _agency_of(reading, span, word)


def _joint_agency(reading: Reading, span: TokenSpan) -> StateAgency | None:
    """Give the arm that a nationality shares with the next one: "US" in "US and British forces"."""
    joined = [t for t in span.root.conjuncts if t.i >= span.end] or [span.root.head]
    if reading.doc[span.end : span.end + 1].text not in {"and", "-", ",", "/"} or joined[0].i > span.end + 3:
        return None
    after = _agency_at(reading, joined[-1].i + 1) or _agency_at(reading, joined[0].i)
    return after[1] if after else None


def _agency_of(reading: Reading, span: TokenSpan, word: StateWord) -> Iterator[FoundActor]:
    """Find the arm that a state's name after "of" belongs to, or its capital's after "in"."""
    joint = "of" if word.kind == "name" else "in"
    of = next((at for at in (span.start - 1, span.start - 2) if at > 0 and reading.doc[at].lower_ == joint), 0)
    for first in range(max(0, of - 3), of):
        match = _agency_at(reading, first)
        if match and match[0] == of:
            yield FoundActor(reading.doc[first : span.end], agency_actor(word.iso2, match[1]), METHOD)
            return


def _units(reading: Reading, counts: Counter[str]) -> Iterator[FoundActor]:
    """Find numbered units ("the 6th Infantry Brigade") of the army of the country that a text speaks of most."""
    top = counts.most_common(1)
    for hit in _UNIT.finditer(reading.text) if top else ():
        tokens = reading.doc.char_span(*hit.span())
        if tokens is not None:
            name, state = hit.group().title().replace("Th ", "th "), top[0][0]
            actor = KnownActor(
                f"agency/{state.lower()}-{slug(name)}", name, ActorType.STATE_AGENCY, f"state/{state.lower()}", state
            )
            yield FoundActor(tokens, actor, METHOD)


def _bare_agencies(reading: Reading, counts: Counter[str]) -> Iterator[FoundActor]:
    """Find "the army", "the government", "army jets", "soldiers" of the country that a text speaks of most."""
    country = leading(counts)
    if country is None or not is_state(country):
        return
    done = 0
    for token in reading.doc[:-1]:
        definite = token.lower_ == "the"
        match = _agency_at(reading, token.i + definite)
        if match is None or token.i < done:
            continue
        last = reading.doc[match[0] - 1]
        titled = token.is_title and match[0] - token.i > 1
        ruled = definite or titled or _is_ruled_or_manned(token, last) or _is_soldiers_acting(token, last)
        if not (ruled or _is_of_rulers(reading.doc[token.i : match[0]])):
            continue
        if _may_be_bare(match[1]) and not any(
            is_preposition(c) and c.lower_ in word_class("actors/of") for c in last.rights
        ):
            done = match[0]
            start = token.i + (definite and is_modifier(last))
            arm = _who_bears_arms(last, match[1])
            yield FoundActor(reading.doc[start:done], agency_actor(country, arm), METHOD)


def _who_bears_arms(last: Token, agency: StateAgency) -> StateAgency:
    """Give the army in place of the government whose weapon is named: "junta gunships", "regime artillery"."""
    armed = is_premodifier(last) and last.head.lemma_.lower() in word_class("actors/state_weapons")
    ruling = agency.agency in word_class("actors/ruling_bodies")
    return agencies()["armed", "forces"] if armed and ruling else agency


def _may_be_bare(agency: StateAgency) -> bool:
    """Tell whether an arm may be meant without its country ("the army", but not "the forces")."""
    free = agency.agency in word_class("actors/no_demonym_needed")
    return free and agency.term not in word_class("actors/demonym_needed")


def _is_ruled_or_manned(first: Token, last: Token) -> bool:
    """Tell whether an agency without "the" is a ruler's or party's ("his government"), or names its people or arms."""
    if is_premodifier(last):
        return last.head.lemma_.lower() in word_class("actors/states_members") | word_class("actors/state_weapons")
    before = first.nbor(-1) if first.i else None
    ruled = before is not None and (before.tag_ == "POS" or before.pos_ == "PROPN")
    return ruled and last.lower_ in word_class("actors/ruled")


def _is_of_rulers(words: TokenSpan) -> bool:
    """Tell whether fighters are called after who rules ("government forces"), none of those for or against it."""
    before = words.doc[words.start - 1].text if words.start else ""
    return len(words) > 1 and words[0].lower_ in word_class("actors/rulers") and before != "-"


def _is_soldiers_acting(first: Token, last: Token) -> bool:
    """Tell whether soldiers of nobody in particular attack or are accused: "shot by soldiers", "blamed troops"."""
    head = last.head
    by = follows_preposition(last) and head.lower_ == "by" and is_deed(head.head)
    harmed = any(is_object(c) or c.lower_ in word_class("grammar/onto") for c in head.rights)
    attacks = is_attack_verb(head) or is_violent_verb(head) or head.lemma_ in word_class("claims/done_by_persons")
    doing = is_active_subject(last) and harmed and attacks
    if first.i and first.nbor(-1).lower_ in word_class("actors/disguised"):
        return False
    described = any(is_inside_phrase(c) for c in first.lefts)
    accused = is_object(last) and head.lemma_ in word_class("actors/accusing")
    return last.tag_ == "NNS" and (by or doing or accused) and not described


def _agency_at(reading: Reading, start: int) -> tuple[int, StateAgency] | None:
    """Give the words for an arm of a state that begin here, and the arm; not where they only describe another noun."""
    tokens = reading.doc.tokens
    for length in (3, 2, 1) if start < len(tokens) and tokens[start].lower_ in begin_agencies() else ():
        words = reading.doc[start : start + length]
        agency = agencies().get(tuple(t.lower_ for t in words))
        if len(words) == length and agency and not _is_region(words):
            inside = is_modifier(words[-1])
            belonging = ("states_members", "speaking_nouns", "state_weapons")
            if not inside or any(words[-1].head.lemma_.lower() in word_class(f"actors/{c}") for c in belonging):
                return start + length, agency
    return None


def _is_region(words: TokenSpan) -> bool:
    """Tell whether words for a state mean a part of one: "the Nigerian state of Borno"."""
    after = words.doc[words.end].lower_ if words.end < len(words.doc) else ""
    return after == "of" and words[-1].lower_ in word_class("actors/regions_too")


def _has_information(verb: Token) -> bool:
    """Tell whether what a verb says is about a warning, a confirmation or a denial ("issued a warning")."""
    return any(cue.claim_type in _OFFICIAL for t in verb.subtree for cue in rules_at(t))


def _is_blamed(verb: Token) -> bool:
    """Tell whether a verb says of somebody that it attacked: "planned by", "was behind", "had ordered"."""
    words = (verb, *(c for c in verb.children if verb.lemma_ == "be" and c.i > verb.i))
    return any(cue.claim_type == ClaimType.ATTRIBUTION for t in words for cue in rules_at(t))


def _agency_acts(token: Token) -> bool:
    """Tell whether an agency does, says or is blamed for something here, and is not just there."""
    head = token.head
    belonging = word_class("actors/speaking_nouns") | word_class("actors/states_members")
    if follows_preposition(token):
        if head.lower_ in word_class("grammar/belongs_to") and head.head.lemma_.lower() in belonging | word_class(
            "actors/state_weapons"
        ):
            return True
        return head.lower_ in word_class("actors/agent_link") and (
            head.lower_ == "by" or head.head.lemma_ in word_class("actors/accusing") | word_class("actors/ascribing")
        )
    if is_premodifier(token):
        owned = belonging | word_class("actors/shares") | word_class("actors/state_weapons")
        return head.lemma_.lower() in owned or is_event_noun(head)
    return (
        is_subject_or_root(token)
        or is_joined(token)
        or _is_identified(token)
        or (is_object(token) and head.lemma_ in word_class("actors/accusing"))
    )


def _is_identified(token: Token) -> bool:
    """Tell whether an agency is said to be who did something: "It was the soldiers"."""
    subject = first_child(token.head, is_active_subject) if is_predicate_noun(token) else None
    return subject is not None and subject.lower_ in word_class("actors/pointing")


def _acts(token: Token, word: StateWord) -> bool:
    """Tell whether a state's name stands for its government: it speaks, strikes, accuses or is accused."""
    verb = token.head
    owned = _owned(token)
    if owned is not None:
        return _strikes(token, owned, word)
    if word.kind == "demonym":
        return False
    if is_joined(token) and is_subject(verb):
        return _acts(verb, word)
    if is_subject(token):
        return (
            is_speech(verb)
            or verb.lemma_ in word_class("actors/accusing")
            or is_attack_verb(verb)
            or is_deed(verb)
            or _has_information(verb)
            or _is_blamed(verb)
        )
    if follows_preposition(token) and verb.lower_ == "by":
        return is_attack_verb(verb.head) or _is_strike(verb.head) or _is_blamed(verb.head)
    return word.kind == "name" and is_object(token) and verb.lemma_ in word_class("actors/accusing")


def _owned(token: Token) -> Token | None:
    """Give the noun that a nationality or owner stands before, also as one of two ("Russian and Syrian jets")."""
    first = token.head if is_joined(token) and is_premodifier(token.head) else token
    return first.head if is_premodifier(first) else None


def _strikes(token: Token, owned: Token, word: StateWord) -> bool:
    """Tell whether a nationality stands with a state's weapon or strike: "Russian missiles", "Israel's air raids".

    A name before a noun of attack is as often where it happened ("the Baghdad strike").
    """
    owner = is_possessor(token) or word.demonym
    armed = word.iso2 not in word_class("actors/no_arms")
    manned = owned.lemma_.lower() in word_class("actors/state_weapons") and not _is_a_fighter(owned)
    return owner and armed and (manned or _is_strike(owned))


def _is_a_fighter(noun: Token) -> bool:
    """Tell whether a fighter is a man and no aircraft: "an Iraqi fighter"; several may be either."""
    return noun.lower_ == "fighter" and not is_modifier(noun)


def _is_strike(noun: Token) -> bool:
    """Tell whether a noun tells of an attack that armies make: "shelling", "air raids", "a drone attack"."""
    if noun.lemma_.lower() in word_class("actors/state_strikes"):
        return True
    beside = (c.lemma_.lower() for c in noun.children if is_modifier(c))
    return is_event_noun(noun) and any(word in word_class("actors/state_weapons") for word in beside)
