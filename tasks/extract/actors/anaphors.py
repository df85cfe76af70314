"""Words that refer back to an armed group: "the organization", "they", "the guerrillas"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from schemas.vocabulary import ActorType
from tasks.extract.actors.groups import tells_of_attack
from tasks.extract.found import FoundActor, Reference
from tasks.extract.grammar.clause import only_comes_about, surface_subject
from tasks.extract.grammar.predicates import is_event_noun, is_perpetrator_noun, is_speech
from tasks.extract.grammar.relations import (
    first_child,
    follows_preposition,
    is_apposition,
    is_article,
    is_by,
    is_close_modifier,
    is_inside_phrase,
    is_modifier,
    is_named_beside,
    is_object,
    is_open_complement,
    is_participle_clause,
    is_possessor,
    is_premodifier,
    is_relative_clause,
    is_said_by_be,
    is_subject,
    is_subject_or_root,
)
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

METHOD = "actors.anaphor"
REACH_SENTENCES = 8
REACH_PRONOUNS = 2
_CLANDESTINE = re.compile(r"\bclandestine\b", re.IGNORECASE)
_HEADER_CHARACTERS = 300
_PERSONAL = ("pronouns", "possessives", "objects")


def find_anaphors(reading: Reading, named: Sequence[FoundActor]) -> list[FoundActor]:
    """Resolve "the group", "the militants", "it", "its" and the like to the group that the text spoke of last."""
    groups = sorted((f for f in named if f.actor.actor_type == ActorType.ARMED_GROUP), key=lambda f: f.tokens.start)
    taken = {t.i for f in named for t in f.tokens}
    found: list[FoundActor] = []
    for token in reading.doc:
        span = None if token.i in taken else _backward(reading, token)
        if span is None:
            continue
        strict = any(token.lower_ in word_class(f"actors/{kind}") for kind in _PERSONAL)
        before = _antecedent(reading, token, [*groups, *found], REACH_PRONOUNS if strict else REACH_SENTENCES, strict)
        if before is not None and not any(t.i in taken for t in span):
            found.append(FoundActor(span, before.actor, METHOD, _reference(reading, token, before)))
    found += _of_leaders(reading, [*groups, *found], taken | {t.i for f in found for t in f.tokens})
    resolved = taken | {t.i for f in found for t in f.tokens}
    return found + _of_only_group(reading, groups, resolved)


def _of_leaders(reading: Reading, groups: Sequence[FoundActor], taken: set[int]) -> Iterator[FoundActor]:
    """Resolve "his men" in what the leader or spokesman of a group says of them."""
    for token in reading.doc:
        if (
            token.lower_ not in word_class("grammar/his_or_her")
            or token.head.lemma_.lower() not in word_class("actors/own_fighters")
            or token.i in taken
        ):
            continue
        verb = next((t for t in token.ancestors if is_speech(t)), None)
        leader = surface_subject(verb) if verb is not None else None
        led = [f for f in groups if leader is not None and f.tokens.root in leader.subtree]
        if led:
            yield FoundActor(reading.doc[token.i : token.i + 1], led[0].actor, METHOD, Reference.ANAPHOR)


def _reference(reading: Reading, token: Token, before: FoundActor) -> Reference:
    """Tell how sure it is whom a word refers back to: fighters named paragraphs ago may be others by now."""
    here = reading.paragraph_number(token) == reading.paragraph_number(before.tokens)
    sure = before.reference != Reference.LIKELY_ANAPHOR and (here or token.lower_ not in word_class("actors/fighters"))
    return Reference.ANAPHOR if sure else Reference.LIKELY_ANAPHOR


def _of_only_group(reading: Reading, groups: Sequence[FoundActor], taken: set[int]) -> list[FoundActor]:
    """Read "guerrillas", "a rebel column", "terrorists" as the one armed group that a text names anywhere."""
    ids = {f.actor.actor_id for f in groups}
    named = [f.actor for f in groups if f.actor.parent_actor_id not in ids]
    if len({actor.actor_id for actor in named}) != 1:
        return []
    found = []
    own_voice = speaks_from_hiding(reading)
    for token in reading.doc:
        if token.i in taken or is_apposition(token) or not _is_fighter(token, own_voice):
            continue
        head = token.head if is_modifier(token) else token
        around = {t.lower_ for t in (*head.lefts, *token.lefts)}
        if not around & word_class("actors/others") and not any(t.ent_type_ == "NORP" for t in head.lefts):
            found.append(FoundActor(reading.doc[token.i : token.i + 1], named[0], METHOD, Reference.LIKELY_ANAPHOR))
    return found


def speaks_from_hiding(reading: Reading) -> bool:
    """Tell whether a text is the broadcast of a clandestine station, which calls others terrorists."""
    return _CLANDESTINE.search(reading.document.source.text[:_HEADER_CHARACTERS]) is not None


def _is_fighter(token: Token, own_voice: bool) -> bool:
    """Tell whether a word stands for guerrillas, or for people whom others than they call terrorists."""
    lemma = token.lemma_.lower()
    if own_voice or lemma in word_class("actors/underground"):
        return lemma in word_class("actors/underground")
    people = token.tag_ in {"NNS", "NNPS"} or (is_close_modifier(token) and is_perpetrator_noun(token.head))
    return lemma in word_class("actors/accused") and people


def _backward(reading: Reading, token: Token) -> TokenSpan | None:
    """Give the phrase of a token that may refer back to a group."""
    lower = token.lower_
    if lower in word_class("actors/objects") and is_object(token):
        blamed = token.head.lemma_.lower() in word_class("actors/blaming")
        return reading.doc[token.i : token.i + 1] if blamed else None
    if lower in word_class("actors/pronouns") and is_subject(token):
        verb = token.head
        if only_comes_about(verb):
            return None
        about = [verb, *(c for c in verb.children if is_said_by_be(c) or is_open_complement(c))]
        about += [c for t in about[1:] for c in t.children if is_open_complement(c)]
        return reading.doc[token.i : token.i + 1] if is_speech(verb) or any(map(tells_of_attack, about)) else None
    if lower in word_class("actors/possessives") and is_possessor(token):
        return reading.doc[token.i : token.i + 1] if token.head.lemma_.lower() in word_class("actors/own") else None
    if lower in word_class("actors/backward_nouns") and not is_named_beside(token):
        left = [t for t in token.lefts if is_premodifier(t) or is_article(t)]
        if (
            not left
            or left[0].lower_ not in word_class("grammar/definite")
            or any(t.ent_type_ in {"GPE", "NORP"} or (t.pos_ == "PROPN" and token.pos_ == "PROPN") for t in left)
        ):
            return None
        if any(_narrows(c) for c in token.children if c.i > token.i):
            return None
        return reading.doc[left[0].i : token.i + 1]
    return None


def _narrows(word: Token) -> bool:
    """Tell whether a word after "the group" says which group is meant; a finite verb read as a participle does not."""
    if is_participle_clause(word):
        return word.tag_ == "VBG" or (word.tag_ == "VBN" and first_child(word, is_object) is None)
    if is_relative_clause(word) and word.left_edge.nbor(-1).text == ",":
        return False
    if is_apposition(word) or is_relative_clause(word):
        return word.left_edge.i <= word.head.i + 2
    return word.lower_ == "of"


def _antecedent(
    reading: Reading, token: Token, groups: Sequence[FoundActor], reach: int, strict: bool
) -> FoundActor | None:
    """Pick the group that the text most likely goes on about: a near subject, and one that it speaks of often."""
    number = reading.sentence_number(token)
    near = [f for f in groups if f.tokens.start < token.i and number - reach <= reading.sentence_number(f.tokens)]
    near.sort(key=lambda f: f.tokens.start)
    if strict:
        near = [f for f in near if (_is_topic(f) or _tells(f, token)) and not _is_what_it_does(f, token)]
        if _subject_between(token, near[-1] if near else None):
            return None
    if not near:
        return None
    often = Counter(f.actor.actor_id for f in groups)
    main = max(often.values())

    def weight(f: FoundActor) -> tuple[float, int]:
        distance = number - reading.sentence_number(f.tokens)
        return 2.0 * _is_topic(f) + 1.5 * (often[f.actor.actor_id] == main) - 0.7 * distance, -f.tokens.start

    return max(near, key=weight)


def _is_topic(found: FoundActor) -> bool:
    token = found.tokens.root
    while token.head is not token and (is_inside_phrase(token) or _speaks_in_name(token)):
        token = token.head.head if follows_preposition(token) else token.head
    agent = follows_preposition(token) and is_by(token.head)
    return agent or is_subject_or_root(token)


def _speaks_in_name(noun: Token) -> bool:
    """Tell whether a noun says for whom somebody or something is or speaks ("a message in the name of …")."""
    return follows_preposition(noun) and (noun.head.lower_ in word_class("grammar/source_of") or noun.lemma_ == "name")


def _tells(found: FoundActor, token: Token) -> bool:
    """Tell whether a pronoun stands in what a relative clause says a group said ("the group, who said they …")."""
    return any(
        is_relative_clause(verb)
        and is_speech(verb)
        and (verb.head in found.tokens or found.tokens.root in verb.head.subtree)
        for verb in token.ancestors
    )


def _is_what_it_does(found: FoundActor, token: Token) -> bool:
    """Tell whether a relative clause says what the pronoun does to a group: "the Front, which it holds responsible"."""
    clause = next((t for t in token.ancestors if is_relative_clause(t)), None)
    return clause is not None and clause.head in found.tokens and token.head == clause and is_subject(token)


def _reports(verb: Token, token: Token) -> bool:
    return is_speech(verb) and token in verb.subtree


def _says_it(token: Token) -> bool:
    """Tell whether a body speaks as "it", which stands for no people told of in between."""
    return token.lower_ == "it" and is_speech(token.head)


def _subject_between(token: Token, antecedent: FoundActor | None) -> bool:
    """Tell whether another noun became the subject between a group and a pronoun."""
    if antecedent is None:
        return True
    own = surface_subject(token.head)
    for t in token.doc[antecedent.tokens.end : token.i]:
        if (
            is_subject(t)
            and t != own
            and not (is_event_noun(t) and token in t.head.subtree)
            and t.pos_ in {"NOUN", "PROPN"}
            and not (_says_it(token) and t.tag_ in {"NNS", "NNPS"})
            and not _reports(t.head, token)
        ):
            inside = antecedent.tokens.root
            if t != inside and inside not in list(t.subtree):
                return True
    return False
