"""What a claim's cue needs around it, and where its actor stands: the grammar behind the columns of the cue lexicon."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from schemas.vocabulary import ActorType
from tasks.extract.components.claim_grammar import (
    by_object,
    child,
    complements,
    doer,
    is_negated,
    is_passive,
    prepositional,
    surface_subject,
    undergoer,
)
from tasks.extract.components.claim_words import (
    ClaimCue,
    is_attack_verb,
    is_deed,
    is_event_noun,
    is_perpetrator_noun,
    is_violent_verb,
)
from tasks.extract.found import FoundActor

NOT = "@not"
_APPOSITION_REACH = 12
_FORMAL = {"issue", "relay", "release", "publish"}
_UNSETTLED = {"unclear", "unknown", "determine", "investigate", "establish", "no", "not"}
_RENAMING = {
    "group",
    "organization",
    "organisation",
    "movement",
    "network",
    "branch",
    "affiliate",
    "faction",
    "outfit",
    "cartel",
}
_SUBJECTS = {"nsubj", "nsubjpass", "ROOT"}
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
_MOUTHPIECES = {
    "caller", "man", "woman", "spokesman", "spokeswoman", "spokesperson", "person", "communique", "statement",
    "note", "letter", "message", "video", "individual", "voice", "pamphlet", "leaflet", "he", "she", "it", "they",
    "who", "member", "militant", "leader", "commander",
}  # fmt: skip
_KNOWN = {"the", "this", "that", "these", "those"}
_LEAVING = {"find", "leave", "drop", "scatter", "paint", "throw", "discover", "hang", "place", "recover"}
_CRIMES = {
    "murder",
    "manslaughter",
    "terrorism",
    "homicide",
    "assault",
    "shooting",
    "attack",
    "killing",
    "bombing",
    "slaying",
    "kidnapping",
    "arson",
}
_HOLDING = {"arrest", "detain", "charge", "suspect", "accuse", "apprehend", "indict", "convict", "custody", "hold"}
_THREATS = {"target", "plot", "plan", "threat", "terrorism", "violence", "imminent", "terrorist"}
_CAPTURES = {"abduct", "abduction", "captive", "captor", "hostage", "kidnap", "kidnapping", "kidnapper", "ransom"}
_NEAR_CAPTURE = 40
_NEAR_WARNING = 45
_COMING = {"coming", "imminent", "looming", "afoot", "brewing", "planned"}
_INTELLIGENCE = {"intelligence", "information", "tip", "warning", "finding"}
_WARNINGS = {"warn", "warning", "advisory", "alert", "plot", "planned", "threat"}
_ARMED = {ActorType.ARMED_GROUP, ActorType.ORGANISATION, ActorType.UNSPECIFIED}


def scope(cue: Token) -> list[Token]:
    """Give the words a cue governs; for a participle also the noun it describes, for a noun the predicate over it."""
    words = list(cue.subtree)
    if cue.dep_ in {"acl", "relcl"}:
        words += [cue.head, *cue.head.lefts]
    if cue.dep_ in {"pobj", "dobj", "attr", "prep", "acomp", "oprd", "nsubj", "nsubjpass"}:
        words += [cue.head, *(t for c in cue.head.children if c != cue for t in _near_phrase(c))]
    return words


def _near_phrase(word: Token) -> Iterator[Token]:
    yield word
    if word.dep_ in {"prep", "dobj"}:
        yield from (c for c in word.children if c.dep_ in {"pobj", "prep"})


def event_of(cue: Token) -> Token | None:
    """Give the noun that names the attack a cue speaks of."""
    subject = child(cue, "nsubj") if cue.pos_ == "VERB" else None
    own = set(subject.subtree) if subject is not None else set()
    return next((t for t in complements(cue) if is_event_noun(t)), None) or next(
        (t for t in scope(cue) if is_event_noun(t) and t != cue and t not in own), None
    )


def has_needs(cue: Token, needs: Sequence[str], actors: Sequence[FoundActor]) -> bool:
    """Tell whether one of the words or tests that a cue needs holds around it."""
    return not needs or any(_TESTS[need](cue, actors) if need in _TESTS else _has_word(cue, need) for need in needs)


def _has_word(cue: Token, word: str) -> bool:
    return any(t != cue and word in (t.lemma_.lower(), t.lower_) for t in scope(cue))


def _complement_event(cue: Token, _: Sequence[FoundActor]) -> bool:
    done = undergoer(cue) if cue.pos_ == "VERB" else None
    return any(is_event_noun(t) for t in complements(cue)) or (done is not None and is_event_noun(done))


def _event_or_nothing(cue: Token, actors: Sequence[FoundActor]) -> bool:
    nouns = [t for prep in ("in", "for", "with") for t in prepositional(cue, prep)] + [
        c for c in cue.children if c.dep_ == "pobj"
    ]
    return not nouns or any(is_deed(t) or any(is_event_noun(x) for x in t.subtree) for t in nouns)


def _agent(cue: Token, actors: Sequence[FoundActor]) -> bool:
    after = [t for t in cue.subtree if t.i > cue.i]
    return any(is_deed(t) for t in after) and any(
        f.tokens.start > cue.i and f.tokens.root in after for f in actors if _is_armed(f)
    )


def _suspect(cue: Token, actors: Sequence[FoundActor]) -> bool:
    noun = undergoer(cue) if cue.pos_ in {"VERB", "AUX"} else surface_subject(cue.head.head)
    if noun is None:
        return False
    people = any(f.actor.actor_type in _ARMED | {ActorType.PERSON} and f.tokens.root == noun for f in actors)
    if is_perpetrator_noun(noun) or people or (noun.pos_ == "NUM") or noun.ent_type_ == "PERSON":
        return True
    return any(
        prep.lower_ in {"in", "for", "over", "on", "after"} and any(is_event_noun(t) for t in prep.subtree)
        for prep in cue.children
    )


def _crime(cue: Token, _: Sequence[FoundActor]) -> bool:
    with_ = [*prepositional(cue, "with"), *prepositional(cue, "for"), *prepositional(cue, "in")]
    return any(t.lemma_.lower() in _CRIMES for noun in with_ for t in noun.subtree)


def _threat(cue: Token, _: Sequence[FoundActor]) -> bool:
    after = [t for t in cue.subtree if t != cue]
    return any(is_deed(t) or t.lemma_.lower() in _THREATS for t in after)


def _reason_behind(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether reasons for an attack are given: "reasons behind the city being a target include …"."""
    given = cue.dep_ == "nsubj" and cue.head.lemma_ in {"be", "include", "lie"}
    return given and any(t.lemma_ == "target" or is_event_noun(t) or is_attack_verb(t) for t in cue.subtree)


