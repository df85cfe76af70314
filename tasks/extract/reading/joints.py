"""The parser's known errors where sentences count those who were harmed, mended once a document.

"left a priest and two pupils dead and 12 seriously wounded", "six officers died and a couple and their two children
were hurt", "the deaths of a mother and her sons and injuries to a man", "left five others nursing wounds": the parse
joins people to the wrong "and", or what happened to them to the wrong noun. Each kind names its sentences.
"""

from spacy.tokens import Doc, Token

from tasks.extract.lexicons.words import word_class

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TIMES = frozenset({"DATE", "TIME"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_REACH = 14  # tokens in which a state follows the verb that leaves people so
_LONGEST = 10  # tokens of a subject


def mend_joints(doc: Doc) -> Doc:
    """Let everybody in a list of harmed people hang where the sentence puts them."""
    for token in doc:
        if token.dep_ in _SUBJECTS:
            _mend_split_subject(token)
            _mend_counted_wounded(token)
        elif token.dep_ == "conj" and token.pos_ == "NOUN":
            _mend_joined_to_time(token)
            _mend_joined_to_lives(token)
        elif token.dep_ == "acl" and token.lower_ in word_class("reading/harmed"):
            _mend_elliptic_passive(token)
        elif token.lower_ == "to" and token.i:
            _mend_injuries_to(token)
        elif token.lower_ == "nursing" and token.i and token.i + 1 < len(doc):
            _mend_nursing(token)
        elif token.lemma_ == "leave" and token.pos_ == "VERB":
            _mend_states(token)
    return doc


def _hang(token: Token, head: Token, relation: str | None = None) -> None:
    """Hang a word on another one of its sentence, never on one that hangs on it."""
    if token.i == head.i or token.is_ancestor(head) or not token.sent.start <= head.i < token.sent.end:
        return
    token.head = head
    token.dep_ = relation or token.dep_


def _before(noun: Token) -> Token | None:
    """Give the word before a noun and all that hangs on it, None at the start of its sentence."""
    start = noun.left_edge.i
    return noun.doc[start - 1] if start > noun.sent.start else None


def _mend_split_subject(second: Token) -> None:
    """ "Six officers died and a couple and their two children were hurt", "police said a couple and their son died"."""
    joint, verb = _before(second), second.head
    if joint is None or joint.lower_ != "and" or not second.i < verb.i:
        return
    for first in second.doc[max(second.sent.start, joint.i - _LONGEST) : joint.i]:
        over = first.head
        ends = first.pos_ in _NOUNS and first.right_edge.i == joint.i - 1 and over.i < first.left_edge.i
        if not ends or over.pos_ != "VERB" or verb.head not in (over, over.head) or verb.dep_ not in {"conj", "ccomp"}:
            continue
        said = first.dep_ == "dobj" and over.lemma_ in word_class("verbs/speech") and over.i == first.left_edge.i - 1
        if said or first.dep_ == "conj":
            verb.dep_ = "ccomp" if said else verb.dep_
            _hang(first, verb, second.dep_)
            _hang(second, first, "conj")
            _hang(joint, first)
            return


def _mend_counted_wounded(wounded: Token) -> None:
    """ "Eleven bodies and 31 wounded were brought in": the wounded are counted, and the bodies listed with them."""
    number = wounded.nbor(-1) if wounded.i else wounded
    first = number.head
    counted = wounded.lower_ in word_class("reading/harmed") and number.pos_ == "NUM" and number.dep_ == "conj"
    if not counted or first.head != wounded:
        return
    _hang(first, wounded.head, wounded.dep_)
    _hang(wounded, first, "conj")
    _hang(number, wounded, "nummod")
    wounded.pos_, wounded.tag_ = "NOUN", "NNS"


def _mend_joined_to_time(noun: Token) -> None:
    """ "Shot dead on Wednesday and a teacher was wounded": who stands beside a day is the subject of what follows."""
    joint, end = _before(noun), noun.right_edge.i + 1
    if joint is None or joint.lower_ != "and" or end >= noun.sent.end:
        return
    over = noun.doc[end]
    verb = over.head if over.pos_ == "AUX" and over.dep_ in {"aux", "auxpass"} else over
    if noun.ent_type_ in _TIMES or noun.head.ent_type_ not in _TIMES or verb.pos_ not in {"VERB", "AUX"}:
        return
    if not any(child.dep_ in _SUBJECTS for child in verb.children):
        _hang(noun, verb, "nsubjpass" if _is_passive(verb) else "nsubj")
        _hang(joint, verb)


def _mend_joined_to_lives(noun: Token) -> None:
    """ "The lives of a couple and their three children": the children are theirs whose lives were lost."""
    lives, joint = noun.head, _before(noun)
    whose = next((child for of in lives.children if of.lower_ == "of" for child in of.children), None)
    if joint is None or joint.lower_ != "and" or whose is None or whose.right_edge.i != joint.i - 1:
        return
    counted = any(child.dep_ in {"poss", "nummod"} for child in noun.children)
    of_people = lives.lemma_ in word_class("reading/loss") and counted
    if of_people and not any(child.dep_ == "prep" for child in noun.children):
        _hang(noun, whose)
        _hang(joint, whose)


def _mend_elliptic_passive(participle: Token) -> None:
    """ "Three villagers were killed and four members of a crew injured": the second clause goes without its "were"."""
    first = participle.head
    while first.dep_ in {"pobj", "prep", "conj"} and first.head.pos_ != "VERB":
        first = first.head
    verb, joint = first.head, _before(first)
    if first.dep_ == "conj" and _is_passive(verb) and joint is not None and _is_joint(joint):
        _hang(participle, verb, "conj")
        _hang(first, participle, "nsubjpass")
        participle.tag_ = "VBN"


def _mend_injuries_to(to: Token) -> None:
    """ "The deaths of a mother and her sons and injuries to a man": those after "to" are injured."""
    wound = to.nbor(-1)
    if to.dep_ in {"prep", "dative"} and wound.pos_ == "NOUN" and wound.lemma_ in word_class("reading/wound"):
        _hang(to, wound, "prep")


def _mend_nursing(nursing: Token) -> None:
    """ "Left 12 others nursing wounds": the verb is theirs, and the wounds are its object."""
    people, wounds = nursing.nbor(-1), nursing.nbor()
    while wounds.dep_ == "compound" and wounds.head.i > wounds.i:
        wounds = wounds.head
    verb = next((over for over in nursing.ancestors if over.pos_ == "VERB"), None)
    if people.pos_ not in _NOUNS or verb is None or not verb.i < people.i or wounds.pos_ != "NOUN":
        return
    if people.head != verb:
        _hang(people, verb, "dobj")
        joint = _before(people)
        if joint is not None and joint.dep_ == "cc":
            _hang(joint, verb)
    _hang(nursing, people, "acl")
    _hang(wounds, nursing, "dobj")
    nursing.tag_, nursing.pos_, nursing.lemma_ = "VBG", "VERB", "nurse"


def _mend_states(verb: Token) -> None:
    """ "Left a priest and two pupils dead and 12 seriously wounded": two states, each of its own people."""
    state = _state_after(verb, verb.i + 1)
    if state is None or not _list_objects(verb, _heads(verb, state)):
        return
    _hang(state, verb, "oprd")
    joint = state.nbor() if state.i + 1 < len(verb.doc) else state
    second = _state_after(joint, joint.i + 1) if joint.lower_ == "and" else None
    others = _heads(joint, second) if second is not None else []
    if second is not None and _list_objects(verb, others):
        _hang(joint, verb, "cc")
        _hang(second, others[0], "acl")


def _list_objects(verb: Token, people: list[Token]) -> bool:
    """Make the first of a list the object of a verb and let the others hang on it; false where there is nobody."""
    for other in people[:1]:
        _hang(other, verb, "dobj")
    for other in people[1:]:
        _hang(other, people[0], "conj")
    return bool(people)


def _state_after(word: Token, start: int) -> Token | None:
    """Give the first word for the state of people after a word, with no verb or stop before it."""
    for token in word.doc[start : min(start + _REACH, word.sent.end)]:
        if token.lower_ in word_class("reading/harmed"):
            return token if token.i > start else None
        if token.pos_ in {"VERB", "AUX", "PUNCT", "SCONJ"} and token.lower_ not in {",", "-"}:
            return None
    return None


def _heads(before: Token, state: Token) -> list[Token]:
    """Give the nouns listed between a word and the state said of them; each keeps what stands around it."""
    heads: list[Token] = []
    start = before.i + 1
    for end in range(start, state.i + 1):
        token = before.doc[end]
        if end < state.i and not _is_joint(token):
            continue
        head = _head(before.doc, start, end)
        if head is None:
            return []
        heads.append(head)
        start = end + 1
        if end < state.i:
            _hang(token, heads[0])
    return heads


def _head(doc: Doc, start: int, end: int) -> Token | None:
    """Give the noun of one member of a list, and hang on it what the parse hangs elsewhere."""
    part = doc[start:end]
    before_preposition = [token for token in part if token.pos_ == "ADP"]
    stop = before_preposition[0].i if before_preposition else end
    nouns = [token for token in doc[start:stop] if token.pos_ in _NOUNS]
    if not nouns and stop - start > 1 and doc[stop - 1].pos_ == "ADJ":  # "a civilian"
        nouns = [doc[stop - 1]]
        nouns[0].pos_, nouns[0].tag_ = "NOUN", "NN"
    if not nouns:
        return None
    for token in part:
        if token != nouns[-1] and not start <= token.head.i < end:
            _hang(token, nouns[-1])
    return nouns[-1]


def _is_joint(token: Token) -> bool:
    return token.lower_ == "and" or token.text == ","


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children)
