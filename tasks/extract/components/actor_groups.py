"""Armed groups that the lexicon does not know, and words that refer back to a group ("the organization", "they")."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from schemas.identifiers import slug
from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType, ClaimType
from tasks.extract.components.claim_grammar import child, doer, prepositional, surface_subject
from tasks.extract.components.claim_words import cues_at, group_nouns, is_attack_verb, is_speech
from tasks.extract.found import FoundActor
from tasks.extract.reading import Reading

NAMED = "actors.unlisted"
ANAPHOR = "actors.anaphor"
LIKELY = "actors.anaphor_likely"
REACH_SENTENCES = 8
REACH_PRONOUNS = 2

_JOINING = {
    "of",
    "for",
    "the",
    "and",
    "de",
    "del",
    "la",
    "los",
    "las",
    "al",
    "in",
    "-",
    "–",
    "'s",
    "’s",
    "'",
    "’",
    "ul",
    "i",
    "e",
}
_CALLING = re.compile(
    r"(?:call\w*|identif\w+) (?:itself|themselves)(?: as)?,? (?:the )?[\"“']?"
    r"((?:[A-Z][\w'’-]*)(?:(?: (?:of|for|the|and|de|la|del))* [A-Z][\w'’-]*)*)"
)
_MEMBERS = {
    "member", "militant", "fighter", "guerrilla", "faction", "element", "spokesman", "spokesperson", "commander",
    "subgroup", "branch", "involvement", "responsibility", "work", "rebel", "terrorist", "group", "wing", "cell",
    "column", "unit", "name", "insurgent", "hand",
}  # fmt: skip
_ABOUT_DOERS = {ClaimType.RESPONSIBILITY, ClaimType.ATTRIBUTION, ClaimType.DENIAL, ClaimType.WARNING}
_CERTAIN_BLAME = {"behind", "responsible"}
_BLAMED_AFTER = {"to", "by", "on", "of"}
_NOT_ARMED = {"security", "police", "national", "united", "political", "peoples"}
_BACKWARD_NOUNS = {
    "group", "organization", "organisation", "movement", "outfit", "militants", "insurgents", "rebels",
    "guerrillas", "terrorists", "subversives", "extremists", "jihadists", "militia", "faction", "network",
    "cartel", "gang",
}  # fmt: skip
_FIGHTERS = {
    "militants", "insurgents", "rebels", "guerrillas", "terrorists", "subversives", "extremists", "jihadists",
}  # fmt: skip
_UNDERGROUND = {"guerrilla", "rebel"}
_OTHERS = {"other", "another", "rival", "unidentified", "unknown", "former", "different", "various"}
_INSIDE = {"compound", "poss", "appos", "nmod", "amod"}
_PRONOUNS = {"it", "they"}
_POSSESSIVES = {"its", "their"}
_OWN = {
    "claim",
    "responsibility",
    "involvement",
    "role",
    "propaganda",
    "statement",
    "member",
    "fighter",
    "militant",
    "spokesman",
    "branch",
    "soldier",
    "gunman",
    "bomber",
    "leader",
    "record",
    "history",
}


def find_unlisted_groups(reading: Reading, known: Sequence[FoundActor]) -> list[FoundActor]:
    """Find names that are built like a group's and stand where perpetrators stand, and their repetitions."""
    taken = {t.i for f in known for t in f.tokens}
    spans = [
        s for s in _named_like_groups(reading) if not any(t.i in taken for t in s) and _in_perpetrator_place(s.root)
    ]
    spans += [s for s in _blamed_or_claiming(reading) if not any(t.i in taken for t in s)]
    spans += [s for s in _self_named(reading) if not any(t.i in taken for t in s)]
    names = {_bare(span): span for span in reversed(spans)}
    found = []
    for name in names:
        actor = KnownActor(f"group/{slug(name)}", name, ActorType.ARMED_GROUP)
        for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", reading.doc.text):
            tokens = reading.doc.char_span(hit.start(), hit.end(), alignment_mode="expand")
            if tokens is not None and not any(t.i in taken for t in tokens):
                found.append(FoundActor(tokens, actor, NAMED))
                taken.update(t.i for t in tokens)
    return found


def _bare(span: TokenSpan) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", span.text, flags=re.IGNORECASE)


def _named_like_groups(reading: Reading) -> Iterator[TokenSpan]:
    done = -1
    for token in reading.doc:
        if token.i <= done or token.lower_ not in group_nouns() or not token.text[0].isupper():
            continue
        name = _name_around(reading, token)
        done = name.end - 1
        capitals = sum(t.text[0].isupper() for t in name)
        if 2 <= capitals <= 9 and not {t.lower_ for t in name} & _NOT_ARMED:
            yield name