def _group_plans(cue: Token, actors: Sequence[FoundActor]) -> bool:
    planner = doer(cue)
    armed = planner is not None and any(map(_is_armed, actors_named(planner, actors)))
    return armed and any(is_deed(t) for t in cue.subtree if t.i > cue.i)


def _names_attackers(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether it is the attackers whom a verb identifies, or of whom a predicate "members" or "belong" is said."""
    noun = None
    if cue.pos_ == "VERB" and cue.lemma_ != "belong":
        named = [c for c in cue.children if c.dep_ in {"dobj", "oprd", "nsubjpass"}]
        return any(map(is_perpetrator_noun, named))
    if cue.dep_ in {"attr", "oprd"} or cue.pos_ == "VERB":
        noun = surface_subject(cue if cue.pos_ == "VERB" else cue.head)
    return noun is not None and is_perpetrator_noun(noun)


def _arrested_for(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether somebody was held, charged or suspected of planning an attack, which so came to nothing."""
    over = [t.lemma_.lower() for t in cue.ancestors if t.i < cue.i]
    held = bool(_HOLDING & set(over)) and (cue.tag_ == "VBG" or cue.pos_ == "NOUN")
    return held and any(is_deed(t) for t in cue.subtree if t.i > cue.i and t.lemma_.lower() not in _HOLDING)


def _of_attack(cue: Token, _: Sequence[FoundActor]) -> bool:
    return any(is_event_noun(t) for t in prepositional(cue, "of"))


def _armed_doer(cue: Token, actors: Sequence[FoundActor]) -> bool:
    noun = doer(cue) if cue.pos_ in {"VERB", "AUX"} or cue.dep_ == "ROOT" else holder(cue)
    return noun is not None and any(map(_is_armed, actors_named(noun, actors)))


def _reason_of_attack(cue: Token, _: Sequence[FoundActor]) -> bool:
    main = cue.head.head if cue.dep_ == "mark" else cue.head
    if cue.dep_ == "mark" and any(t.tag_ == "MD" for t in cue.head.children):
        return False
    staged = is_deed(main) and any(is_event_noun(t) for t in complements(main))
    return is_attack_verb(main) or main.lemma_ == "target" or staged


def _done(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether a verb says of an attack known to the reader that somebody planned it."""
    event = next((t for t in complements(cue) if is_event_noun(t)), None)
    definite = event is not None and any(c.lower_ in _KNOWN or c.dep_ == "poss" for c in event.children)
    return definite and cue.tag_ in {"VBD", "VBN"}


def _feared(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether something might be targeted, or a group might strike."""
    modal = any(c.lower_ in {"could", "may", "might"} for c in cue.children)
    return modal and (is_passive(cue) or _armed_doer(cue, actors))


def _points_at_armed(cue: Token, actors: Sequence[FoundActor]) -> bool:
    nouns = [t for prep in ("to", "at") for t in prepositional(cue, prep)]
    return any(map(_is_armed, (f for noun in nouns for f in actors_named(noun, actors) if noun in f.tokens)))


def _nothing_to_do(cue: Token, _: Sequence[FoundActor]) -> bool:
    thing = child(cue, "dobj")
    return thing is not None and thing.lower_ == "nothing" and any(t.lemma_ == "do" for t in thing.children)


def _left_behind(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether a leaflet or flag is said to have been left or found."""
    return cue.head.lemma_ in _LEAVING or any(c.lemma_ in _LEAVING for c in cue.children)


def _for_a_deed(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether "responsible" is said of a deed or a thing that came about, not of a task ("for producing gas")."""
    tasks = [t for prep in cue.children if prep.lower_ == "for" for t in prep.children if t.dep_ == "pcomp"]
    return all(is_deed(t) or is_violent_verb(t) or any(map(is_event_noun, t.subtree)) for t in tasks)


def _something_coming(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether signs are said to have shown that something was coming."""
    told = [c for c in cue.children if c.dep_ in {"ccomp", "dobj", "xcomp"} and c.i > cue.i]
    return any(t.lower_ in _COMING for c in told for t in c.subtree)


def _passes_warning(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether what a warning rests on is passed to others right after a warning was told of."""
    thing = undergoer(cue)
    told = thing is not None and thing.lemma_.lower() in _INTELLIGENCE
    known = told and thing is not None and any(c.lower_ in _KNOWN for c in thing.children)
    before = cue.doc[max(0, cue.sent.start - _NEAR_WARNING) : cue.sent.end]
    to_others = any(c.lower_ in {"to", "with"} for c in cue.children)
    return known and to_others and any(t.lemma_.lower() in _WARNINGS for t in before)


def _able_group(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether an armed group is said to be able, or about to be able, to strike."""
    verb = cue.head if cue.dep_ in {"dobj", "acomp", "attr"} else None
    who = surface_subject(verb) if verb is not None else None
    struck = any(c.dep_ in {"acl", "xcomp"} and any(map(is_deed, c.subtree)) for c in cue.children)
    return struck and who is not None and any(map(_is_armed, actors_named(who, actors)))


def _of_deeds(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether a group is said to have a history or record of attacks."""
    owned = cue.dep_ == "dobj" and cue.head.lemma_ == "have"
    deeds = (t for noun in prepositional(cue, "of") for t in noun.subtree)
    return owned and any(is_event_noun(t) or is_attack_verb(t) for t in deeds)


def _said_to_be(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether something is said to be somebody's act ("the bomb was an act by …")."""
    return cue.dep_ == "attr" and by_object(cue) is not None


def _equated(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether the author of an attack is named by "is": "its authors are …", "they were the authors of it"."""
    of_attack = any(is_event_noun(t) or is_deed(t) for t in prepositional(cue, "of"))
    return of_attack and cue.dep_ in {"nsubj", "attr"} and cue.head.lemma_ == "be"


def _captor(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether an armed group holds or frees somebody where the text tells of hostages."""
    near = cue.doc[max(0, cue.sent.start - _NEAR_CAPTURE) : cue.sent.end + _NEAR_CAPTURE]
    captured = any(t.lemma_.lower() in _CAPTURES for t in near)
    return captured and undergoer(cue) is not None and _armed_doer(cue, actors)


def _some(cue: Token, _: Sequence[FoundActor]) -> bool:
    return not any(
        t.lower_ in {"no", "without", "little", "this", "that", "these", "such"}
        for t in (*cue.children, cue.head, *cue.doc[max(0, cue.i - 3) : cue.i])
    )


_TESTS: Mapping[str, Callable[[Token, Sequence[FoundActor]], bool]] = {
    "@event": lambda cue, _: event_of(cue) is not None,
    "@event_only": _complement_event,
    "@event_or_none": _event_or_nothing,
    NOT: lambda cue, _: is_negated(cue) or is_negated(cue.head),
    "@done": _done,
    "@feared": _feared,
    "@left_behind": _left_behind,
    "@nothing_to_do": _nothing_to_do,
    "@points_at_armed": _points_at_armed,
    "@deed": lambda cue, _: any(is_deed(t) for t in cue.subtree if t.i > cue.i),
    "@attack": _complement_event,
    "@agent": _agent,
    "@group_plans": _group_plans,
    "@some_threat": lambda cue, _: _some(cue, _) and (cue.head.lemma_ in _FORMAL or any(map(is_deed, cue.sent))),
    "@armed_doer": _armed_doer,
    "@arrested_for": _arrested_for,
    "@armed_points_to": lambda cue, actors: _armed_doer(cue, actors) and any(prepositional(cue, "to")),
    "@names_attackers": _names_attackers,
    "@of_attack": _of_attack,
    "@captor": _captor,
    "@equated": _equated,
    "@for_a_deed": _for_a_deed,
    "@said_to_be": _said_to_be,
    "@something_coming": _something_coming,
    "@passes_warning": _passes_warning,
    "@able_group": _able_group,
    "@of_deeds": _of_deeds,
    "@reason_behind": _reason_behind,
    "@planned": lambda cue, _: cue.dep_ == "amod" and is_event_noun(cue.head),
    "@reason_of_attack": _reason_of_attack,
    "@suspect": _suspect,
    "@crime": _crime,
    "@threat": _threat,
    "@reason": lambda cue, _: any(map(is_event_noun, scope(cue))) and not any(t.lower_ in _UNSETTLED for t in cue.sent),
}


def actors_of(cue: Token, row: ClaimCue, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give who is said to have acted, at the first of the row's positions where somebody is named."""
    for position in row.actor:
        found = _inside(cue, actors) if position == "inside" else []
        found = found or (_near(cue, actors) if position == "near" else [])
        found = found or (_after(cue, actors) if position == "after" else [])
        for noun in nouns_at(cue, position):
            found = found or actors_named(noun, actors)
        found = found or _in_line(cue, position, actors)
        if not found and position == "doer" and row.speaker == "actor":
            found = _behind_mouthpiece(cue, actors)
        if found:
            return found
    return []


def _in_line(cue: Token, position: str, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the actor nearest to a cue where the parse gives none: after its "by" or before it, no verb between."""
    if position in {"doer", "by", "to", "on", "of"}:
        wanted = "by" if position == "doer" else position
        for prep in cue.doc[cue.i + 1 : min(cue.sent.end, cue.i + 5)]:
            if prep.lower_ == wanted and prep.head in {cue, *cue.children}:
                after = [f for f in actors if prep.i < f.tokens.start <= prep.i + 6 and f.tokens.sent == cue.sent]
                return [f for f in after[:1] if not _verb_between(prep, f)]
    turned = position == "undergoer" and not is_passive(cue)
    if position in {"doer", "holder", "passive", "undergoer"} and not turned and not by_object(cue):
        subject = [f for f in actors if cue.sent.start <= f.tokens.start < cue.i and f.tokens.root.dep_ in _SUBJECTS]
        return [f for f in subject[-1:] if not _verb_between(f.tokens[-1], cue)]
    return []


def _verb_between(left: Token, right: FoundActor | Token) -> bool:
    end = right.i if isinstance(right, Token) else right.tokens.start
    return any(t.pos_ == "VERB" or t.text == ";" for t in left.doc[left.i + 1 : end])


def nouns_at(cue: Token, position: str) -> Iterator[Token]:
    """Give the nouns at a grammatical position around a cue."""
    single: dict[str, Callable[[], Token | None]] = {
        "doer": lambda: doer(cue),
        "undergoer": lambda: undergoer(cue),
        "passive": lambda: surface_subject(cue) if _is_participle(cue) else None,
        "holder": lambda: holder(cue),
        "predicate": lambda: child(cue.head, "nsubj") if cue.dep_ == "attr" else None,
        "by": lambda: by_object(cue),
    }
    if position in single:
        noun = single[position]()
        if noun is not None:
            yield noun
    elif position == "haver":
        yield from (t for t in (surface_subject(cue.head),) if t is not None)
    elif position == "identity":
        yield from (c for c in cue.head.children if c.dep_ in {"nsubj", "attr"} and c != cue)
    elif position == "poss":
        yield from (c for c in cue.children if c.dep_ in {"poss", "compound", "nmod", "amod"})
    else:
        yield from prepositional(cue, position)
        if cue.dep_ in {"dobj", "nsubjpass", "pobj"}:
            yield from prepositional(cue.head, position)


def _is_participle(cue: Token) -> bool:
    return is_passive(cue) or cue.tag_ == "VBN" or (cue.pos_ == "ADJ" and cue.lower_.endswith("ed"))


def holder(cue: Token) -> Token | None:
    """Give of whom an adjective or "behind" is said: the subject, the object ("held … responsible") or a noun."""
    own = child(cue, "nsubj")
    if own is not None:
        return own
    head = cue.head
    if head.pos_ in {"NOUN", "PROPN"} and cue.dep_ in {"prep", "amod", "acl", "relcl", "appos"}:
        first = head.head if cue.dep_ == "amod" and head.dep_ == "conj" else head
        return first if first.dep_ == "dobj" and first.head.lemma_ == "hold" else head
    if cue.dep_ in {"oprd", "ccomp", "xcomp", "acomp", "prep", "advmod", "conj", "ROOT", "advcl"} and head.pos_ in {
        "VERB",
        "AUX",
    }:
        passive_or_link = head.pos_ == "AUX" or is_passive(head) or head.lemma_ in {"be", "stand", "remain"}
        return (None if passive_or_link else child(head, "dobj")) or surface_subject(head)
    return None


def actors_named(noun: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the actors that a noun phrase names, one for each noun it joins; a branch goes before its parent."""
    nouns = [noun, *(t for t in noun.conjuncts if t.i > noun.i)]
    picked: list[FoundActor] = []
    for head in nouns:
        tokens = set(_phrase_tokens(head, {t.i for t in nouns if t != head}))
        inside = [f for f in actors if any(t.i in tokens for t in f.tokens)]
        best = _main_actor(head, inside, _following(head, actors))
        if best is not None and best.actor not in [f.actor for f in picked]:
            picked.append(best)
    return picked or _before_apposition(noun, actors)


def _before_apposition(noun: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the actor that a general noun renames right after it ("IS-K – the same group that …")."""
    if noun.lemma_.lower() not in _RENAMING:
        return []
    before = [f for f in actors if noun.i - 7 <= f.tokens.end <= noun.i and f.tokens.sent == noun.sent]
    between = noun.doc[before[-1].tokens.end : noun.i] if before else ()
    dashed = any(t.is_punct for t in between) and all(t.is_punct or t.pos_ in {"DET", "ADJ", "PART"} for t in between)
    return before[-1:] if dashed else []


def _following(head: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the actors named shortly after a noun, no other clause between ("its branch, …", "…, known as …")."""
    after = []
    for f in actors:
        between = head.doc[head.i + 1 : f.tokens.start]
        if head.i < f.tokens.start <= head.i + _APPOSITION_REACH and f.tokens.sent == head.sent:
            after.append((f, between))
    return [f for f, between in after if all(t.pos_ != "VERB" or t.lemma_.lower() in _BELONGING for t in between)]


def _main_actor(head: Token, inside: Sequence[FoundActor], following: Sequence[FoundActor]) -> FoundActor | None:
    if not inside:
        people = is_perpetrator_noun(head) or head.lemma_.lower() in {"member", "element"}
        return next((f for f in following if people and _is_armed(f)), None)
    at_head = [f for f in inside if f.tokens.start <= head.i < f.tokens.end]
    armed = [f for f in inside if _is_armed(f)]
    first = (at_head or armed or list(inside))[0]
    if first.actor.actor_type == ActorType.PERSON and armed and armed[0] is not first:
        first = armed[0]
    branches = [f for f in (*inside, *following) if f.actor.parent_actor_id == first.actor.actor_id]
    return branches[0] if branches else first


def _phrase_tokens(head: Token, stops: set[int]) -> Iterator[int]:
    yield head.i
    for c in head.children:
        if c.i in stops or c.dep_ in {"cc", "punct"}:
            continue
        if c.dep_ in {"relcl", "acl", "advcl"} and c.lemma_.lower() not in _BELONGING:
            continue
        if (
            c.dep_ == "prep"
            and c.lower_ in {"against", "with", "on", "by", "during", "after", "near", "in", "at"}
            and head.lemma_ != "link"
        ):
            continue
        yield from _phrase_tokens(c, stops)


def _is_armed(found: FoundActor) -> bool:
    return found.actor.actor_type in _ARMED


def _inside(cue: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the first group named in what a cue governs, its own subject and what stands before that left out."""
    subject = doer(cue) if cue.pos_ == "VERB" else None
    own = subject is not None and subject.i < cue.i and not is_passive(cue) and cue not in subject.subtree
    left_out = set(range(cue.sent.start, subject.right_edge.i + 1)) if subject is not None and own else set()
    words = {t.i for t in scope(cue)} | {t.i for t in cue.subtree}
    for other in cue.children:
        if other.dep_ == "conj" and other.pos_ == "VERB":
            words -= {t.i for t in other.subtree}
    inside = [f for f in actors if _is_armed(f) and f.tokens.root.i in words - left_out]
    return [_prefer_branch(inside)] if inside else []


def _prefer_branch(found: Sequence[FoundActor]) -> FoundActor:
    branches = [f for f in found if f.actor.parent_actor_id == found[0].actor.actor_id]
    return branches[0] if branches else found[0]


def _near(cue: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    here = [f for f in actors if _is_armed(f) and f.tokens.start >= cue.sent.start and f.tokens.end <= cue.sent.end]
    before = [f for f in here if f.tokens.start < cue.i]
    return [before[-1]] if before else here[:1]


def _after(cue: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the group that the next sentence names right away ("It was …")."""
    return [f for f in actors if _is_armed(f) and cue.sent.end <= f.tokens.start < cue.sent.end + 4][:1]


def is_mouthpiece(noun: Token) -> bool:
    """Tell whether a noun stands for somebody or something that speaks for others ("a caller", "the letter", "he")."""
    return noun.lemma_.lower() in _MOUTHPIECES


def _behind_mouthpiece(cue: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the group for which a caller, a letter or a spokesman speaks: the one named nearest in the sentence."""
    subject = doer(cue)
    if subject is None or not is_mouthpiece(subject):
        return []
    return _near(cue, actors)
