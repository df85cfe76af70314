"""What a claim's cue needs around it: the tests behind the column `needs` of the cue lexicon."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from schemas.vocabulary import ActorType, ClaimType, Realis
from tasks.extract.claims.answers import is_an_alibi, is_said_of_an_accusation, is_told_the_law, is_whole_reply
from tasks.extract.claims.frames import actors_named, event_of, holder, is_armed, named_so, nouns_at, said_of, scope
from tasks.extract.claims.people import has_attacked, is_party, is_person
from tasks.extract.claims.sides import is_own
from tasks.extract.claims.traces import comes_from_a_side, is_traced_to_a_side, may_be_blamed
from tasks.extract.found import FoundActor
from tasks.extract.grammar.claim_rules import rules_at
from tasks.extract.grammar.clause import (
    by_object,
    complements,
    doer,
    prepositional,
    surface_subject,
    undergoer,
)
from tasks.extract.grammar.frames import frame_of
from tasks.extract.grammar.predicates import (
    is_attack_verb,
    is_deed,
    is_event_noun,
    is_perpetrator_noun,
    is_violent_noun,
    is_violent_verb,
)
from tasks.extract.grammar.relations import (
    first_child,
    follows_preposition,
    is_active_subject,
    is_adjective,
    is_any_clause_on_noun,
    is_apposition,
    is_clause_on_noun,
    is_content_clause,
    is_content_or_object,
    is_object,
    is_object_predicate,
    is_open_complement,
    is_owner_or_compound,
    is_participle_clause,
    is_possessor,
    is_predicate_noun,
    is_prepositional_clause,
    is_relative_clause,
    is_root,
    is_subject,
    is_subject_or_predicate,
    is_undergoer,
    is_verb_complement,
    marks_clause,
    says_more,
)
from tasks.extract.grammar.roles import state_force
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_NEAR_CAPTURE = 40
_NEAR_WARNING = 45
_ARMED = {ActorType.ARMED_GROUP, ActorType.ORGANISATION, ActorType.UNSPECIFIED}


def has_needs(cue: Token, needs: Sequence[str], actors: Sequence[FoundActor]) -> bool:
    """Tell whether one of the words or tests that a cue needs holds around it."""
    return not needs or any(_holds(cue, need, actors) for need in needs)


def _holds(cue: Token, need: str, actors: Sequence[FoundActor]) -> bool:
    if need.startswith("!"):
        return not _holds(cue, need[1:], actors)
    return _TESTS[need](cue, actors) if need in _TESTS else _has_word(cue, need)


def _has_word(cue: Token, word: str) -> bool:
    return any(t != cue and word in (t.lemma_.lower(), t.lower_) for t in scope(cue))


def _complement_event(cue: Token, _: Sequence[FoundActor]) -> bool:
    done = undergoer(cue) if cue.pos_ == "VERB" else None
    return any(is_event_noun(t) for t in complements(cue)) or (done is not None and is_event_noun(done))


def _event_or_nothing(cue: Token, actors: Sequence[FoundActor]) -> bool:
    nouns = [t for prep in ("in", "for", "with") for t in prepositional(cue, prep)] + [
        c for c in cue.children if follows_preposition(c) and c.lower_ not in word_class("claims/its")
    ]
    return not nouns or any(is_deed(t) or any(is_event_noun(x) or is_violent_verb(x) for x in t.subtree) for t in nouns)


def _agent(cue: Token, actors: Sequence[FoundActor]) -> bool:
    after = [t for t in cue.subtree if t.i > cue.i]
    return any(is_deed(t) for t in after) and any(
        f.tokens.start > cue.i and f.tokens.root in after for f in actors if is_armed(f)
    )


def _suspect(cue: Token, actors: Sequence[FoundActor]) -> bool:
    noun = undergoer(cue) if cue.pos_ in {"VERB", "AUX"} else surface_subject(cue.head.head)
    if noun is None:
        return False
    people = any(f.actor.actor_type in _ARMED | {ActorType.PERSON} and f.tokens.root == noun for f in actors)
    if is_perpetrator_noun(noun) or people or (noun.pos_ == "NUM") or noun.ent_type_ == "PERSON":
        return True
    if noun.lower_.endswith("-old") or noun.lemma_.lower() in word_class("claims/accomplices"):
        return True
    return any(
        prep.lower_ in word_class("claims/held_over") and any(is_event_noun(t) for t in prep.subtree)
        for prep in cue.children
    )


def _seized_by_law(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether soldiers or police seize somebody, or accomplices are seized: others who are "seized" are taken."""
    noun, by = undergoer(cue), doer(cue)
    if by is not None:
        return _suspect(cue, actors) and state_force(by)
    return noun is not None and noun.lemma_.lower() in word_class("claims/accomplices")


