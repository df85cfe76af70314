"""Where the actor of a claim stands around its cue: the grammar behind the column `actor` of the cue lexicon."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from schemas.vocabulary import ActorType
from tasks.extract.found import FoundActor
from tasks.extract.grammar.claim_rules import ClaimRule
from tasks.extract.grammar.clause import (
    by_object,
    complements,
    doer,
    prepositional,
    surface_subject,
    undergoer,
)
from tasks.extract.grammar.predicates import is_deed, is_event_noun, is_perpetrator_noun, is_violent_verb
from tasks.extract.grammar.relations import (
    first_child,
    follows_preposition,
    hangs_on_noun,
    hangs_on_verb,
    is_active_subject,
    is_adjective,
    is_any_clause_on_noun,
    is_clause_on_noun,
    is_content_clause,
    is_dependent_noun,
    is_joined,
    is_joint,
    is_object,
    is_object_predicate,
    is_participle_clause,
    is_possessor,
    is_predicate_noun,
    is_premodifier,
    is_preposition,
    is_prepositional,
    is_subject_or_predicate,
    is_subject_or_root,
    is_undergoer_or_follows,
)
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_APPOSITION_REACH = 12  # tokens
_NAME_REACH, _PREPOSITION_REACH = 6, 12
_BELONGING = frozenset(
    (
        "belong",
        "affiliate",
        "link",
        "know",
        "call",
        "identify",
        "name",
        "claim",
        "represent",
        "say",
        "presume",
        "believe",
        "suspect",
        "think",
    )
)
SIDES = {"own", "agency", "speaker", "speaker_target", "somebody"}
_ARMED = {ActorType.ARMED_GROUP, ActorType.ORGANISATION, ActorType.UNSPECIFIED}


def scope(cue: Token) -> list[Token]:
    """Give the words a cue governs; for a participle also the noun it describes, for a noun the predicate over it."""
    words = list(cue.subtree)
    if is_clause_on_noun(cue):
        words += [cue.head, *cue.head.lefts]
    if is_dependent_noun(cue):
        words += [cue.head, *(t for c in cue.head.children if c != cue for t in _near_phrase(c))]
    return words


def _near_phrase(word: Token) -> Iterator[Token]:
    yield word
    if is_object(word) or is_preposition(word):
        yield from (c for c in word.children if is_prepositional(c))


def event_of(cue: Token) -> Token | None:
    """Give the noun that names the attack a cue speaks of."""
    subject = first_child(cue, is_active_subject) if cue.pos_ == "VERB" else None
    own = set(subject.subtree) if subject is not None else set()
    return next((t for t in complements(cue) if is_event_noun(t)), None) or next(
        (t for t in scope(cue) if is_event_noun(t) and t != cue and t not in own), None
    )


def actors_of(cue: Token, row: ClaimRule, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give who is said to have acted, at the first of the row's positions where somebody is named."""
    for position in row.actor:
        found = _inside(cue, actors) if position == "inside" else []
        found = found or (_near(cue, actors) if position == "near" else [])
        found = found or (_after(cue, actors) if position == "after" else [])
        found = found or ([f for f in actors if cue in f.tokens] if position == "self" else [])
        found = found or (_right_after(cue, actors) if position == "next" else [])
        found = found or (_armed_doer(cue, actors) if position == "armed_doer" else [])
        for noun in nouns_at(cue, position):
            found = found or (actors_named(noun, actors) if position != "armed_doer" else [])
        found = found or _in_line(cue, position, actors, row.speaker == "actor")
        if not found and position == "doer" and row.speaker == "actor":
            found = _behind_mouthpiece(cue, actors)
        if found:
            return found
    return []