def _name_around(reading: Reading, token: Token) -> TokenSpan:
    """Give the capitalised words, and what joins them, around a word of a name."""
    doc, start, end = reading.doc, token.i, token.i
    while start > token.sent.start and _is_name_part(doc[start - 1]):
        start -= 1
    while end + 1 < token.sent.end and _is_name_part(doc[end + 1]):
        end += 1
    while start < end and not doc[start].text[0].isupper() and doc[start].lower_ not in {"al", "ul"}:
        start += 1
    while end > start and not doc[end].text[0].isupper():
        end -= 1
    while start < end and doc[start].lower_ in {"the", "a", "an", "no", "in", "on", "for"}:
        start += 1
    return doc[start : end + 1]


def _is_name_part(token: Token) -> bool:
    return token.lower_ in _JOINING or (token.text[0].isupper() and token.text[0].isalpha() and not token.is_stop)


def _blamed_or_claiming(reading: Reading) -> Iterator[TokenSpan]:
    """Find proper names that claim responsibility or that an attack is attributed to, however they are built."""
    for token in reading.doc:
        for cue in cues_at(token):
            if cue.claim_type == ClaimType.RESPONSIBILITY and any(
                t.lower_ in {"responsibility", "credit"} for t in token.children
            ):
                nouns = [doer(token)]
            elif cue.claim_type == ClaimType.ATTRIBUTION and "to" in cue.actor and cue.lemma != "point":
                nouns = list(prepositional(token, "to"))
            elif cue.claim_type == ClaimType.ATTRIBUTION and cue.lemma in _CERTAIN_BLAME:
                nouns = [surface_subject(token.head)]
            else:
                continue
            names = [_name_around(reading, noun) for noun in nouns if noun is not None and _is_name(noun, token)]
            yield from (name for name in names if not _is_pair(name))


def _is_pair(name: TokenSpan) -> bool:
    """Tell whether a name is two people's ("Juan Sol and Pedro Luna") rather than a group's with "and" inside."""
    at = next((t.i for t in name if t.lower_ in {"and", "y"}), None)
    if at is None or {t.lower_ for t in name} & group_nouns():
        return False
    left, right = name.doc[name.start : at], name.doc[at + 1 : name.end]
    return all(len(part) > 1 and all(t.text[0].isupper() for t in part) for part in (left, right))


def _is_name(noun: Token, cue: Token) -> bool:
    described = child(noun, "appos")
    if described is not None and described.pos_ == "NOUN" and noun.nbor(-1).pos_ == "PROPN":
        return False
    if noun.ent_type_ == "PERSON" and cue.lemma_ not in {"claim", "take"}:
        return False
    if noun.ent_type_ in {"GPE", "LOC", "DATE", "FAC"} or not noun.text[0].isupper() or noun.pos_ == "PRON":
        return False
    return noun.pos_ == "PROPN" or (not noun.is_sent_start and noun.nbor(-1).lower_ != "No")


def _self_named(reading: Reading) -> Iterator[TokenSpan]:
    """Find "a group calling itself <Name>"."""
    for hit in _CALLING.finditer(reading.doc.text):
        tokens = reading.doc.char_span(*hit.span(1), alignment_mode="expand")
        if tokens is not None:
            yield tokens


def _in_perpetrator_place(token: Token, depth: int = 4) -> bool:
    """Tell whether a noun is the doer of an attack or claim, is blamed, or names whose members these are."""
    head = token.head
    if token.dep_ in {"nsubj", "conj", "appos", "compound", "nmod", "poss"} and head is not token:
        if token.dep_ == "nsubj":
            return _tells_of_attack(head)
        if token.dep_ in {"compound", "nmod", "poss"}:
            return head.lemma_.lower() in _MEMBERS and _in_perpetrator_place(head, depth - 1)
        return depth > 0 and _in_perpetrator_place(head, depth - 1)
    if token.dep_ == "dobj":
        return head.lemma_ in {"blame", "accuse", "suspect"}
    if token.dep_ == "pobj" and head.lower_ in _BLAMED_AFTER:
        governor = head.head
        if governor.lemma_.lower() in _MEMBERS:
            return governor.lemma_.lower() in {"responsibility", "involvement", "work", "name"} or (
                depth > 0 and _in_perpetrator_place(governor, depth - 1)
            )
        return (head.lower_ == "by" and _tells_of_attack(governor)) or governor.lemma_ in {
            "attribute",
            "blame",
            "belong",
            "suspect",
        }
    return False


def _tells_of_attack(verb: Token) -> bool:
    return is_attack_verb(verb) or any(cue.claim_type in _ABOUT_DOERS for cue in cues_at(verb))


def find_anaphors(reading: Reading, named: Sequence[FoundActor]) -> list[FoundActor]:
    """Resolve "the group", "the militants", "it", "its" and the like to the group that the text spoke of last."""
    groups = sorted((f for f in named if f.actor.actor_type == ActorType.ARMED_GROUP), key=lambda f: f.tokens.start)
    taken = {t.i for f in named for t in f.tokens}
    found: list[FoundActor] = []
    for token in reading.doc:
        span = None if token.i in taken else _backward(reading, token)
        if span is None:
            continue
        strict = token.lower_ in _PRONOUNS | _POSSESSIVES
        before = _antecedent(reading, token, [*groups, *found], REACH_PRONOUNS if strict else REACH_SENTENCES, strict)
        if before is not None and not any(t.i in taken for t in span):
            found.append(FoundActor(span, before.actor, _method(reading, token, before)))
    resolved = taken | {t.i for f in found for t in f.tokens}
    return found + _of_only_group(reading, groups, resolved)


