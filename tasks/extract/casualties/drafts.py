"""Every statement of harm in a document: syntax first, patterns of neighbouring words where it fails."""

from dataclasses import replace

from schemas.vocabulary import Qualifier, VictimGroup
from tasks.extract.casualties.among import divided_later, others_among
from tasks.extract.casualties.division import headed, with_divisions
from tasks.extract.casualties.draft import Draft, is_denied, is_void, outcome_of
from tasks.extract.casualties.harm import find_harm
from tasks.extract.casualties.harms import IN_CARE, MAKES_PEOPLE, Construction, Harm
from tasks.extract.casualties.kinds import with_kinds
from tasks.extract.casualties.patterns import by_neighbours, continued, labelled, multiples, nobody, passives
from tasks.extract.casualties.people import Identity, People, PeopleReader
from tasks.extract.casualties.reality import counts_both, is_combined, is_of_a_war
from tasks.extract.casualties.subsets import with_subsets
from tasks.extract.casualties.toll import figures, tolls
from tasks.extract.casualties.words import ABDUCTED, HIT, KILLED, MISSING, WOUNDED, harm_entry
from tasks.extract.grammar.coordination import set_beside
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import patients
from tasks.extract.grammar.predicates import is_speech
from tasks.extract.grammar.relations import is_active_subject, is_passive_subject, is_subject
from tasks.extract.grammar.roles import has_violent_noun, noun_forms, state_force
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.triggers import entry_of
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Doc, Token
from tasks.extract.parse import Span as TokenSpan

_COUNTS = frozenset({Construction.ATTRIBUTE, Construction.COUNT})
_TELLS_OF_PEOPLE = frozenset(
    {
        Construction.ACTIVE,
        Construction.NOMINAL,
        Construction.PARTICIPLE,
        Construction.PASSIVE,
        Construction.SUBJECT,
    }
)
_RANK = {KILLED: 0, ABDUCTED: 1, MISSING: 1, WOUNDED: 2, HIT: 3}


def read_drafts(doc: Doc) -> list[Draft]:
    """Every statement of harm in a document, in text order; one for each phrase of people and each outcome."""
    reader = PeopleReader(doc)
    harms = find_harm(doc)
    found = [draft for harm in harms if (draft := _from_harm(reader, harm))]
    found += passives(doc, reader, {harm.word.i for harm in harms if not reader.is_thing(harm.victim)})
    found += nobody(doc, reader)
    found += tolls(doc, reader)
    found += headed(doc, reader)
    found += others_among(doc, reader)
    found = by_neighbours(doc, reader, _without_capture(found))
    found = labelled(doc, reader, found)
    found += multiples(doc, reader, found)
    found += list(continued(doc, reader, found))
    found += list(divided_later(doc, reader, found))
    found += list(figures(doc, reader, found))
    found = [draft for draft in found if not is_of_a_war(draft.word, draft.people.value or draft.people.low or 0)]
    divided = with_divisions(doc, reader, with_subsets(doc, reader, _unique(found)))
    return _others(_fighters(with_kinds(doc, reader, divided)))


def _fighters(drafts: list[Draft]) -> list[Draft]:
    """Say that those who were "neutralised" were fighters, where nothing says who they were."""
    return [
        replace(draft, people=replace(draft.people, group=VictimGroup.PERPETRATOR))
        if draft.word.lemma_.lower() in word_class("casualties/done_to_fighters")
        and draft.people.group == VictimGroup.ALL
        and draft.people.noun is None
        else draft
        for draft in drafts
    ]


def _without_capture(found: list[Draft]) -> list[Draft]:
    """Let those who are dragged out and shot be dead: that was no abduction, and the shots were meant to kill."""
    shot = {
        (draft.people.tokens.start, draft.word.i)
        for draft in found
        for taken in found
        if taken.harm == ABDUCTED
        and draft.harm in {KILLED, HIT, WOUNDED}
        and taken.people.tokens.start == draft.people.tokens.start
        and (taken.word in draft.word.conjuncts or taken.word.sent == draft.word.sent)
        and not _is_captivity(taken.word)
    }
    starts = {start for start, _ in shot}
    kept = [draft for draft in found if draft.harm != ABDUCTED or draft.people.tokens.start not in starts]
    return [
        replace(draft, harm=KILLED)
        if draft.harm == HIT and (draft.people.tokens.start, draft.word.i) in shot
        else draft
        for draft in kept
    ]


