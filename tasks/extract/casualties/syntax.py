"""Who stands where around a word of harm: subjects, objects, lists and antecedents in the parse."""

from collections.abc import Iterator

from spacy.tokens import Token

from tasks.extract.casualties.words import harm_entry
from tasks.extract.lexicons.people import victim_noun


def objects(token: Token) -> Iterator[tuple[Token, str]]:
    """Who suffers a verb that harms its object."""
    children = list(token.children)
    passive = [child for child in children if child.dep_ == "nsubjpass"]
    direct = [child for child in children if child.dep_ in {"dobj", "dative"}]
    if passive:  # of two subjects the first is a photographer's name before the caption
        joined = len(passive) > 1 and any(t.lower_ == "and" for t in token.doc[passive[-2].i : passive[-1].i])
        yield from ((antecedent(one), "passive") for one in passive[-2 if joined else -1 :])
        yield from ((one, "passive") for one in _in_company(token))
    elif direct:
        yield from ((meant(child), "active") for child in direct)
        yield from ((one, "active") for one in _in_company(token))
    elif token.dep_ == "acl" and token.tag_ in {"VBN", "VBD"}:
        yield token.head, "participle"
    elif token.dep_ == "amod" and token.tag_ in {"VBN", "VBD"} and token.head.i > token.i:
        yield token.head, "attribute"
    elif token.tag_ in {"VBN", "VBD"} and (subject := child_of(token, {"nsubj"})):
        if _without_auxiliary(token):
            yield antecedent(subject), "elliptic"
    elif token.dep_ == "conj":
        yield from shared(token)
    elif token.dep_ in {"oprd", "xcomp", "ccomp", "acomp"} and token.head.lemma_ == "find":
        found = child_of(token.head, {"nsubjpass"}) or child_of(token.head, {"dobj"})
        yield from () if found is None else ((antecedent(found), "passive"),)
    elif token.tag_ == "VBG" and (of := child_of(token, {"prep"})) and of.lower_ == "of":
        yield from ((child, "nominal") for child in of.children if child.dep_ == "pobj")