def _method(reading: Reading, token: Token, before: FoundActor) -> str:
    """Tell how sure it is whom a word refers back to: fighters named paragraphs ago may be others by now."""
    here = reading.paragraph_number(token) == reading.paragraph_number(before.tokens)
    return ANAPHOR if before.method != LIKELY and (here or token.lower_ not in _FIGHTERS) else LIKELY


def _of_only_group(reading: Reading, groups: Sequence[FoundActor], taken: set[int]) -> list[FoundActor]:
    """Read "guerrillas", "a rebel column" as the one armed group that a text names anywhere."""
    ids = {f.actor.actor_id for f in groups}
    named = [f.actor for f in groups if f.actor.parent_actor_id not in ids]
    if len({actor.actor_id for actor in named}) != 1:
        return []
    found = []
    for token in reading.doc:
        if token.lemma_.lower() not in _UNDERGROUND or token.i in taken or token.dep_ == "appos":
            continue
        head = token.head if token.dep_ in {"compound", "amod", "nmod"} else token
        around = {t.lower_ for t in (*head.lefts, *token.lefts)}
        if not around & _OTHERS and not any(t.ent_type_ == "NORP" for t in head.lefts):
            found.append(FoundActor(reading.doc[token.i : token.i + 1], named[0], LIKELY))
    return found


def _backward(reading: Reading, token: Token) -> TokenSpan | None:
    """Give the phrase of a token that may refer back to a group."""
    lower = token.lower_
    if lower in _PRONOUNS and token.dep_ in {"nsubj", "nsubjpass"}:
        verb = token.head
        about = [verb, *(c for c in verb.children if c.dep_ in {"acomp", "prep", "attr", "xcomp"})]
        about += [c for t in about[1:] for c in t.children if c.dep_ == "xcomp"]
        return reading.doc[token.i : token.i + 1] if is_speech(verb) or any(map(_tells_of_attack, about)) else None
    if lower in _POSSESSIVES and token.dep_ == "poss":
        return reading.doc[token.i : token.i + 1] if token.head.lemma_.lower() in _OWN else None
    if lower in _BACKWARD_NOUNS and token.dep_ not in {"compound", "appos"}:
        left = [t for t in token.lefts if t.dep_ in {"det", "amod", "compound", "nmod", "poss"}]
        if (
            not left
            or left[0].lower_ not in {"the", "this", "that"}
            or any(t.ent_type_ in {"GPE", "NORP"} for t in left)
        ):
            return None
        if any(_narrows(c) for c in token.children if c.i > token.i):
            return None
        return reading.doc[left[0].i : token.i + 1]
    return None


def _narrows(word: Token) -> bool:
    """Tell whether a word after "the group" says which group is meant; a finite verb read as a participle does not."""
    if word.dep_ == "acl":
        return word.tag_ == "VBG" or (word.tag_ == "VBN" and child(word, "dobj") is None)
    if word.dep_ in {"appos", "relcl"}:
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
        near = [f for f in near if _is_topic(f) or _tells(f, token)]
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
    while token.head is not token and (token.dep_ in _INSIDE or _speaks_in_name(token)):
        token = token.head.head if token.dep_ == "pobj" else token.head
    return token.dep_ in {"nsubj", "nsubjpass", "ROOT"}


def _speaks_in_name(noun: Token) -> bool:
    """Tell whether a noun says for whom somebody or something is or speaks ("a message in the name of …")."""
    return noun.dep_ == "pobj" and (noun.head.lower_ in {"of", "for", "from"} or noun.lemma_ == "name")


def _tells(found: FoundActor, token: Token) -> bool:
    """Tell whether a pronoun stands in what a relative clause says a group said ("the group, who said they …")."""
    return any(
        verb.dep_ == "relcl"
        and is_speech(verb)
        and (verb.head in found.tokens or found.tokens.root in verb.head.subtree)
        for verb in token.ancestors
    )


def _reports(verb: Token, token: Token) -> bool:
    return is_speech(verb) and token in verb.subtree


def _subject_between(token: Token, antecedent: FoundActor | None) -> bool:
    """Tell whether another noun became the subject between a group and a pronoun."""
    if antecedent is None:
        return True
    own = surface_subject(token.head)
    for t in token.doc[antecedent.tokens.end : token.i]:
        if (
            t.dep_ in {"nsubj", "nsubjpass"}
            and t != own
            and t.pos_ in {"NOUN", "PROPN"}
            and not _reports(t.head, token)
        ):
            inside = antecedent.tokens.root
            if t != inside and inside not in list(t.subtree):
                return True
    return False
