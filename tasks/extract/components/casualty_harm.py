"""Words of harm and who suffers it: verbs, nouns and adjectives joined to their victims by syntax."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from tasks.extract.components.casualty_people import victim_noun
from tasks.extract.lexicon import load_lexicon

HIT = "hit"
KILLED = "killed"
WOUNDED = "wounded"
_BE = {"be", "get", "have", "lie", "remain", "stay", "turn", "go"}
_FOUND = {"leave", "find", "pronounce", "declare", "report", "confirm", "discover", "list", "believe", "presume", "fear", "describe"}
_BODY_LIMBS = {"leg", "foot", "hand", "arm", "finger", "thigh", "ankle", "toe", "groin", "knee", "calf", "hip"}
_CARE = {"take", "rush", "transport", "airlift", "fly", "bring", "transfer", "treat", "admit", "drive", "carry", "send"}
_CONDITIONS = {"critical", "serious", "stable", "fair", "grave", "good", "guarded"}
_MISSILES = {"bullet", "bullets", "gunfire", "fired", "fire", "shooting", "gunshot", "gunshots", "shrapnel", "shot", "shots", "fragment", "fragments", "pellets"}
_SUFFER = {"suffer", "sustain", "receive", "have", "incur"}


@dataclass(frozen=True, slots=True)
class HarmWord:
    """A word of harm: what it does (`hit` leaves open whether it kills) and where its victim stands."""

    word: str
    part: str
    harm: str
    victim: str


@dataclass(frozen=True, slots=True)
class Harm:
    """One victim phrase, by its head, of one word of harm. `suicide` is true where the doer is the victim."""

    word: Token
    harm: str
    victim: Token
    rule: str
    suicide: bool = False


def find_harm(doc: Doc) -> list[Harm]:
    """Every pair of harm and victim in a document, in the order of the harm words."""
    return [harm for token in doc for harm in _harms(token)]


def harm_entry(token: Token) -> HarmWord | None:
    """The lexicon's entry for a token in the role that it plays."""
    parts = {"VERB": ("verb", "adjective"), "AUX": (), "NOUN": ("noun",), "PROPN": ("noun", "verb"), "ADJ": ("adjective", "verb")}
    words = _words()
    for part in parts.get(token.pos_, ()):
        for key in (token.lemma_.lower(), token.lower_, _VERB_FORMS.get(token.lower_, "")):
            entry = words.get((key, part))
            if entry and not (part == "verb" and key in {"hang", "gun", "burn", "graze", "beat"} and not _real_sense(token)):
                return entry
    if token.pos_ in {"NOUN", "PROPN"} and token.i and _follows_people(token.nbor(-1)):
        return words.get((_VERB_FORMS[token.lower_], "verb")) if token.lower_ in _VERB_FORMS else words.get((token.lower_, "adjective"))
    return None


def _follows_people(before: Token) -> bool:
    """Whether a word of harm taken for a noun follows a number or people: "5 shot", "teen wounded"."""
    entry = victim_noun(before)
    return before.pos_ == "NUM" or entry is not None and entry.group is not None


_VERB_FORMS = {"shot": "shoot", "slain": "slay", "killed": "kill", "wounded": "wound", "injured": "injure", "hurt": "hurt",
               "stabbed": "stab", "kidnapped": "kidnap", "abducted": "abduct", "murdered": "murder", "dies": "die", "kills": "kill"}  # fmt: skip


def _real_sense(token: Token) -> bool:
    """"gun" only with "down"; "beat" and "hang" only with "to death"; "burn" and "graze" where a person suffers it."""
    if token.lemma_.lower() == "gun":
        return token.i + 1 < len(token.doc) and any(t.lower_ == "down" for t in token.doc[token.i + 1 : token.i + 5])
    if token.lemma_.lower() in {"beat", "hang"}:
        return _to_death(token)
    return any(child.dep_ == "nsubjpass" for child in token.children)


def _harms(token: Token) -> Iterator[Harm]:
    entry = harm_entry(token)
    if entry is None:
        yield from _other_frames(token)
        return
    if entry.part == "verb":
        yield from _verb(token, entry)
    elif entry.part == "adjective":
        yield from _adjective(token, entry)
    elif entry.victim == "of":
        yield from _noun(token, entry)
    if entry.part == "noun":
        yield from _counted_noun(token, entry)
        yield from _suffered(token)


def _verb(token: Token, entry: HarmWord) -> Iterator[Harm]:
    harm = severity(token, entry.harm)
    victims = _objects(token) if entry.victim == "object" else _subjects(token)
    for victim, rule in victims:
        if victim.lower_ in {"himself", "herself", "themselves"}:
            yield from _self_harm(token, victim, harm)
            continue
        for one in with_conjuncts(victim):
            yield Harm(token, harm, one, rule)


