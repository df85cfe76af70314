"""The parser's known errors around verbs of attack, mended once a document.

"were taken off a bus and shot", "had their throats slit", "a gunman shoots dead nine", "shot dead nine farmers",
"killing a couple and their four children", "air strikes killed 30 people, medics said", "On Tuesday JNIM said",
"In Nikopol, a drone hit a bus": each kind names its sentences.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tasks.extract.lexicons.words import word_class

_LONGEST_PLACE = 6  # tokens
_TIMES = frozenset({"DATE", "TIME"})


def mend_verbs(doc: Doc) -> Doc:
    """Set tags and arcs of verbs right that the models of newspaper prose take for nouns or adjectives."""
    for sentence in list(doc.sents):
        _mend_fronted_place(sentence[0])
    for token in doc:
        if token.lower_ in word_class("reading/participle") and token.pos_ in {"NOUN", "ADJ"}:
            _mend_participle(token)
        elif token.lower_ in word_class("reading/shoots") and token.pos_ == "NOUN" and token.i + 1 < len(doc):
            _mend_shoots_dead(token)
        elif token.lower_ == "dead" and token.head.i == token.i - 1 and token.head.pos_ == "VERB":
            _mend_object_of_dead(token)
        elif token.lower_ == "old" and token.dep_ == "ccomp" and any(child.dep_ == "det" for child in token.children):
            token.dep_ = "dobj"  # "shot dead a 17-year-old"
        elif token.dep_ == "conj" and token.pos_ in {"NOUN", "NUM"} and token.head.pos_ == "VERB":
            _mend_listed_object(token)
        elif token.dep_ == "attr" and token.lower_ in word_class("reading/passive_noun"):
            _mend_passive_noun(token)
        elif token.dep_ == "acl" and token.tag_ == "VBN":
            _mend_verb_with_object(token)
            _mend_who_says(token)
        elif token.dep_ == "prep" and token.lower_ in word_class("reading/before_time") and token.head.i > token.i:
            _mend_fronted_time(token)
    return doc


def _mend_fronted_place(preposition: Token) -> None:
    """ "In Nikopol, a drone hit a bus", "Near Dori, fighters killed ten": the place is no subject of the verb."""
    if preposition.lower_ not in word_class("reading/fronted"):
        return
    place = _taken_for_subject(preposition)
    if place is None:
        return
    verb = place.head
    preposition.tag_, preposition.pos_, preposition.dep_, preposition.head = "IN", "ADP", "prep", verb
    subject = max((each for each in _explained(place) if each.i < verb.i), key=lambda each: each.i, default=None)
    if subject is not None:
        subject.head, subject.dep_ = verb, place.dep_
    place.head, place.dep_ = preposition, "pobj"


def _taken_for_subject(preposition: Token) -> Token | None:
    """The name right after a preposition that the parse makes the subject of what stands behind its comma."""
    if any(child.dep_ in {"pobj", "pcomp"} for child in preposition.children):
        return None
    for name in preposition.doc[preposition.i + 1 : preposition.i + _LONGEST_PLACE]:
        if name.is_punct:
            return None
        if name.pos_ != "PROPN" or name.dep_ not in {"nsubj", "nsubjpass"} or name.head.i <= name.i + 1:
            continue
        return name if name.nbor().text == "," else None
    return None


def _explained(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "appos":
            yield child
            yield from _explained(child)


def _mend_verb_with_object(verb: Token) -> None:
    """ "Air strikes killed 30 people, medics said": what has an object of its own is no participle of a noun."""
    doer, over = verb.head, verb.head.head
    led = "prt" if verb.lower_ in word_class("reading/acts_with_particle") else "dobj"
    owns = any(child.dep_ in {"dobj", led} for child in verb.children) and not any(
        child.dep_ in {"agent", "aux", "auxpass"} for child in verb.children
    )
    two_objects = led == "dobj" and verb.lemma_.lower() in word_class("reading/two_objects")
    if not owns or two_objects or not doer.i < verb.i:
        return
    speaks = over.pos_ == "VERB" and any(child.dep_ == "nsubj" and child.i > verb.i for child in over.children)
    if doer.dep_ == "nsubj" and speaks and over.i > verb.i:
        verb.head, verb.dep_ = over, "ccomp"
    elif doer.dep_ == "ROOT":
        verb.head, verb.dep_ = verb, "ROOT"
        for child in list(doer.children):
            if child.i > verb.i:
                child.head = verb
    else:
        return
    verb.tag_ = "VBD"
    doer.head, doer.dep_ = verb, "nsubj"


def _mend_object_of_dead(dead: Token) -> None:
    """ "shot dead nine farmers": those shot hang on "dead", or stand for a measure."""
    for child in list(dead.children):
        if child.dep_ in {"dobj", "attr", "npadvmod"} and child.i > dead.i:
            child.head, child.dep_ = dead.head, "dobj"
    for child in dead.head.children:
        day = child.ent_type_ in _TIMES or child.lower_ in word_class("reading/time_word")  # "shot dead Tuesday"
        if child.dep_ == "npadvmod" and child.left_edge.i == dead.i + 1 and not day:
            child.dep_ = "dobj"


def _mend_listed_object(noun: Token) -> None:
    """ "killing a couple and their four children": a noun listed with a verb's object hangs on the verb."""
    verb = noun.head
    listed = next((child for child in verb.children if child.dep_ == "dobj" and child.i < noun.i), None)
    joint = next((child for child in verb.children if child.dep_ == "cc" and child.i < noun.i), None)
    if listed is None or joint is None or not listed.i < joint.i == noun.left_edge.i - 1:
        return
    if not any(child.dep_ in {"nsubj", "nsubjpass", "aux", "dobj"} for child in noun.children):
        noun.head, joint.head = listed, listed