def _right_after(cue: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    return [f for f in actors if cue.i < f.tokens.start <= min(cue.i + 4, cue.sent.end)][:1]


def _armed_doer(cue: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    noun = doer(cue)
    return [f for f in actors_named(noun, actors) if is_armed(f)] if noun is not None else []


def _in_line(cue: Token, position: str, actors: Sequence[FoundActor], row_claims: bool) -> list[FoundActor]:
    """Give the actor nearest to a cue where the parse gives none: after its "by" or before it, no verb between."""
    if position in {"doer", "by", "of"}:
        wanted = "by" if position == "doer" else position
        beside = [t for t in _next(cue, 4) if t.lower_ == wanted and t.head in {cue, *cue.children}]
        if beside:
            return _named_after(beside[0], actors)
    if position in {"to", "on", "at", "as"}:
        for prep in (t for t in _next(cue, _PREPOSITION_REACH) if t.lower_ == position):
            if found := _named_after(prep, actors):
                return found
    if position == "doer" and row_claims:
        close = [f for f in actors if cue.sent.start <= f.tokens.start < cue.i and is_armed(f)]
        if close and all(t.is_punct or t.pos_ == "AUX" for t in cue.doc[close[-1].tokens.end : cue.i]):
            return close[-1:]
    turned = position == "undergoer" and not is_passive(cue)
    if position in {"doer", "holder", "passive", "undergoer"} and not turned and not by_object(cue):
        subject = [f for f in actors if cue.sent.start <= f.tokens.start < cue.i and is_subject_or_root(f.tokens.root)]
        return [f for f in subject[-1:] if not _verb_between(f.tokens[-1], cue)]
    return []


def _next(cue: Token, reach: int) -> Iterator[Token]:
    yield from cue.doc[cue.i + 1 : min(cue.sent.end, cue.i + 1 + reach)]


def _named_after(prep: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the actor named right after a preposition, no verb between."""
    after = [f for f in actors if prep.i < f.tokens.start <= prep.i + _NAME_REACH and f.tokens.sent == prep.sent]
    return [f for f in after[:1] if not _verb_between(prep, f)]


def _verb_between(left: Token, right: FoundActor | Token) -> bool:
    end = right.i if isinstance(right, Token) else right.tokens.start
    return any(t.pos_ == "VERB" or t.text == ";" for t in left.doc[left.i + 1 : end])


def nouns_at(cue: Token, position: str) -> Iterator[Token]:
    """Give the nouns at a grammatical position around a cue."""
    single: dict[str, Callable[[], Token | None]] = {
        "doer": lambda: doer(cue),
        "armed_doer": lambda: doer(cue),
        "subject": lambda: subject_over(cue),
        "undergoer": lambda: undergoer(cue),
        "passive": lambda: surface_subject(cue) if _is_participle(cue) else None,
        "holder": lambda: holder(cue),
        "predicate": lambda: first_child(cue.head, is_active_subject) if is_predicate_noun(cue) else None,
        "by": lambda: by_object(cue),
    }
    several: dict[str, Callable[[], Iterable[Token]]] = {
        "denied": lambda: _accused_in(cue),
        "giver": lambda: _if_any(doer(cue.head)),
        "named": lambda: named_so(cue),
        "ground": lambda: grounds(cue),
        "called": lambda: _called_so(cue),
        "thought_to_be": lambda: said_of(cue),
        "complement": lambda: (c for c in cue.children if is_predicate_noun(c)),
        "in_name": lambda: _in_whose_name(cue),
        "haver": lambda: _if_any(surface_subject(cue.head)),
        "identity": lambda: (c for c in cue.head.children if is_subject_or_predicate(c) and c != cue),
        "poss": lambda: _owners(cue),
    }
    if position in single:
        yield from _if_any(single[position]())
    elif position in several:
        yield from several[position]()
    elif position not in SIDES:
        for noun in prepositional(cue, position):
            yield noun
            if noun.lemma_.lower() in word_class("actors/members"):
                yield from prepositional(noun, "of")  # "pointed to fighters of the Front"
        if is_undergoer_or_follows(cue) or (
            is_active_subject(cue) and cue.head.lemma_ in word_class("claims/arriving")
        ):
            yield from prepositional(cue.head, position)


def _if_any(noun: Token | None) -> tuple[Token, ...]:
    return () if noun is None else (noun,)


def _in_whose_name(cue: Token) -> Iterator[Token]:
    """Give in whose name somebody does what a cue says: "claimed the raid in the name of the Front"."""
    yield from (t for name in prepositional(cue, "in") if name.lemma_ == "name" for t in prepositional(name, "of"))


def _owners(cue: Token) -> Iterator[Token]:
    """Give who stands before a noun as its owner; for "his", who is held."""
    yield from (c for c in cue.children if is_premodifier(c))
    if any(is_possessor(c) and c.lower_ in word_class("claims/his") for c in cue.children):
        verb = next((t for t in cue.ancestors if t.pos_ == "VERB"), None)
        held = undergoer(verb) if verb is not None and verb.lemma_ in word_class("claims/holding_verb") else None
        yield from _if_any(held)


def said_of(cue: Token) -> Iterator[Token]:
    """Give what somebody is thought to be: "bandits" in "suspected to be bandits"."""
    yield from (c for be in cue.children if be.lemma_ == "be" for c in be.children if is_predicate_noun(c))


def _accused_in(cue: Token) -> Iterator[Token]:
    """Give who did it in what is denied: "that the air force had bombed it", "denied American involvement"."""
    further = {t for c in cue.children if is_joined(c) and c.pos_ == "VERB" for t in c.subtree}
    for c in (t for t in cue.subtree if t not in further):
        about = is_clause_on_noun(c) and c.head.lemma_.lower() in word_class("claims/accusation")
        if c.i > cue.i and (about or is_content_clause(c)) and (is_deed(c) or is_violent_verb(c)):
            yield from _if_any(doer(c))
    for c in cue.children:
        if is_object(c) and c.lemma_.lower() in word_class("claims/involvement"):
            yield from (t for t in c.children if is_premodifier(t))


def named_so(cue: Token) -> list[Token]:
    """Give whom a finite verb names, where the parse takes it for a participle: "The governor named the cartel"."""
    return [c for c in cue.children if is_object_predicate(c)] if cue.tag_ in {"VBD", "VBZ"} else []


def _called_so(cue: Token) -> Iterator[Token]:
    """Give whom somebody calls what a noun says: "called José Luna the mastermind"."""
    verb = calling_verb(cue)
    inside = [t for t in cue.doc[verb.i + 1 : cue.i] if t.pos_ in {"PROPN", "PRON"}] if verb is not None else []
    yield from inside[-1:]


def calling_verb(cue: Token) -> Token | None:
    """Give the verb before a noun that says what somebody is called or held to be."""
    before = reversed(cue.doc[cue.sent.start : cue.i])
    return next((t for t in before if t.pos_ == "VERB" and t.lemma_.lower() in word_class("claims/judging")), None)


def grounds(cue: Token) -> Iterator[Token]:
    """Give the nouns for a side's ground after the "from" that hangs on a word, or on what it is consistent with."""
    held = word_class("claims/sides_ground")
    for by in cue.subtree:
        noun = first_child(by, follows_preposition) if by.lower_ == "from" and by.i > cue.i else None
        if noun is not None and noun.lemma_.lower() in held:
            yield noun
            yield from (t for t in noun.subtree if t.i < noun.i and t.pos_ in {"NOUN", "PROPN", "ADJ"})


def subject_over(cue: Token) -> Token | None:
    """Give the subject of the nearest verb over a word, or of the word itself."""
    over = [t for t in (cue, *cue.ancestors) if t.pos_ in {"VERB", "AUX"}]
    return next((noun for verb in over if (noun := surface_subject(verb)) is not None), None)


def _is_participle(cue: Token) -> bool:
    return is_passive(cue) or cue.tag_ == "VBN" or (cue.pos_ == "ADJ" and cue.lower_.endswith("ed"))


def holder(cue: Token) -> Token | None:
    """Give of whom an adjective or "behind" is said: the subject, the object ("held … responsible") or a noun."""
    own = first_child(cue, is_active_subject)
    if own is not None:
        return own
    head = cue.head
    if head.pos_ in {"NOUN", "PROPN"} and hangs_on_noun(cue):
        first = head.head if is_adjective(cue) and is_joined(head) else head
        return first if is_object(first) and first.head.lemma_ == "hold" else head
    if hangs_on_verb(cue) and head.pos_ in {
        "VERB",
        "AUX",
    }:
        passive_or_link = head.pos_ == "AUX" or is_passive(head) or head.lemma_ in word_class("claims/link_verb")
        return (None if passive_or_link else first_child(head, is_object)) or surface_subject(head)
    return None


def actors_named(noun: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the actors that a noun phrase names, one for each noun it joins; a branch goes before its parent."""
    nouns = [noun, *(t for t in noun.conjuncts if t.i > noun.i)]
    picked: list[FoundActor] = []
    for head in nouns:
        tokens = set(_phrase_tokens(head, {t.i for t in nouns if t != head}))
        tokens |= {head.i - 1} if head.i > head.sent.start and is_perpetrator_noun(head) else set()
        inside = [f for f in actors if not tokens.isdisjoint(range(f.tokens.start, f.tokens.end))]
        inside = [f for f in inside if not _is_ruled_out(f)]
        best = _main_actor(head, inside, _following(head, actors))
        if best is not None and best.actor not in [f.actor for f in picked]:
            picked.append(best)
    return picked or _before_apposition(noun, actors)


def _is_ruled_out(found: FoundActor) -> bool:
    """Tell whether an actor is named as who did not do it: "the army, not bandits, bombed the village"."""
    before = found.tokens.doc[max(0, found.tokens.start - 2) : found.tokens.start]
    return any(t.lower_ == "not" and t.nbor(-1).text == "," for t in before if t.i)


def _before_apposition(noun: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the actor that a general noun renames right after it ("IS-K – the same group that …")."""
    if noun.lemma_.lower() not in word_class("claims/renaming"):
        return []
    before = [f for f in actors if noun.i - 7 <= f.tokens.end <= noun.i and f.tokens.sent == noun.sent]
    between = noun.doc[before[-1].tokens.end : noun.i] if before else ()
    dashed = any(t.is_punct for t in between) and all(t.is_punct or t.pos_ in {"DET", "ADJ", "PART"} for t in between)
    return before[-1:] if dashed else []


def _following(head: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the actors named shortly after a noun, no other clause between ("its branch, …", "…, known as …")."""
    reach = range(head.i + 1, head.i + _APPOSITION_REACH + 1)
    after = [f for f in actors if f.tokens.start in reach and f.tokens.sent == head.sent]
    return [f for f in after if not any(map(_acts, head.doc[head.i + 1 : f.tokens.start]))]


def _acts(word: Token) -> bool:
    """Tell whether a verb says something else than what belongs to whom."""
    return word.pos_ == "VERB" and word.lemma_.lower() not in _BELONGING


def _main_actor(head: Token, inside: Sequence[FoundActor], following: Sequence[FoundActor]) -> FoundActor | None:
    if not inside:
        people = is_perpetrator_noun(head) or head.lemma_.lower() in word_class("claims/member")
        return next((f for f in following if people and is_armed(f)), None)
    at_head = [f for f in inside if f.tokens.start <= head.i < f.tokens.end]
    armed = [f for f in inside if is_armed(f)]
    named = [f for f in armed if f.actor.actor_type == ActorType.ARMED_GROUP]
    first = (at_head or armed or list(inside))[0]
    if first.actor.actor_type == ActorType.UNSPECIFIED and named:
        first = named[0]
    if first.actor.actor_type == ActorType.PERSON and armed and armed[0] is not first:
        first = armed[0]
    branches = [f for f in (*inside, *following) if f.actor.parent_actor_id == first.actor.actor_id]
    return branches[0] if branches else first


def _phrase_tokens(head: Token, stops: set[int]) -> Iterator[int]:
    yield head.i
    for c in head.children:
        if c.i in stops or is_joint(c):
            continue
        if is_any_clause_on_noun(c) and (c.lemma_.lower() not in _BELONGING or _has_its_own_subject(c)):
            continue
        if is_preposition(c) and c.lower_ in word_class("claims/event_link") and head.lemma_ != "link":
            continue
        yield from _phrase_tokens(c, stops)


def _has_its_own_subject(clause: Token) -> bool:
    """Tell whether a clause after a noun is said by somebody else ("the mine that Bangkok says soldiers laid")."""
    subject = first_child(clause, is_active_subject)
    return subject is not None and subject.lower_ not in word_class("grammar/relatives")


def is_armed(found: FoundActor) -> bool:
    """Tell whether an actor is one that attacks: a group or attackers of a kind, no state and no single person."""
    return found.actor.actor_type in _ARMED


def _inside(cue: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the first group named in what a cue governs, its own subject and what stands before that left out."""
    subject = doer(cue) if cue.pos_ == "VERB" else None
    own = subject is not None and subject.i < cue.i and not is_passive(cue) and cue not in subject.subtree
    left_out = set(range(cue.sent.start, subject.right_edge.i + 1)) if subject is not None and own else set()
    words = {t.i for t in scope(cue)} | {t.i for t in cue.subtree}
    for other in cue.children:
        if is_joined(other) and other.pos_ == "VERB":
            words -= {t.i for t in other.subtree}
    inside = [f for f in actors if is_armed(f) and f.tokens.root.i in words - left_out]
    return [_prefer_branch(inside)] if inside else []


def _prefer_branch(found: Sequence[FoundActor]) -> FoundActor:
    branches = [f for f in found if f.actor.parent_actor_id == found[0].actor.actor_id]
    return branches[0] if branches else found[0]


def _near(cue: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    here = [f for f in actors if is_armed(f) and f.tokens.start >= cue.sent.start and f.tokens.end <= cue.sent.end]
    before = [f for f in here if f.tokens.start < cue.i]
    return [before[-1]] if before else here[:1]


def _after(cue: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the group that the next sentence names right away ("It was …")."""
    return [f for f in actors if is_armed(f) and cue.sent.end <= f.tokens.start < cue.sent.end + 4][:1]


def is_mouthpiece(noun: Token) -> bool:
    """Tell whether a noun stands for somebody or something that speaks for others ("a caller", "the letter", "he")."""
    return noun.lemma_.lower() in word_class("claims/mouthpieces")


def _behind_mouthpiece(cue: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the group for which a caller, a letter or a spokesman speaks: the one named nearest in the sentence.

    Where the parse hangs the claim on another noun ("sent letters to papers claiming …"), it is who sends it.
    """
    subject = doer(cue)
    if subject is not None and is_mouthpiece(subject):
        return _near(cue, actors)
    verb = next((t for t in cue.ancestors if t.pos_ == "VERB"), None) if is_participle_clause(cue) else None
    sender = surface_subject(verb) if verb is not None and cue.tag_ == "VBG" else None
    return actors_named(sender, actors) if sender is not None else []