def severity(token: Token, harm: str) -> str:
    """What a verb of harm comes to with its companions: "fatally shot", "shot dead", "beaten to death" kill."""
    if harm == KILLED:
        return harm
    fatal = any(child.lower_ in {"fatally", "mortally", "dead"} for child in token.children)
    near = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    if fatal or _to_death(token) or any(t.lower_ in {"fatally", "mortally"} for t in near):
        return KILLED
    return harm


def _to_death(token: Token) -> bool:
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 12] if t.sent == token.sent]
    return any(a == "to" and b == "death" for a, b in zip(after, after[1:], strict=False))


def _objects(token: Token) -> Iterator[tuple[Token, str]]:
    """Who suffers a verb that harms its object."""
    children = list(token.children)
    passive = [child for child in children if child.dep_ == "nsubjpass"]
    direct = [child for child in children if child.dep_ in {"dobj", "dative"}]
    if passive:
        yield from ((_antecedent(child), "passive") for child in passive)
    elif direct:
        yield from ((child, "active") for child in direct)
    elif token.dep_ == "acl" and token.tag_ in {"VBN", "VBD"}:
        yield token.head, "participle"
    elif token.dep_ == "amod" and token.tag_ in {"VBN", "VBD"} and token.head.i > token.i:
        yield token.head, "attribute"
    elif token.tag_ in {"VBN", "VBD"} and (subject := _child(token, {"nsubj"})):
        if _without_auxiliary(token):
            yield _antecedent(subject), "elliptic"
    elif token.dep_ == "conj":
        yield from _shared(token)
    elif token.tag_ == "VBG" and (of := _child(token, {"prep"})) and of.lower_ == "of":
        yield from ((child, "nominal") for child in of.children if child.dep_ == "pobj")


def _without_auxiliary(token: Token) -> bool:
    """Whether a bare form can be a passive: a headline, or joined to a passive or a state ("one killed and two wounded")."""
    if token.dep_ == "conj":
        return token.head.pos_ in {"VERB", "AUX", "ADJ"} and (harm_entry(token.head) is not None or token.head.lemma_ in {"be", "leave"})
    subject = _child(token, {"nsubj"})
    numbered = subject is not None and (subject.pos_ == "NUM" or _child(subject, {"nummod"}) is not None)
    verbs = [t for t in token.sent if t.tag_ in {"VBD", "VBZ", "VBP"} and t != token]
    return numbered or not verbs and not (subject is not None and _child(subject, {"det"}))


def _shared(token: Token) -> Iterator[tuple[Token, str]]:
    """The victims of the verb that a second verb is joined to: "was shot and killed"."""
    first = token.head
    passive = _child(first, {"nsubjpass"})
    if passive is not None:
        yield _antecedent(passive), "passive"
    elif first.dep_ == "acl" and first.tag_ in {"VBN", "VBD"}:
        yield first.head, "participle"
    elif first.dep_ == "conj" and first.head != first:
        yield from _shared(first)


def _subjects(token: Token) -> Iterator[tuple[Token, str]]:
    """Who suffers a verb that harms its subject: "died", "perished"."""
    head = token
    while True:
        subject = _child(head, {"nsubj", "nsubjpass"})
        if subject is not None:
            yield _antecedent(subject), "subject"
            return
        if head.dep_ == "acl":
            yield head.head, "participle"
            return
        if head.dep_ not in {"conj", "xcomp", "advcl"} or head.head == head or head.dep_ == "advcl":
            return
        head = head.head


def _adjective(token: Token, entry: HarmWord) -> Iterator[Harm]:
    """"is dead", "was found dead", "left two people dead", "1 dead"."""
    if token.dep_ == "amod" and token.head.i > token.i:
        if token.lower_ not in {"dead", "deceased"} or token.head.lower_ not in {"body", "bodies"}:
            yield Harm(token, entry.harm, token.head, "attribute")
        return
    for victim in _described(token):
        for one in with_conjuncts(victim):
            yield Harm(token, entry.harm, one, "state")