def meant(pronoun: Token) -> Token:
    """Those whom "them" or "their" means: the object of the verb before, as in "led six men out and shot them"."""
    verb = next((t for t in pronoun.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    if pronoun.lower_ not in {"them", "their"} or verb is None or verb.dep_ != "conj":
        return pronoun
    before = child_of(verb.head, {"dobj", "nsubjpass"})
    counted = before is not None and child_of(before, {"nummod"}) is not None
    return before if before is not None and counted else pronoun


def _in_company(token: Token) -> Iterator[Token]:
    """Whoever suffers with the subject: "along with his guard", "in addition to the boy"."""
    for first in token.children:
        if first.lower_ == "with" and first.nbor(-1).lower_ == "together":
            yield from (t for t in first.children if t.dep_ == "pobj")
        if first.lower_ not in {"along", "in"}:
            continue
        words = [t for t in first.subtree if t.dep_ in {"prep", "pobj", "advmod"}][:4]
        if first.lower_ != "in" or any(t.lower_ == "addition" for t in words):
            joint = next((t for t in words if t.lower_ in {"with", "to"}), None)
            yield from () if joint is None else (t for t in joint.children if t.dep_ == "pobj")


def _likewise(token: Token) -> Iterator[Token]:
    """Who comes to the same end: "died on the spot, as did his driver"."""
    for verb in token.children:
        if verb.dep_ == "advcl" and verb.lemma_ == "do" and any(c.lower_ == "as" for c in verb.children):
            yield from (c for c in verb.children if c.dep_ in {"nsubj", "dobj"})


def _without_auxiliary(token: Token) -> bool:
    """Whether a bare form can be a passive: in a headline, or joined to a passive or a state ("one dead, two hurt")."""
    subject = child_of(token, {"nsubj"})
    numbered = subject is not None and (subject.pos_ == "NUM" or child_of(subject, {"nummod"}) is not None)
    if token.dep_ == "conj":
        passive = numbered and child_of(token.head, {"auxpass"}) is not None
        return token.head.pos_ in {"VERB", "AUX", "ADJ"} and (
            passive or harm_entry(token.head) is not None or token.head.lemma_ in {"be", "leave"}
        )
    verbs = [t for t in token.sent if t.tag_ in {"VBD", "VBZ", "VBP"} and t != token]
    return numbered or (not verbs and not (subject is not None and child_of(subject, {"det"})))


def shared(token: Token) -> Iterator[tuple[Token, str]]:
    """The victims of the verb that a second verb is joined to: "was shot and killed"."""
    first = token.head
    passive = child_of(first, {"nsubjpass"})
    if passive is not None:
        yield antecedent(passive), "passive"
    elif first.dep_ == "acl" and first.tag_ in {"VBN", "VBD"}:
        yield first.head, "participle"
    elif first.dep_ == "conj" and first.head != first:
        yield from shared(first)


def subjects(token: Token) -> Iterator[tuple[Token, str]]:
    """Who suffers a verb that harms its subject: "died", "perished"."""
    head = token
    while True:
        subject = child_of(head, {"nsubj", "nsubjpass"})
        if subject is not None:
            yield antecedent(subject), "subject"
            yield from ((one, "subject") for one in (*_in_company(token), *_likewise(token)))
            return
        clause = child_of(head, {"csubj"})
        if clause is not None and (subject := child_of(clause, {"nsubj", "nsubjpass"})):
            yield subject, "subject"  # "one of the guards airlifted to the coast has died"
            return
        if head.dep_ == "acl":
            yield head.head, "participle"
            return
        if head.dep_ not in {"conj", "xcomp", "advcl"} or head.head == head or head.dep_ == "advcl":
            return
        head = head.head


def with_conjuncts(head: Token) -> Iterator[Token]:
    """A head and the heads joined to it by "and" and commas."""
    while head.dep_ == "conj" and _plural_relative(head):
        head = head.head
    yield from _with_followers(head)


def _plural_relative(head: Token) -> bool:
    """Whether a clause on the last of a list speaks of all of it: "a man and a boy who were wounded"."""
    clause = child_of(head, {"relcl"})
    return clause is not None and any(child.lower_ in {"were", "are", "have"} for child in clause.children)


def _with_followers(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        listed = child.dep_ == "conj" or (child.dep_ == "appos" and _is_listed(child, head))
        if listed and child.i > head.i and child.pos_ not in {"VERB", "AUX"} and not _shares_number(child, head):
            yield from _with_followers(child)
        elif child.dep_ == "prep" and child.lower_ == "of" and head.lower_ in {"scores", "dozens", "hundreds"}:
            for noun in child.children:
                yield from (c for c in _with_followers(noun) if c != noun)
        elif child.dep_ == "prep":
            yield from _after_place(child)


def _shares_number(noun: Token, head: Token) -> bool:
    """Whether a number counts two nouns together: "14 women and girls"."""
    counted = child_of(head, {"nummod"}) is not None
    bare = noun.tag_ == "NNS" and not any(
        c.dep_ in {"det", "nummod", "poss", "quantmod", "amod"} for c in noun.children
    )
    return counted and bare and noun.dep_ == "conj" and noun.i - head.i <= 3


def _after_place(preposition: Token) -> Iterator[Token]:
    """People whom the parser lists with a place: "the mayor of Oran, Algeria, and his guard"."""
    for place in preposition.children:
        if place.dep_ == "pobj" and place.ent_type_ == "GPE":
            for one in place.conjuncts:
                entry = victim_noun(one)
                if one.i > place.i and not one.ent_type_ and entry is not None and entry.group is not None:
                    yield one


def _is_listed(child: Token, head: Token) -> bool:
    """Whether what was parsed as an apposition is the next of a list: "6 clerics, a maid, and her daughter".

    So it is in "Ana Lopez, six, Eva Diaz, seven".
    """
    plural = head.tag_ in {"NNS", "NNPS"} and child.tag_ in {"NN", "NNP"} and child_of(child, {"det"}) is not None
    numbered = child_of(head, {"nummod"}) is not None and child_of(child, {"nummod"}) is not None
    kin = numbered or (head.tag_ == "NN" and child_of(child, {"poss", "nummod"}) is not None)
    names = head.ent_type_ == child.ent_type_ == "PERSON" and child.doc[head.i + 1].text == ","
    if names and _has_age(head) and _has_age(child):
        return True
    ending = any(t.lower_ == "and" for t in child.doc[child.i + 1 : child.i + 4])
    more = (*child.children, *(c for c in head.children if c.i > child.i))
    return ((plural or names) and ending) or (kin and any(c.dep_ in {"appos", "conj"} for c in more))


def _has_age(name: Token) -> bool:
    after = name.doc[name.i + 1 : name.i + 3]
    return len(after) > 1 and after[0].text == "," and after[1].like_num


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.lower_ in {"who", "whom", "that", "which"}:
        clause = token.head
        while clause.dep_ in {"conj", "xcomp"} and clause.head != clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def child_of(token: Token, roles: set[str]) -> Token | None:
    """Give the first child in one of these roles."""
    return next((child for child in token.children if child.dep_ in roles), None)