def _held_by_law(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether a person is said to have been detained, and not by an armed group: "a man of 47 was arrested"."""
    by = doer(cue)
    return cue.tag_ == "VBN" and _person_done(cue, actors) and (by is None or state_force(by))


def _crime(cue: Token, _: Sequence[FoundActor]) -> bool:
    with_ = [*prepositional(cue, "with"), *prepositional(cue, "for"), *prepositional(cue, "in")]
    over = [t for prep in ("over", "of") for t in prepositional(cue, prep)]
    named = any(t.lemma_.lower() in word_class("claims/crimes") or is_deed(t) for noun in with_ for t in noun.subtree)
    return named or any(is_event_noun(t) for noun in over for t in noun.subtree)


def _threat(cue: Token, _: Sequence[FoundActor]) -> bool:
    after = [t for t in cue.subtree if t != cue]
    return any(is_deed(t) or t.lemma_.lower() in word_class("claims/threats") for t in after)


def _reason_behind(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether reasons for an attack are given: "reasons behind the city being a target include …"."""
    given = is_active_subject(cue) and cue.head.lemma_ in word_class("claims/reason_link")
    return given and any(t.lemma_ == "target" or is_event_noun(t) or is_attack_verb(t) for t in cue.subtree)


def _group_plans(cue: Token, actors: Sequence[FoundActor]) -> bool:
    planner = doer(cue)
    armed = planner is not None and any(map(is_armed, actors_named(planner, actors)))
    return armed and any(is_deed(t) for t in cue.subtree if t.i > cue.i)


def _of_own_people(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether what is denied is said of the speaker's own people: "denied that his men had been there"."""
    said = (doer(c) for c in cue.children if is_content_clause(c))
    return any(noun is not None and noun.pos_ == "NOUN" and is_own(noun) for noun in said)


def _armed_menace(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether an armed group says that somebody will meet what others met: "the same fate", "will be next"."""
    menaced = any(t.lemma_.lower() in word_class("claims/menaces") for t in cue.subtree if t.i > cue.i)
    return menaced and _armed_doer(cue, actors)


def _names_attackers(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether it is the attackers whom a verb identifies, or of whom a predicate "members" or "belong" is said."""
    noun = None
    if cue.pos_ == "VERB" and cue.lemma_ != "belong":
        named = [c for c in cue.children if is_undergoer(c) or is_object_predicate(c)]
        named += [cue.head] if is_clause_on_noun(cue) else []
        return any(is_perpetrator_noun(t) or _means_an_attacker(t) or has_attacked(t) for t in named)
    if is_predicate_noun(cue) or is_object_predicate(cue) or cue.pos_ == "VERB":
        noun = surface_subject(cue if cue.pos_ == "VERB" else cue.head)
    return noun is not None and (is_perpetrator_noun(noun) or has_attacked(noun))


def _attackers_are(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether something is said of the attackers: "the killers were from …", "the gunmen worked for …"."""
    noun = surface_subject(cue)
    if noun is None or not is_perpetrator_noun(noun):
        return False
    if is_relative_clause(cue):
        return is_violent_noun(noun) and noun.tag_ in {"NNS", "NNPS"}
    return is_violent_noun(noun) or not any(map(is_any_clause_on_noun, noun.children))


def _means_an_attacker(pronoun: Token) -> bool:
    """Tell whether "he" or "she" stands right after a sentence that tells of one attacker ("He was named as …")."""
    if pronoun.lower_ not in word_class("grammar/he_or_she") or not pronoun.sent.start:
        return False
    before = pronoun.doc[pronoun.sent.start - 1].sent
    return any(t.tag_ == "NN" and is_violent_noun(t) for t in before)


def _arrested_for(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether somebody was held, charged or suspected of planning an attack, which so came to nothing."""
    over = [t.lemma_.lower() for t in cue.ancestors if t.i < cue.i]
    held = bool(word_class("claims/holding_verb") & set(over)) and (cue.tag_ == "VBG" or cue.pos_ == "NOUN")
    return held and any(
        is_deed(t) for t in cue.subtree if t.i > cue.i and t.lemma_.lower() not in word_class("claims/holding_verb")
    )


def _accused_only(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether a named actor is accused and the text does not say of what: "the ministry accused the rebels"."""
    noun = undergoer(cue)
    if noun is None or not actors_named(noun, actors):
        return False
    return not any(says_more(c) for c in cue.children if c.i > cue.i)


def _named_alone(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether somebody is said to have named a group, and nothing more: "The governor named the cartel"."""
    nouns = [noun for noun in (undergoer(cue), *named_so(cue)) if noun is not None]
    armed = any(map(is_armed, (f for noun in nouns for f in actors_named(noun, actors))))
    further = any(says_more(c) for c in cue.children if c.i > cue.i and c not in nouns)
    return armed and not further and not (is_clause_on_noun(cue) and is_party(cue.head))


def _put_down_to_a_party(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether something is put down to people: "put the blaze down to resistance fighters"."""
    nouns = list(prepositional(cue, "to"))
    return any(any(t in f.tokens for f in actors) or is_perpetrator_noun(t) or is_party(t) for t in nouns)


def _done_by_a_side(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether "it" was done by a side, or a side did "it": "it was staged by the Viagras".

    What "its own fighters" did is the speaker's own deed, which another rule reads.
    """
    done, by = undergoer(cue), doer(cue)
    spoken_of = done is not None and done.lower_ in word_class("claims/spoken_of")
    if not spoken_of or by is None or any(is_possessor(c) and c.pos_ == "PRON" for c in by.children):
        return False
    return may_be_blamed(by, actors)


def _gave_the_order(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether a side gave an order, to attack or for what was told before."""
    by = doer(cue.head) if is_object(cue) and cue.head.lemma_ == "give" else None
    further = [c for c in cue.children if c.i > cue.i and not c.is_punct]
    return by is not None and may_be_blamed(by, actors) and all(any(map(is_deed, c.subtree)) for c in further)


def _it_was(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether "because" or "over" says why "it" was, and no more: "They say it was because of the truck"."""
    verb = cue.head
    subject = first_child(verb, is_active_subject) if verb.lemma_ == "be" else None
    return subject is not None and subject.lower_ in word_class("claims/spoken_of") and is_content_clause(verb)


def _single_event(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether somebody spoke of one attack, not of attacks in general: "confirmed the raid"."""
    past = cue.tag_ in {"VBD", "VBN"}
    told = [t for t in complements(cue) if t != cue.head]
    told += [c for be in told if be.lemma_ == "be" for c in be.children if is_predicate_noun(c)]
    return past and any(is_event_noun(t) and t.tag_ in {"NN", "NNP"} for t in told)


def _event_was(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether something is said of an attack: "the bombing was meant to sabotage trade"."""
    subject = surface_subject(cue)
    return subject is not None and is_event_noun(subject)


def _said_of_attack(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether a predicate noun is said of an attack, or of the weapon of one: "the bomb was a reply to …"."""
    subject = surface_subject(cue.head) if is_predicate_noun(cue) else None
    return subject is not None and (is_event_noun(subject) or subject.lower_ in word_class("claims/spoken_of"))


def _answers_before(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether a relative clause answers what its sentence accuses somebody of: "accused X, which X rejected"."""
    before = cue.doc[cue.sent.start : cue.left_edge.i]
    accusing = (rule for word in before for rule in rules_at(word) if rule.claim_type == ClaimType.ATTRIBUTION)
    return is_relative_clause(cue) and next(accusing, None) is not None


def _of_a_figure(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether it is a count that is called something: "called the figure a lie" denies no deed."""
    called = (t for c in (cue, *cue.children) for t in c.children if t.i > cue.i and (is_object(t) or is_subject(t)))
    return any(t.lemma_.lower() in word_class("casualties/figure") for t in called)


def _own_group(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether something is said of the speaker's own people: "his movement", "our fighters"."""
    noun = surface_subject(cue)
    return noun is not None and noun.pos_ == "NOUN" and is_own(noun)


def _aim_of_attack(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether a clause after "so that" gives the aim of an attack."""
    return marks_clause(cue) and is_attack_verb(cue.head.head)


def _as_attackers(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether attackers are said to be thought to be of a group: "gunmen suspected to be bandits"."""
    who = cue.head if is_clause_on_noun(cue) else surface_subject(cue)
    thought = any(may_be_blamed(noun, actors) or is_party(noun) for noun in said_of(cue))
    return thought and who is not None and is_person(who)


def _of_attack(cue: Token, _: Sequence[FoundActor]) -> bool:
    return any(is_event_noun(t) for t in prepositional(cue, "of"))


def _armed_doer(cue: Token, actors: Sequence[FoundActor]) -> bool:
    noun = doer(cue) if cue.pos_ in {"VERB", "AUX"} or is_root(cue) else holder(cue)
    return noun is not None and any(map(is_armed, actors_named(noun, actors)))


def _armed_undergoer(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether something is done to an armed group, or with its name: "distanced the Front from it"."""
    noun = undergoer(cue)
    return noun is not None and any(map(is_armed, actors_named(noun, actors)))


def _reason_of_attack(cue: Token, _: Sequence[FoundActor]) -> bool:
    main = cue.head.head if marks_clause(cue) else cue.head
    if marks_clause(cue) and any(t.tag_ == "MD" for t in cue.head.children):
        return False
    staged = is_deed(main) and any(is_event_noun(t) for t in complements(main))
    return is_attack_verb(main) or main.lemma_ == "target" or staged


def _done(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether a verb says of an attack known to the reader that somebody planned it."""
    event = next((t for t in complements(cue) if is_event_noun(t)), None)
    definite = event is not None and any(
        c.lower_ in word_class("claims/needs_known") or is_possessor(c) for c in event.children
    )
    return definite and cue.tag_ in {"VBD", "VBN"}


def _feared(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether something might be targeted, or a group might strike."""
    modal = any(c.lower_ in word_class("claims/may") for c in cue.children)
    return modal and (is_passive(cue) or _armed_doer(cue, actors))


def _points_at_armed(cue: Token, actors: Sequence[FoundActor]) -> bool:
    nouns = [t for prep in ("to", "at") for t in nouns_at(cue, prep)]
    return any(map(is_armed, (f for noun in nouns for f in actors_named(noun, actors) if noun in f.tokens)))


def _nothing_to_do(cue: Token, _: Sequence[FoundActor]) -> bool:
    thing = first_child(cue, is_object)
    return thing is not None and thing.lower_ == "nothing" and any(t.lemma_ == "do" for t in thing.children)


def _left_behind(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether a leaflet or flag is said to have been left or found."""
    return cue.head.lemma_ in word_class("claims/leaving") or any(
        c.lemma_ in word_class("claims/leaving") for c in cue.children
    )


def _for_a_deed(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether "responsible" is said of a deed or a thing that came about, not of a task ("for producing gas")."""
    tasks = [t for prep in cue.children if prep.lower_ == "for" for t in prep.children if is_prepositional_clause(t)]
    return all(is_deed(t) or is_violent_verb(t) or any(map(is_event_noun, t.subtree)) for t in tasks)


def _something_coming(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether signs are said to have shown that something was coming."""
    told = [c for c in cue.children if is_content_or_object(c) and c.i > cue.i]
    return any(t.lower_ in word_class("claims/coming") for c in told for t in c.subtree)


def _passes_warning(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether what a warning rests on is passed to others right after a warning was told of."""
    thing = undergoer(cue)
    told = thing is not None and thing.lemma_.lower() in word_class("claims/intelligence")
    known = told and thing is not None and any(c.lower_ in word_class("claims/needs_known") for c in thing.children)
    before = cue.doc[max(0, cue.sent.start - _NEAR_WARNING) : cue.sent.end]
    to_others = any(t.lower_ in word_class("grammar/company_link") for t in cue.subtree if t.i > cue.i)
    return known and to_others and any(t.lemma_.lower() in word_class("claims/warnings") for t in before)


def _able_group(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether an armed group is said to be able, or about to be able, to strike."""
    verb = cue.head if is_verb_complement(cue) else None
    who = surface_subject(verb) if verb is not None else None
    struck = any(
        (is_participle_clause(c) or is_open_complement(c)) and any(map(is_deed, c.subtree)) for c in cue.children
    )
    return struck and who is not None and any(map(is_armed, actors_named(who, actors)))


def _of_deeds(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether a group is said to have a history or record of attacks."""
    owned = is_object(cue) and cue.head.lemma_ == "have"
    deeds = (t for noun in prepositional(cue, "of") for t in noun.subtree)
    return owned and any(is_event_noun(t) or is_attack_verb(t) for t in deeds)


def _on_orders(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether a deed is said to have been done on somebody's orders."""
    heeded = follows_preposition(cue) and cue.head.lower_ in word_class("claims/order_link")
    followed = is_object(cue) and cue.head.lemma_ == "follow"
    return (heeded or followed) and any(map(is_deed, cue.ancestors))


def _sends_attackers(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether attackers are said to have been sent ("the group, which says it sent the gunmen")."""
    sent = undergoer(cue)
    return sent is not None and is_violent_noun(sent)


def _own_claim(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether an armed group takes back that it claimed an attack ("the group later withdrew its claim")."""
    return any(t.lemma_.lower() in word_class("claims/claimed") for t in complements(cue)) and _armed_doer(cue, actors)


def _takes_back(cue: Token, actors: Sequence[FoundActor]) -> bool:
    return any(c.lower_ == "back" for c in cue.children) and _own_claim(cue, actors)


def _marks_the_scene(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether attackers painted or shouted something that names a group."""
    who = doer(cue)
    named = any(is_armed(f) and f.tokens.root in cue.subtree and f.tokens.start > cue.i for f in actors)
    return named and who is not None and is_violent_noun(who)


def _said_to_be(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether something is said to be somebody's act ("the bomb was an act by …")."""
    return is_predicate_noun(cue) and by_object(cue) is not None


def _equated(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether the author of an attack is named by "is": "its authors are …", "they were the authors of it"."""
    owned = [*prepositional(cue, "of")]
    of_attack = any(is_event_noun(t) or is_deed(t) for t in owned) or (not owned and cue.lemma_ == "culprit")
    return of_attack and is_subject_or_predicate(cue) and cue.head.lemma_ == "be"


def _captor(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether an armed group holds or frees somebody where the text tells of hostages."""
    near = cue.doc[max(0, cue.sent.start - _NEAR_CAPTURE) : cue.sent.end + _NEAR_CAPTURE]
    captured = any(t.lemma_.lower() in word_class("claims/captures") for t in near)
    held = undergoer(cue)
    return captured and held is not None and is_person(held) and _armed_doer(cue, actors)


def _owners(cue: Token, actors: Sequence[FoundActor]) -> Iterator[FoundActor]:
    """Give who a claim is of: "the claim of the Front", "its claim", "a claim published by the Front"."""
    nouns = [c for c in cue.children if is_owner_or_compound(c)]
    nouns += [t for prep in ("of", "by", "from") for t in prepositional(cue, prep)]
    nouns += [t for verb in cue.children if is_participle_clause(verb) for t in prepositional(verb, "by")]
    yield from (f for noun in nouns for f in actors_named(noun, actors))


def _agents(cue: Token, actors: Sequence[FoundActor]) -> Iterator[FoundActor]:
    """Give who a passive says did it ("claimed by the Front")."""
    agent = by_object(cue)
    yield from actors_named(agent, actors) if agent is not None else ()


def _follows(cue: Token) -> Callable[[FoundActor], bool]:
    return lambda found: cue.i < found.tokens.start < cue.sent.end


def _always(verb: Token) -> bool:
    """Tell whether a verb tells of a habit ("it bombs only …"), other than a headline's present."""
    return verb.tag_ in {"VBZ", "VBP"} and is_content_clause(verb)


def _after(cue: Token) -> list[Token]:
    return [t for t in cue.subtree if t.i > cue.i]


def _is_next(cue: Token, found: FoundActor) -> bool:
    return cue.i < found.tokens.start <= cue.i + 4


def _may_attack(found: FoundActor) -> bool:
    return found.actor.actor_type in _ARMED | {ActorType.STATE_AGENCY, ActorType.STATE}


def _said(cue: Token) -> Iterator[Token]:
    """Give the words that a cue governs, without what relatives tell of somebody named there."""
    for c in cue.children:
        if not is_relative_clause(c):
            yield c
            yield from _said(c)


def _person_done(cue: Token, _: Sequence[FoundActor]) -> bool:
    """Tell whether it is a person or people to whom a verb is done."""
    noun = undergoer(cue) if cue.pos_ in {"VERB", "AUX"} else None
    noun = noun or (surface_subject(cue) if cue.tag_ == "VBN" else None)
    return noun is not None and is_person(noun)


def _is_recalled(noun: Token) -> bool:
    """Tell whether a warning is only spoken of again: "the warning came a week after", "its warnings were false"."""
    known = any(c.lower_ in word_class("claims/known") for c in noun.children)
    return is_active_subject(noun) and known and not any(is_deed(t) for t in noun.subtree if t.i > noun.i)


def _some(cue: Token, _: Sequence[FoundActor]) -> bool:
    if _is_recalled(cue):
        return False
    return not any(
        t.lower_ in word_class("claims/no_threat")
        for t in (*cue.children, cue.head, *cue.doc[max(0, cue.i - 3) : cue.i])
    )


_TESTS: Mapping[str, Callable[[Token, Sequence[FoundActor]], bool]] = {
    "@event": lambda cue, _: event_of(cue) is not None,
    "@event_only": _complement_event,
    "@event_or_none": _event_or_nothing,
    "@not": lambda cue, _: frame_of(cue).status.negative or frame_of(cue.head).status.negative,
    "@done": _done,
    "@feared": _feared,
    "@left_behind": _left_behind,
    "@nothing_to_do": _nothing_to_do,
    "@points_at_armed": _points_at_armed,
    "@deed": lambda cue, _: any(is_deed(t) for t in _said(cue) if t.i > cue.i),
    "@active": lambda cue, _: not is_passive(cue),
    "@attack": _complement_event,
    "@agent": _agent,
    "@group_plans": _group_plans,
    "@some_threat": lambda cue, _: (
        _some(cue, _) and (cue.head.lemma_ in word_class("claims/formal") or any(map(is_deed, cue.sent)))
    ),
    "@actual": lambda cue, _: frame_of(cue).status.realis == Realis.ACTUAL and not _always(cue),
    "@armed_doer": _armed_doer,
    "@is_accusable": lambda cue, actors: any(cue in f.tokens or _is_next(cue, f) for f in actors if _may_attack(f)),
    "@of_deed": lambda cue, _: any(is_deed(t) or t.lemma_.lower() in word_class("claims/crimes") for t in _after(cue)),
    "@attack_itself": lambda cue, _: is_attack_verb(cue),
    "@deed_here": lambda cue, _: any(t != cue and (is_deed(t) or is_violent_verb(t)) for t in cue.sent),
    "@passive_person": lambda cue, actors: cue.tag_ == "VBN" and _person_done(cue, actors),
    "@participle": lambda cue, _: cue.tag_ == "VBG",
    "@person_done": _person_done,
    "@purpose": lambda cue, _: any(c.lower_ == "to" for c in cue.lefts),
    "@unsettled": lambda cue, _: any(t.lower_ in word_class("claims/unsettled") for t in cue.sent),
    "@armed_after": lambda cue, actors: any(map(_follows(cue), filter(is_armed, actors))),
    "@armed_here": lambda cue, actors: any(f.tokens.sent == cue.sent for f in actors if is_armed(f)),
    "@armed_owner": lambda cue, actors: any(map(is_armed, _owners(cue, actors))),
    "@by_armed": lambda cue, actors: any(map(is_armed, _agents(cue, actors))),
    "@is_armed": lambda cue, actors: any(is_armed(f) and cue in f.tokens for f in actors),
    "@arrested_for": _arrested_for,
    "@accused_only": _accused_only,
    "@armed_points_to": lambda cue, actors: _armed_doer(cue, actors) and any(prepositional(cue, "to")),
    "@attackers_are": _attackers_are,
    "@of_own_people": _of_own_people,
    "@armed_menace": _armed_menace,
    "@armed_undergoer": _armed_undergoer,
    "@what": lambda cue, actors: any(c.lower_ == "what" for c in cue.children) and _armed_doer(cue, actors),
    "@names_attackers": _names_attackers,
    "@of_attack": _of_attack,
    "@event_of": lambda cue, _: any(map(is_event_noun, _after(cue))),
    "@captor": _captor,
    "@equated": _equated,
    "@for_a_deed": _for_a_deed,
    "@on_orders": _on_orders,
    "@own_claim": _own_claim,
    "@sends_attackers": _sends_attackers,
    "@takes_back": _takes_back,
    "@marks_the_scene": _marks_the_scene,
    "@said_to_be": _said_to_be,
    "@seized_by_law": _seized_by_law,
    "@named_alone": _named_alone,
    "@put_down_to": _put_down_to_a_party,
    "@done_by": _done_by_a_side,
    "@gave_the_order": _gave_the_order,
    "@it_was": _it_was,
    "@single_event": _single_event,
    "@event_was": _event_was,
    "@aim_of_attack": _aim_of_attack,
    "@as_attackers": _as_attackers,
    "@traced": is_traced_to_a_side,
    "@from_a_side": comes_from_a_side,
    "@held_by_law": _held_by_law,
    "@said_so": lambda cue, _: is_predicate_noun(cue) or is_object_predicate(cue),
    "@said_of_attack": _said_of_attack,
    "@told_the_law": lambda cue, _: is_told_the_law(cue),
    "@answers_before": _answers_before,
    "@own_group": _own_group,
    "@of_a_figure": _of_a_figure,
    "@armed_by": lambda cue, actors: any(map(is_armed, _agents(cue, actors))) and _event_was(cue, actors),
    "@whole_reply": lambda cue, _: is_whole_reply(cue),
    "@said_of_accusation": lambda cue, _: is_said_of_an_accusation(cue),
    "@alibi": lambda cue, _: is_an_alibi(cue),
    "@taken_for": lambda cue, _: follows_preposition(cue) and cue.head.lower_ == "as",
    "@of_it": lambda cue, _: any(t.lower_ in word_class("claims/its") and t.i == cue.i + 1 for t in complements(cue)),
    "@renames_event": lambda cue, _: is_apposition(cue) and is_event_noun(cue.head),
    "@something_coming": _something_coming,
    "@passes_warning": _passes_warning,
    "@able_group": _able_group,
    "@of_deeds": _of_deeds,
    "@reason_behind": _reason_behind,
    "@planned": lambda cue, _: is_adjective(cue) and is_event_noun(cue.head),
    "@reason_of_attack": _reason_of_attack,
    "@suspect": _suspect,
    "@crime": _crime,
    "@threat": _threat,
    "@reason": lambda cue, _: (
        any(map(is_event_noun, scope(cue))) and not any(t.lower_ in word_class("claims/unsettled") for t in cue.sent)
    ),
}