def _described(token: Token) -> Iterator[Token]:
    subject = _child(token, {"nsubj", "nsubjpass"}) or _child(token, {"nummod"})
    if subject is not None:
        yield _antecedent(subject)
    elif token.dep_ in {"acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "conj"}:
        head = token.head
        if token.dep_ == "conj" and harm_entry(head):
            return
        below = _child(head, {"dobj"}) if head.lemma_ in _FOUND else None
        above = _child(head, {"nsubjpass"}) or (_child(head, {"nsubj"}) if head.lemma_ in _BE else None)
        found = below or above
        if found is not None:
            yield _antecedent(found)
    elif token.dep_ in {"acl", "appos", "amod"} and token.head.i < token.i:
        yield token.head


def _noun(token: Token, entry: HarmWord) -> Iterator[Harm]:
    """"the murder of the priest", "the priest's murder"."""
    harm = entry.harm
    if any(child.lower_ in {"fatal", "deadly"} for child in token.children):
        harm = KILLED
    if any(child.lower_ in {"attempted", "nonfatal", "non-fatal"} for child in token.children):
        return
    for child in token.children:
        if child.dep_ == "poss":
            for one in with_conjuncts(child):
                yield Harm(token, harm, one, "possessive")
        if child.lower_ == "of" and child.dep_ == "prep" and child.i > token.i:
            for victim in child.children:
                if victim.dep_ == "pobj":
                    for one in with_conjuncts(victim):
                        yield Harm(token, harm, one, "nominal")


def _counted_noun(token: Token, entry: HarmWord) -> Iterator[Harm]:
    """"three deaths", "no injuries": the noun of harm is itself what is counted."""
    if token.tag_ == "NNS" or any(child.lower_ == "no" for child in token.children):
        yield Harm(token, entry.harm, token, "count")


def _suffered(token: Token) -> Iterator[Harm]:
    """"suffered gunshot wounds", "was found with a gunshot wound", "was treated for injuries"."""
    entry = _words().get((token.lemma_.lower(), "noun"))
    suffers = _words().get((token.lemma_.lower(), "suffer noun")) or (entry if entry and entry.word in {"wound", "injury"} else None)
    if suffers is None:
        return
    harm = HIT if token.lemma_.lower() == "wound" else suffers.harm
    self_inflicted = any(t.lower_ in {"self", "inflicted"} for t in token.lefts) or "self" in {t.lower_ for t in token.subtree}
    head = token.head
    if token.dep_ == "dobj" and head.lemma_ in _SUFFER:
        victims = list(_subjects(head))
    elif token.dep_ == "pobj" and head.lower_ in {"with", "for", "from", "of"}:
        above = head.head
        if above.pos_ in {"VERB", "AUX"}:
            if (other := harm_entry(above)) and other.harm == KILLED:
                return
            victims = [(v, r) for v, r in _subjects(above)] if _child(above, {"nsubjpass"}) or head.lower_ in {"for", "from"} else []
            victims = [(d, "active") for d in above.children if d.dep_ == "dobj"] if not victims and above.lemma_ in {"find", "discover", "locate"} else victims
        else:
            victims = [(above, "with")]
    else:
        return
    for victim, _ in victims:
        for one in with_conjuncts(victim):
            yield Harm(token, KILLED if self_inflicted else harm, one, "wounds", suicide=self_inflicted)


def _self_harm(token: Token, victim: Token, harm: str) -> Iterator[Harm]:
    """The doer turns on himself; a limb hit is a wound."""
    if any(child.lower_ == "accidentally" for child in token.children):
        return
    doer = next((t for t, _ in _subjects(token)), victim)
    limbs = any(t.lower_ in _BODY_LIMBS for t in token.subtree)
    yield Harm(token, WOUNDED if limbs and harm != KILLED else KILLED, doer, "suicide", suicide=True)


def _other_frames(token: Token) -> Iterator[Harm]:
    """Frames whose words do not harm by themselves: tolls, lives lost, bodies found, hospital and condition."""
    lemma = token.lemma_.lower()
    if lemma == "life":
        yield from _lives(token)
    elif lemma == "body" and token.pos_ == "NOUN":
        yield from _bodies(token)
    elif lemma == "condition" and any(child.lower_ in _CONDITIONS for child in token.children):
        yield from _condition(token)
    elif lemma in _CARE and any(t.lower_ in {"hospital", "hospitals", "center", "trauma", "er"} for t in token.subtree):
        yield from _care(token)
    elif lemma in {"hit", "strike", "wing", "clip"} and any(t.lower_ in _MISSILES for t in token.sent):
        for victim, rule in _objects(token):
            for one in with_conjuncts(victim):
                yield Harm(token, HIT, one, rule)
    elif lemma == "turn" and any(child.dep_ == "dobj" and child.lower_ in {"gun", "weapon", "pistol", "rifle"} for child in token.children):
        if any(t.lower_ in {"himself", "herself"} for t in token.subtree):
            yield from _self_harm(token, token, KILLED)
    elif lemma == "fall" and any(child.lower_ in {"ill", "sick"} for child in token.children):
        for victim, _ in _subjects(token):
            yield from (Harm(token, WOUNDED, one, "subject") for one in with_conjuncts(victim))
    elif lemma == "take" and any(child.lower_ in {"hostage", "captive"} for child in token.subtree):
        for victim, rule in _objects(token):
            if victim.lower_ not in {"hostage", "captive", "hostages"}:
                for one in with_conjuncts(victim):
                    yield Harm(token, "abducted", one, rule)
    elif lemma == "casualty" and any(child.lower_ == "no" for child in token.children):
        yield Harm(token, "casualties", token, "none")


def _lives(token: Token) -> Iterator[Harm]:
    """"claimed 12 lives", "claimed the lives of 12", "lost their lives"."""
    head = token.head
    if token.dep_ == "dobj" and head.lemma_ in {"claim", "take", "cost"}:
        people = [c for p in token.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
        for victim in people or [token]:
            for one in with_conjuncts(victim):
                yield Harm(token, KILLED, one, "lives")
    elif token.dep_ == "dobj" and head.lemma_ == "lose":
        for victim, _ in _subjects(head):
            for one in with_conjuncts(victim):
                yield Harm(token, KILLED, one, "lives")


def _bodies(token: Token) -> Iterator[Harm]:
    """"two bodies were found", "the bodies of three men": bodies are dead people."""
    if token.head.lemma_ not in {"find", "discover", "recover", "identify", "count", "dump", "retrieve", "locate"}:
        return
    people = [c for p in token.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
    people += [c for c in token.children if c.dep_ == "poss"]
    for victim in people or [token]:
        for one in with_conjuncts(victim):
            yield Harm(token, KILLED, one, "bodies")


def _condition(token: Token) -> Iterator[Harm]:
    """"two people are in critical condition"."""
    above = token.head.head
    if token.head.lower_ == "in" and above.pos_ == "NOUN" and above.lower_ not in {"hospital", "center"}:
        yield from (Harm(token, HIT, one, "condition") for one in with_conjuncts(above))
        return
    if token.head.lower_ != "in" or above.lemma_ not in {"be", "list", "remain", *_CARE, "hospitalize"}:
        return
    for victim, _ in _subjects(token.head.head):
        for one in with_conjuncts(victim):
            yield Harm(token, HIT, one, "condition")


def _care(token: Token) -> Iterator[Harm]:
    passive = _child(token, {"nsubjpass"})
    found = [(_antecedent(passive), "care")] if passive is not None else list(_shared(token)) if token.dep_ == "conj" else []
    for victim, _ in found:
        for one in with_conjuncts(victim):
            yield Harm(token, HIT, one, "care")


def with_conjuncts(head: Token) -> Iterator[Token]:
    """A head and the heads joined to it by "and" and commas."""
    while head.dep_ == "conj" and _plural_relative(head):
        head = head.head
    yield from _with_followers(head)


def _plural_relative(head: Token) -> bool:
    """Whether a clause on the last of a list speaks of all of it: "a man and a boy who were wounded"."""
    clause = _child(head, {"relcl"})
    return clause is not None and any(child.lower_ in {"were", "are", "have"} for child in clause.children)


def _with_followers(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        listed = child.dep_ == "conj" or child.dep_ == "appos" and _is_listed(child, head)
        if listed and child.i > head.i and child.pos_ not in {"VERB", "AUX"}:
            yield from _with_followers(child)
        elif child.dep_ == "prep" and child.lower_ == "of" and head.lower_ in {"scores", "dozens", "hundreds"}:
            for noun in child.children:
                yield from (c for c in _with_followers(noun) if c != noun)


def _is_listed(child: Token, head: Token) -> bool:
    """Whether what was parsed as an apposition is the next of a list: "6 clerics, a maid, and her daughter"."""
    plural = head.tag_ in {"NNS", "NNPS"} and child.tag_ in {"NN", "NNP"} and _child(child, {"det"}) is not None
    return plural and any(t.lower_ == "and" for t in child.doc[child.i + 1 : child.i + 4])


def _antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.lower_ in {"who", "whom", "that", "which"}:
        clause = token.head
        while clause.dep_ in {"conj", "xcomp"} and clause.head != clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def _child(token: Token, roles: set[str]) -> Token | None:
    return next((child for child in token.children if child.dep_ in roles), None)


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str, str], HarmWord]:
    words: dict[tuple[str, str], HarmWord] = {}
    for row in load_lexicon("harm", HarmWord):
        words[row.word, f"suffer {row.part}" if row.victim == "suffer" else row.part] = row
    return words