def _mend_participle(token: Token) -> None:
    """ "were taken off a bus and shot", "had their throats slit"."""
    beside_passive = token.dep_ == "conj" and any(child.dep_ == "auxpass" for child in token.head.children)
    bare = not any(True for _ in token.lefts)
    undergoing = token.dep_ == "ccomp" and any(child.dep_ == "nsubj" for child in token.children)
    if (beside_passive and bare) or undergoing:
        token.tag_, token.pos_, token.lemma_ = "VBN", "VERB", _lemma(token)
        for child in token.children:
            if undergoing and child.dep_ == "nsubj":
                child.dep_ = "nsubjpass"


def _mend_passive_noun(noun: Token) -> None:
    """ "The base was overrun in May": what is taken for a noun is the verb of the sentence."""
    be, above, relation = noun.head, noun.head.head, noun.head.dep_
    if be.lower_ not in word_class("reading/was") or any(child.dep_ == "det" for child in noun.children):
        return
    for child in list(be.children):
        if child != noun:
            child.head, child.dep_ = noun, "nsubjpass" if child.dep_ == "nsubj" else child.dep_
    noun.tag_, noun.pos_, noun.lemma_ = "VBN", "VERB", noun.lower_
    noun.head, noun.dep_ = (noun, "ROOT") if above.i == be.i else (above, relation)
    be.head, be.dep_, be.pos_ = noun, "auxpass", "AUX"


def _mend_who_says(verb: Token) -> None:
    """ "…, the governor alleged on Monday": after a comma, whoever says it is the subject."""
    noun = verb.head
    before = noun.left_edge.nbor(-1).text if noun.left_edge.i else ""
    says = verb.dep_ == "acl" and verb.lemma_.lower() in word_class("verbs/speech")
    if not says or noun.dep_ != "npadvmod" or before != "," or verb.i != noun.i + 1:
        return
    if not any(child.dep_ in {"agent", "dobj"} for child in verb.children):
        verb.head, verb.dep_, verb.tag_ = noun.head, "parataxis", "VBD"
        noun.head, noun.dep_ = verb, "nsubj"


def _mend_fronted_time(prep: Token) -> None:
    """ "On Tuesday JNIM said": a day right before a name is no part of it, and the name is the subject."""
    verb, times = prep.head, _times_after(prep)
    end = times[-1].i + 1 if times else prep.i
    named = prep.doc[end : verb.i]
    if not times or not len(named) or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or named[0].is_punct:
        return
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    objects = [child for child in prep.children if child.dep_ == "pobj" and child.i >= end]
    noun = next((child for child in (*subjects, *objects) if end <= child.i < verb.i), None)
    if noun is None or (subjects and noun not in subjects):
        return
    day = next((token for token in reversed(times) if not token.like_num), times[-1])
    for token in times:
        token.head, token.dep_ = (prep, "pobj") if token == day else (day, "nummod" if token.like_num else "compound")
    if noun in objects:
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"


def _times_after(prep: Token) -> list[Token]:
    """Give the words of a day, month or year right after a preposition, none where there is only a number."""
    times: list[Token] = []
    for token in prep.doc[prep.i + 1 : prep.i + 5]:
        if token.lower_ not in word_class("reading/time_word") and not token.is_digit:
            break
        times.append(token)
    return times if any(not token.is_digit for token in times) else []


def _lemma(token: Token) -> str:
    """The infinitive of a participle."""
    return {"shot": "shoot"}.get(token.lower_, token.lower_)


def _free_of_preposition(verb: Token, dead: Token) -> None:
    """ "Gunmen on a motorbike shoot dead three": the noun before the verb is what the preposition is of."""
    noun = next((child for child in reversed(list(verb.lefts)) if child.dep_ == "compound"), None)
    if noun is None:
        return
    for child in list(verb.lefts):
        child.head = noun
    noun.head, noun.dep_ = verb.head, "pobj"
    verb.head, verb.dep_ = dead, "nsubj"


def _mend_shoots_dead(token: Token) -> None:
    """ "A gunman shoots dead nine people": the verb hangs on "dead" as its subject."""
    dead = token.nbor()
    if dead.lower_ != "dead":
        return
    if token.dep_ == "pobj":
        _free_of_preposition(token, dead)
    if token.head != dead:
        return
    before = [child for child in (*token.lefts, *dead.lefts) if child.i < token.i]
    subject = next((child for child in reversed(before) if child.pos_ in {"NOUN", "PROPN", "ADJ"}), None)
    if subject is None:
        return
    if subject.pos_ == "ADJ":
        subject.tag_, subject.pos_ = "NN", "NOUN"  # a headline's "Gunman"
    token.tag_, token.pos_, token.lemma_ = "VBZ", "VERB", "shoot"  # also "shoot": a form that tells what happened
    if dead.head.i == dead.i:
        token.head, token.dep_ = token, "ROOT"
    else:
        token.head, token.dep_ = dead.head, dead.dep_
    for child in list(dead.children):
        child.head = token
    for child in list(token.lefts):
        if child != subject and child.i < subject.i:
            child.head = subject
    dead.head, dead.dep_ = token, "oprd"
    subject.dep_ = "nsubj"
