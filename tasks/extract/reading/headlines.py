"""Verbs of headlines that the tagger takes for nouns: "4 shot in Toledo", "Gunmen storm hotel", "Bomber hits mosque".

Headlines leave out auxiliaries and articles, which the models of newspaper prose lean on.
"""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.words import word_class

_LONGEST = 25  # tokens
_LONGEST_SPEAKER = 5  # tokens
_PARTICIPLES = {
    "abducted": "abduct",
    "beheaded": "behead",
    "injured": "injure",
    "kidnapped": "kidnap",
    "killed": "kill",
    "murdered": "murder",
    "shot": "shoot",
    "slain": "slay",
    "stabbed": "stab",
    "wounded": "wound",
}
_NOMINAL = {"NN", "NNP", "JJ"}
_MODIFIERS = {"nummod", "compound", "nmod", "amod"}


def mend_headlines(doc: Doc) -> Doc:
    """Set the tags of verbs right in sentences that end a paragraph without a full stop."""
    for sentence in list(doc.sents):
        if len(sentence) < _LONGEST and not any(token.text in word_class("reading/final") for token in sentence[-3:]):
            _free_from_speaker(sentence)
            for token in sentence:
                _mend(token)
    return doc


def _mend(token: Token) -> None:
    if token.lower_ in _PARTICIPLES and token.tag_ in _NOMINAL:
        victim = next((child for child in reversed(list(token.lefts)) if _suffers(child)), None)
        if victim is not None:
            _make_verb(token, _PARTICIPLES[token.lower_], "VBN")
            victim.dep_ = "nsubjpass"
            if token.dep_ == "pobj":
                token.dep_ = "pcomp"
    elif token.tag_ in {"NN", "NNS"} and {"nsubj", "dobj"} <= {child.dep_ for child in token.children}:
        _make_verb(token, token.lemma_, "VBP")
    elif token.tag_ in {"VBZ", "VBP"} and token.dep_ in {"compound", "amod"} and token.i < token.head.i:
        _lift(token)


def _free_from_speaker(sentence: TokenSpan) -> None:
    """Let what follows "Police:" not hang on "Police"."""
    colon = next((token for token in sentence[:_LONGEST_SPEAKER] if token.text == ":"), None)
    if colon is None or sentence.root.i > colon.i:
        return
    speaker = sentence.root
    said = next((token for token in speaker.children if token.i > colon.i), None)
    if said is not None:
        for token in list(speaker.children):
            if token.i > colon.i:
                token.head = said
        said.head, said.dep_ = said, "ROOT"
        speaker.head, speaker.dep_ = said, "dep"


def _suffers(child: Token) -> bool:
    """Whether a word before a participle is a number or a person, or the "old" of "16-year-old"; no "warning shot"."""
    if child.dep_ not in _MODIFIERS:
        return False
    named = child.ent_type_ == "PERSON" or victim_noun(child) is not None
    return named or child.pos_ == "NUM" or child.lower_ == "old"


def _make_verb(token: Token, lemma: str, tag: str) -> None:
    token.tag_, token.pos_, token.lemma_ = tag, "VERB", lemma


def _lift(verb: Token) -> None:
    """Put a verb that hangs on its object above it: "bomber strikes mosque in Kano"."""
    thing = verb.head
    subject = next((t for t in reversed(list(thing.lefts)) if t.i < verb.i and t.dep_ in _MODIFIERS), None)
    if subject is None:
        return
    if thing.head.i == thing.i:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = thing.head, thing.dep_
    verb.pos_ = "VERB"
    for child in list(thing.children):
        if child.dep_ in {"prep", "acl", "advcl", "punct", "npadvmod"} and child.i > thing.i:
            child.head = verb
    thing.head, thing.dep_ = verb, "dobj"
    subject.head, subject.dep_ = verb, "nsubj"