def _is_captivity(word: Token) -> bool:
    """Whether people are kept and not only led out: "took captive 39 workers and later killed them"."""
    held = any(t.lower_ in word_class("casualties/captive") for t in word.subtree)
    return held or word.lemma_ in word_class("casualties/abducting")


def _from_harm(reader: PeopleReader, harm: Harm) -> Draft | None:
    """The statement that a word of harm and its victim make; None where they make none."""
    if is_void(harm.word):
        return None
    if harm.suicide:
        return _suicide(reader, harm)
    if _speaks(harm):
        return None
    people = reader.read(
        harm.victim,
        animate=harm.harm in (KILLED, ABDUCTED)
        and harm.construction in MAKES_PEOPLE
        and harm.word.lower_ not in word_class("casualties/animate_not"),
    )
    if people is None or _is_denied(harm, people) or _is_age(people) or not _is_informative(people, harm):
        return None
    if (people.value == 0 and (_else(people.tokens) or _is_of_one(harm))) or _is_call(harm):
        return None
    if people.number is not None and is_combined(people.tokens.doc, people.number.end):
        return None
    if people.counted and counts_both(harm.word, harm.victim):
        return None
    if harm.harm == MISSING and people.group == VictimGroup.PERPETRATOR:
        return None  # "the gunman had vanished"
    if people.group == VictimGroup.ALL and _is_attacker(people, harm):
        people = replace(people, group=VictimGroup.PERPETRATOR)
    if harm.harm == HIT and people.group == VictimGroup.PERPETRATOR and _is_overpowered(harm):
        harm = replace(harm, harm=WOUNDED)
    harm = _with_bodies(harm)
    return Draft(people, harm.harm, harm.word, harm.construction, rule=harm.rule)


def _is_of_one(harm: Harm) -> bool:
    """Whether one person is said to have harmed nobody, which tells nothing of the attack: "I killed nobody"."""
    doers = frame_of(harm.word).heads(Role.AGENT)
    return any(doer.tag_ == "PRP" or doer.ent_type_ == "PERSON" for doer in doers)


def _is_denied(harm: Harm, people: People) -> bool:
    """Whether people are said not to have been harmed; that nobody was is a statement."""
    return is_denied(harm.word) and harm.construction != Construction.DENIED and people.value != 0


def _with_bodies(harm: Harm) -> Harm:
    """What came of it: bodies are dead, whatever the parse says of them ("18 bodies and 44 wounded were brought")."""
    dead = harm.victim.lower_ in word_class("casualties/body") and harm.harm in {WOUNDED, HIT}
    return replace(harm, harm=KILLED, construction=Construction.BODIES, rule=None) if dead else harm


def _is_attacker(people: People, harm: Harm) -> bool:
    """Whether people without a noun are the attackers told of last: "he was shot by police", "a third was shot".

    Guards and police kill attackers; of a death that nobody is said to have caused only "he" and "she" tell, where
    nobody else came to harm before.
    """
    told = _told_before(harm.victim)
    if not told or people.noun is not None or harm.word.lemma_ == "lose":
        return False
    if any(map(_guards, frame_of(harm.word).heads(Role.AGENT))):
        return _attacks(told[-1])
    alone = people.single is not None and people.single.pronoun and harm.harm == KILLED
    return alone and not frame_of(harm.word).heads(Role.AGENT) and all(map(_attacks, told)) and not _harmed_before(harm)


def _is_overpowered(harm: Harm) -> bool:
    """Whether somebody is said to have shot attackers, and not only in a limb: that ends the attack."""
    return bool(frame_of(harm.word).heads(Role.AGENT)) and not any(
        token.lemma_.lower() in word_class("casualties/limb") for token in harm.word.subtree
    )


def _guards(agent: Token) -> bool:
    return state_force(agent) or any(form in word_class("casualties/defender") for form in noun_forms(agent))


def _told_before(word: Token) -> list[Token]:
    """The subjects before a word in its sentence and the one before, without police and soldiers."""
    sentence = word.sent
    start = word.doc[sentence.start - 1].sent.start if sentence.start else 0
    subjects = [
        token for token in word.doc[start : word.i] if is_subject(token) and token.tag_ in {"NN", "NNS", "NNP", "JJ"}
    ]
    return [noun for noun in subjects if not _guards(noun)]


def _harmed_before(harm: Harm) -> bool:
    """Whether a single person came to harm in the sentence before a pronoun, whom it may mean."""
    before = [token for token in harm.victim.doc[harm.victim.sent.start : harm.victim.i] if harm_entry(token)]
    return any(one.head.tag_ in {"NN", "NNP"} for verb in before for one in patients(verb))


def _attacks(noun: Token) -> bool:
    """Whether a noun is one for attackers, or whoever it names is the subject of a verb of attack or harm."""
    if has_violent_noun(noun) or not is_active_subject(noun) or is_passive(noun.head):
        return has_violent_noun(noun)
    return any(map(_does_harm, (noun.head, *noun.head.conjuncts)))


def _does_harm(verb: Token) -> bool:
    entry = harm_entry(verb)
    harms = entry is not None and entry.part == "verb" and entry.victim == "object"
    return harms or entry_of(verb.lemma_.lower(), "verb") is not None


def _speaks(harm: Harm) -> bool:
    """Whether the supposed victim is who tells of it: "said the surgeon, and two of them died"."""
    victim = harm.victim
    nearer = any(
        is_subject(c)
        and victim.i < c.i < harm.word.i
        and not (is_passive_subject(c) and is_passive_subject(victim))
        and not (set_beside(victim, c) and c.doc[c.left_edge.i - 1].text == ",")
        for c in harm.word.children
    )
    tells = is_active_subject(victim) and is_speech(victim.head) and harm.word not in list(victim.subtree)
    return tells or (nearer and victim in list(harm.word.children))


def _is_call(harm: Harm) -> bool:
    """Whether somebody unknown is only what a call was about: "a report of a person shot"."""
    of = harm.victim.head
    return (
        of.lower_ == "of"
        and of.head.lemma_.lower() in word_class("casualties/call_for_help")
        and harm.construction == Construction.PARTICIPLE
    )


def _suicide(reader: PeopleReader, harm: Harm) -> Draft:
    people = reader.read(harm.victim) or _doer(reader.doc, harm.victim)
    if people.counted and people.single is None:  # "two bombers blew themselves up"
        attackers = replace(people, group=VictimGroup.PERPETRATOR)
        return Draft(attackers, harm.harm, harm.word, harm.construction, suicide=True, rule=harm.rule)
    one = replace(
        people,
        group=VictimGroup.PERPETRATOR,
        single=people.single or Identity(),
        value=1,
        low=1,
        high=1,
        qualifier=Qualifier.EXACT,
    )
    return Draft(one, harm.harm, harm.word, harm.construction, suicide=True, rule=harm.rule)


def _is_informative(people: People, harm: Harm) -> bool:
    """Whether a phrase says how many or who; "the victims", "wounded people" and a pronoun without a person do not."""
    if people.single and people.single.pronoun and not _has_antecedent(harm.victim):
        return False
    if harm.construction in _COUNTS:
        return people.number is not None and not people.definite and people.value != 0
    if harm.construction in IN_CARE:
        return people.single is not None or people.number is not None
    if people.counted or (people.number is not None and not people.definite):
        return True
    if people.group == VictimGroup.PERPETRATOR and people.number is None:
        return False
    if harm.word.doc[max(people.tokens.start - 2, 0) : people.tokens.start].text.lower() == "number of":
        return False
    if people.definite or harm.word.tag_ == "VBG" or people.head.lower_ == "police" or people.group == VictimGroup.ALL:
        return False
    return harm.construction in _TELLS_OF_PEOPLE


def _is_age(people: People) -> bool:
    """Whether a bare number is the age in "One, 20, was hurt"."""
    if people.number is None or people.noun is not None or not people.tokens.start:
        return False
    after = people.tokens.doc[people.tokens.end : people.tokens.end + 1]
    return people.tokens.doc[people.tokens.start - 1].text == "," and after.text == "," and len(people.tokens) == 1


def _has_antecedent(pronoun: Token) -> bool:
    """Whether a person is named or told of before a pronoun, in its sentence or the two before."""
    start = pronoun.sent.start
    for _ in range(2):
        start = pronoun.doc[start - 1].sent.start if start else 0
    before = pronoun.doc[start : pronoun.i]
    return any(
        t.ent_type_ == "PERSON" or ((e := victim_noun(t)) and e.group and t.tag_ in {"NN", "NNP"}) for t in before
    )


def _doer(doc: Doc, token: Token) -> People:
    tokens = doc[token.i : token.i + 1]
    return People(token, tokens, None, tokens, 1, 1, 1, Qualifier.EXACT, VictimGroup.PERPETRATOR, None, Identity())


def _else(tokens: TokenSpan) -> bool:
    after = tokens.doc[tokens.end : tokens.end + 1]
    return any(t.lower_ in word_class("casualties/else") for t in (*tokens, *after))


def _unique(drafts: list[Draft]) -> list[Draft]:
    """Keep one statement a phrase and outcome, and of "shot and killed" the graver, in text order."""
    best: dict[tuple[int, bool], Draft] = {}
    for draft in drafts:
        key = (draft.people.tokens.start, (draft.people.value == 0 and draft.harm == WOUNDED) or draft.harm == ABDUCTED)
        known = best.get(key)
        if known is None or _RANK[draft.harm] < _RANK[known.harm] or _says_more(draft, known):
            best[key] = draft
    return sorted(best.values(), key=lambda draft: (draft.people.tokens.start, _RANK[draft.harm]))


def _says_more(draft: Draft, known: Draft) -> bool:
    return draft.construction == Construction.AMONG and draft.harm == known.harm


def _others(drafts: list[Draft]) -> list[Draft]:
    """Say `other` where a count without a group does not cover all: "a policeman and two others", "one is critical"."""
    result = []
    for draft in drafts:
        open_group = draft.people.group == VictimGroup.ALL and not draft.is_zero and draft.part_of is None
        partial = open_group and (_is_partial(draft, drafts) or _has_company(draft, drafts))
        people = replace(draft.people, group=VictimGroup.OTHER) if partial else draft.people
        result.append(replace(draft, people=people))
    return result


def _is_partial(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether the words themselves say that there are more people than counted."""
    people = draft.people
    if (
        people.definite
        and people.number is not None
        and not people.further
        and people.head.lower_ in word_class("casualties/all_victims")
    ):
        return any(token.lower_ in word_class("grammar/other") for token in people.tokens)
    if draft.in_care and not _tells_all(draft, drafts):
        return True
    if people.head.lower_ == "another":
        return True
    if draft.harm == WOUNDED and any(child.lower_ in word_class("casualties/degree") for child in draft.word.children):
        return True
    return (
        people.value == 1
        and people.noun is not None
        and any(t.lower_ in word_class("casualties/other_people") for t in people.tokens)
    )


def _tells_all(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether nothing else is said of the wounded, so that those in care are all of them."""
    if draft.people.number is None or draft.people.definite or draft.people.further:
        return False
    return not any(
        other is not draft
        and outcome_of(other) == outcome_of(draft)
        and not other.is_zero
        and other.people.group != VictimGroup.PERPETRATOR
        for other in drafts
    )


def _comes_on_top(draft: Draft, other: Draft) -> bool:
    """Whether "a further six" counts others than the number of an earlier sentence."""
    before = other.people.tokens.start < draft.people.tokens.start
    return before and draft.people.tokens[0].lower_ in word_class("grammar/indefinite") and draft.people.further


def _are_listed(one: Token, other: Token) -> bool:
    """Whether two phrases are joined by "and" or commas: "two who had been shot, one who was stabbed, and a third"."""
    return one in other.conjuncts and one.pos_ not in {"VERB", "AUX"}


def _has_company(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether the same word of harm, or the same sentence in front of "others", has counted other people too."""
    if draft.is_total:
        return False
    for other in drafts:
        if (
            other is draft
            or other.is_total
            or other.part_of is not None
            or outcome_of(other) != outcome_of(draft)
            or (other.word.sent != draft.word.sent and not _comes_on_top(draft, other))
            or not other.counted
        ):
            continue
        if other.people.group == VictimGroup.PERPETRATOR or other.is_zero or other.construction == Construction.AMONG:
            continue
        if _are_listed(draft.people.head, other.people.head):
            return True
        words = {token.lower_ for token in draft.people.tokens}
        also = any(child.lower_ == "also" for child in draft.word.children)
        is_other = draft.people.further or also or bool(words & word_class("grammar/other"))
        if other.word == draft.word or (is_other and other.people.tokens.start < draft.people.tokens.start):
            return True
    return False
