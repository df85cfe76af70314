"""Who makes the statement that a word belongs to: "a US official told …", "according to police", a quote's speaker."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType, SpeakerRole
from tasks.extract.found import FoundActor, Speaker
from tasks.extract.grammar.clause import by_object, noun_phrase, prepositional, surface_subject
from tasks.extract.grammar.predicates import is_perpetrator_noun, is_speech
from tasks.extract.grammar.relations import (
    describes_noun,
    first_child,
    follows_preposition,
    is_active_subject,
    is_adverbial_clause,
    is_apposition,
    is_clause_on_noun,
    is_complement_clause,
    is_content_clause,
    is_content_of_speech,
    is_content_or_object,
    is_open_complement,
    is_parenthesis,
    is_possessor,
    is_preposition,
    is_relative_clause,
    is_root,
    marks_clause,
)
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.reading.index import same_words
from tasks.extract.reading.reading import Reading

_QUOTES = re.compile(r"[\"“”]")
_LONGEST_HEAD = 5  # tokens
_REACH_OF_IT = 2  # sentences
_VAGUE = {SpeakerRole.UNNAMED: 0, SpeakerRole.WITNESS: 0, SpeakerRole.PERPETRATOR: 0, SpeakerRole.GOVERNMENT: 2}
_OF_RANK = 1
_OF_OFFICE = 3
_ROLE_OF_TYPE = {
    ActorType.ARMED_GROUP: SpeakerRole.PERPETRATOR,
    ActorType.STATE: SpeakerRole.GOVERNMENT,
    ActorType.STATE_AGENCY: SpeakerRole.GOVERNMENT,
    ActorType.MEDIA: SpeakerRole.MEDIA,
    ActorType.UNSPECIFIED: SpeakerRole.PERPETRATOR,
}


@dataclass(frozen=True, slots=True)
class SpeakerRoleTerm:
    """A word for people or bodies who speak, and the role in which they do."""

    term: str
    role: SpeakerRole


@lru_cache(maxsize=1)
def _role_terms() -> Mapping[tuple[str, ...], SpeakerRole]:
    return {tuple(row.term.split()): row.role for row in load_lexicon("speech/speaker_roles", SpeakerRoleTerm)}


def speaker_of(reading: Reading, token: Token, actors: Sequence[FoundActor]) -> Speaker | None:
    """Give who states the clause around a token; None is the narrator."""
    for verb in _governing_speech(token):
        said_by = None if _names_nobody(verb, token) else said_by_whom(verb)
        if (
            said_by is not None
            and said_by.lower_ not in word_class("speech/unsaid")
            and token not in list(said_by.subtree)
        ):
            return speaker_from(reading, said_by, actors)
    source = _according_to(reading, token) or _after_quote(reading, token)
    return speaker_from(reading, source, actors) if source is not None else _before_colon(reading, token)


def _before_colon(reading: Reading, token: Token) -> Speaker | None:
    """Give who is named at the head of a headline: "Police: Two shot in Elmira"; "Elmira: Two shot" names nobody."""
    sentence = reading.sentences[reading.sentence_number(token)]
    colon = next((t for t in sentence[:_LONGEST_HEAD] if t.text == ":"), None)
    if colon is None or colon.i >= token.i or colon.i == sentence.start:
        return None
    phrase = reading.doc[sentence.start : colon.i]
    role = _role_in_words(phrase, phrase[-1])
    return Speaker(phrase, None, role) if role is not None else None


def _names_nobody(verb: Token, token: Token) -> bool:
    """Tell whether the subject of a verb of speech is no speaker, whatever the parse says."""
    return _is_cut_off(verb, token) or _feared_dead(verb) or _is_said_of(verb)


def _is_said_of(verb: Token) -> bool:
    """Tell whether a verb is a passive before an infinitive that the parse took for active: "gunmen believed to be"."""
    raised = verb.lemma_.lower() in word_class("speech/raised") and verb.tag_ in {"VBD", "VBN"}
    return raised and any(is_open_complement(c) and c.tag_ == "VB" for c in verb.children)


def _is_cut_off(verb: Token, token: Token) -> bool:
    """Whether a semicolon outside quotes stands between a token and the verb of speech after it."""
    between = token.doc[token.i : verb.i].text
    return ";" in between and not _QUOTES.search(between)


def _feared_dead(verb: Token) -> bool:
    """Whether "feared" says how many may be dead, not who fears it: "up to 30 feared dead"."""
    return verb.lower_ == "feared" and verb.doc[verb.i + 1 : verb.i + 2].text.lower() == "dead"


def said_by_whom(verb: Token) -> Token | None:
    """Give the noun for whoever says what a verb of speech says."""
    if verb.lemma_ == "tell" and is_adverbial_clause(verb) and any(c.lower_ == "with" for c in verb.children):
        return None  # "with the committee told that …": it was told
    subject = by_object(verb) if is_passive(verb) else own_subject(verb) or surface_subject(verb)
    return subject or _cut_off(verb)


def own_subject(verb: Token) -> Token | None:
    """Give the subject of the verb inside a relative clause: "who deputies say fired", "which it holds responsible"."""
    subjects = [c for c in verb.children if is_active_subject(c)]
    said = [c for c in subjects if c.lower_ not in word_class("grammar/relatives")]
    return said[-1] if len(subjects) > 1 and said else None


def _cut_off(verb: Token) -> Token | None:
    """Give the person right before ", said", whom the parse did not make its subject."""
    if not is_root(verb) or is_passive(verb) or verb.i < verb.sent.start + 2:
        return None
    before = verb.nbor(-2) if verb.nbor(-1).text == "," else None
    return before if before is not None and before.ent_type_ == "PERSON" and before.pos_ == "PROPN" else None


def _governing_speech(token: Token) -> Iterator[Token]:
    """Give the verbs of speech over a token, the nearest first, where the token stands in what is said."""
    below = token
    for above in token.ancestors:
        if is_relative_clause(below) and is_apposition(above):
            return
        if (
            is_relative_clause(below)
            and follows_preposition(above)
            and above.lemma_ in word_class("speech/occasions")
            and is_speech(above.head.head)
        ):
            yield above.head.head
            return
        if (is_speech(above) or _finds(above, below)) and _is_content(below, above):
            yield above
        yield from (
            c
            for c in above.children
            if (is_content_clause(c) or is_parenthesis(c)) and _is_tag(c) and _is_aside(c, token)
        )
        below = above
    yield from (c for c in token.children if is_parenthesis(c) and _is_tag(c))


def _is_content(clause: Token, verb: Token) -> bool:
    """Tell whether a clause is what a verb of speech says, not when or why it says it."""
    if is_adverbial_clause(clause):
        if clause.i > verb.i:
            return any(c.lower_ == "that" and marks_clause(c) for c in clause.children)
        return clause.i < verb.i and not any(marks_clause(c) for c in clause.children)
    return is_content_of_speech(clause)


def _finds(verb: Token, said: Token) -> bool:
    """Tell whether a verb says that somebody found or judged a clause to be so ("the inquiry found that …")."""
    judged = is_complement_clause(said)
    return judged and verb.pos_ == "VERB" and verb.lemma_.lower() in word_class("speech/findings")


def _is_aside(verb: Token, token: Token) -> bool:
    """Tell whether ", he said," stands after a token, or between commas before it."""
    return verb.i > token.i or (is_parenthesis(verb) and verb.i + 1 < token.i and verb.nbor(1).text == ",")


def _is_tag(verb: Token) -> bool:
    """Tell whether a verb of speech only names the speaker after what was said (", police said")."""
    said = is_complement_clause if verb.lemma_ == "tell" else is_content_or_object
    return is_speech(verb) and first_child(verb, said) is None and verb.tag_ in {"VBD", "VBZ", "VBP"}


def _according_to(reading: Reading, token: Token) -> Token | None:
    sentence = reading.sentences[reading.sentence_number(token)]
    for word in sentence:
        if word.lower_ == "according" and word.i + 1 < len(reading.doc):
            to = next((c for c in word.children if c.lower_ == "to"), None)
            source = first_child(to, follows_preposition) if to is not None else first_child(word, follows_preposition)
            if source is not None and token not in list(source.subtree):
                return source
    return None


def _after_quote(reading: Reading, token: Token) -> Token | None:
    """Give who is named after a quote's end, where the parse did not put the quote under the verb."""
    sentence = reading.sentences[reading.sentence_number(token)]
    text = reading.text
    inside = len(_QUOTES.findall(text[_paragraph_start(reading, token) : token.idx])) % 2 == 1
    for verb in sentence:
        if verb.i > token.i and _is_tag(verb):
            between = text[token.idx : verb.idx]
            if inside and _QUOTES.search(between):
                return first_child(verb, is_active_subject) or _next_name(verb)
            if (
                not inside
                and not any(t.pos_ == "VERB" for t in reading.doc[verb.i + 1 : sentence.end])
                and verb.nbor(-1).pos_ in {"NOUN", "PROPN", "PRON"}
                and "," in between
            ):
                return first_child(verb, is_active_subject)
    return (_at_end_of_quote(reading, token) or _before_quote(reading, token)) if inside else None


def _before_quote(reading: Reading, token: Token) -> Token | None:
    """Give who was named between the quote's first part and the part that a token stands in."""
    start = _paragraph_start(reading, token)
    between = [
        t for t in reading.doc[: token.i] if t.idx >= start and is_speech(t) and first_child(t, is_active_subject)
    ]
    quoted = between and _QUOTES.search(reading.text[start : between[-1].idx])
    return first_child(between[-1], is_active_subject) if quoted else None


def _at_end_of_quote(reading: Reading, token: Token) -> Token | None:
    """Give who is named after a quote that goes on for further sentences of the paragraph."""
    number, paragraph = reading.sentence_number(token), reading.paragraph_number(token)
    if _QUOTES.search(reading.text[token.idx : reading.sentences[number].end_char]):
        return None
    for sentence in reading.sentences[number + 1 : number + 4]:
        if reading.paragraph_number(sentence) != paragraph:
            return None
        end = _QUOTES.search(sentence.text)
        if end is not None:
            after = sentence.start_char + end.start()
            verb = next((t for t in sentence if t.idx > after and is_speech(t)), None)
            return (first_child(verb, is_active_subject) or _next_name(verb)) if verb is not None else None
    return None


def _next_name(verb: Token) -> Token | None:
    following = verb.doc[verb.i + 1 : verb.i + 3]
    return next((t for t in following if t.pos_ in {"PROPN", "NOUN"}), None)


def _paragraph_start(reading: Reading, token: Token) -> int:
    """Give where the block of a token begins."""
    paragraph = reading.paragraph_number(token)
    number = reading.sentence_number(token)
    while number and reading.paragraph_number(reading.sentences[number - 1]) == paragraph:
        number -= 1
    return reading.sentences[number].start_char


def speaker_from(reading: Reading, head: Token, actors: Sequence[FoundActor]) -> Speaker | None:
    """Describe the speaker that a noun names; a personal pronoun stands for the person or group named before."""
    if head.lower_ in word_class("speech/personal"):
        return _behind_pronoun(reading, head, actors)
    if head.lower_ in word_class("speech/indefinite"):
        return Speaker(noun_phrase(head), None, SpeakerRole.UNNAMED)
    phrase = noun_phrase(head)
    named = [f for f in actors if f.tokens.start < phrase.end and phrase.start < f.tokens.end]
    if head.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"} and not any(head in f.tokens for f in named):
        return None
    named = named or _called(head, actors)
    part = head.lemma_.lower() in word_class("actors/parts")
    renamed = first_child(head, is_apposition) if part or not named else None
    if renamed is not None:
        named = [f for f in actors if renamed in f.tokens] or named
    owner = (
        first_child(head, is_possessor) if head.lemma_.lower() in word_class("speech/papers") and not named else None
    )
    if owner is not None and owner.lower_ == "its":
        return _behind_possessive(reading, phrase, owner, actors)
    spoken_for = _spoken_for(head, phrase, actors) or _in_whose_name(head, actors)
    if spoken_for is not None:
        return Speaker(phrase, spoken_for, SpeakerRole.PERPETRATOR)
    actor = _speaking_actor(head, named)
    return Speaker(phrase, actor, role_of(reading, _renamed_group(renamed, named) or head, phrase, named))


def _called(head: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give whom a general noun is called: "an outfit calling itself the Blue Hand", "a group known as Orka"."""
    naming = word_class("speech/naming")
    calling = [c for c in head.children if is_clause_on_noun(c) and c.lemma_ in naming and c.tag_ != "VBD"]
    return [f for f in actors for verb in calling if f.tokens.root in verb.subtree][:1]


def _spoken_for(head: Token, phrase: TokenSpan, actors: Sequence[FoundActor]) -> KnownActor | None:
    """Give the armed group that somebody speaks for: "Abu Musab, the spokesman for it", "its leader Abu Musab"."""
    if head.pos_ != "PROPN":
        return None
    voices = [c for c in head.children if describes_noun(c) and c.lemma_.lower() in word_class("speech/voices")]
    within = {t.i for voice in voices for t in voice.subtree} | ({t.i for t in phrase} if voices else set())
    groups = (f.actor for f in actors if f.actor.actor_type == ActorType.ARMED_GROUP and f.tokens.root.i in within)
    return next(groups, None)


def _in_whose_name(head: Token, actors: Sequence[FoundActor]) -> KnownActor | None:
    """Give the armed group in whose name somebody speaks: "a caller using the name of the Front"."""
    if head.lemma_.lower() not in word_class("speech/mouthpieces"):
        return None
    naming = {
        t.i for c in head.children if c.i > head.i and (is_clause_on_noun(c) or is_preposition(c)) for t in c.subtree
    }
    naming |= {t.i for name in _said_on_behalf(head) for t in name.subtree}
    groups = (f.actor for f in actors if f.actor.actor_type == ActorType.ARMED_GROUP and f.tokens.root.i in naming)
    return next(groups, None)


def _said_on_behalf(head: Token) -> Iterator[Token]:
    """Give the words that say for whom somebody speaks: "a caller said on behalf of the Front"."""
    if is_active_subject(head) and is_speech(head.head):
        for link in ("on", "in"):
            yield from (t for t in prepositional(head.head, link) if t.lemma_ in word_class("speech/behalf"))


def _renamed_group(noun: Token | None, named: Sequence[FoundActor]) -> Token | None:
    return noun if any(f.actor.actor_type == ActorType.ARMED_GROUP for f in named) else None


def _behind_possessive(reading: Reading, phrase: TokenSpan, owner: Token, actors: Sequence[FoundActor]) -> Speaker:
    """Resolve "its assessment" to the body that was the subject of the sentence before."""
    number = reading.sentence_number(owner)
    for sentence in reversed(reading.sentences[max(0, number - 1) : number]):
        body = surface_subject(sentence.root)
        before = (
            speaker_from(reading, body, actors)
            if body is not None and body.lower_ not in word_class("speech/personal")
            else None
        )
        if before is not None:
            return Speaker(phrase, before.actor, before.role)
    return Speaker(phrase, None, SpeakerRole.UNNAMED)


def _speaking_actor(head: Token, named: Sequence[FoundActor]) -> KnownActor | None:
    """Pick the actor who speaks: the head itself, else a person or the body that the phrase names first."""
    at_head = [f for f in named if f.tokens.start <= head.i < f.tokens.end]
    people = [f for f in named if f.actor.actor_type == ActorType.PERSON]
    picked = at_head or people or list(named)
    return picked[0].actor if picked else None


def role_of(reading: Reading, head: Token, phrase: TokenSpan, named: Sequence[FoundActor]) -> SpeakerRole:
    """Give the role in which people speak: by the phrase's words, its actors, or how a person was introduced."""
    at_head = [f.actor for f in named if f.tokens.start <= head.i < f.tokens.end]
    if any(f.actor.actor_type == ActorType.ARMED_GROUP for f in named) and (
        at_head or is_perpetrator_noun(head) or head.lemma_.lower() in word_class("speech/perpetrator_voices")
    ):
        return SpeakerRole.PERPETRATOR
    wide = reading.doc[phrase.start : max(phrase.end, _apposition_end(head))]
    role = _role_in_words(phrase, head) or _role_in_words(wide, head)
    if role is None and head.pos_ == "PROPN" and all(actor.actor_type == ActorType.PERSON for actor in at_head):
        role = _introduced_role(reading, head)
    if role is not None:
        return role
    known = (role for f in named if (role := _role_of_actor(f.actor)) is not None)
    return next(known, SpeakerRole.UNNAMED)


def _role_of_actor(actor: KnownActor) -> SpeakerRole | None:
    """Give the role of a known actor: what its name says ("Haitian National Police"), else what its type does."""
    words = actor.name.lower().split()
    runs = (tuple(words[at : at + length]) for length in (3, 2, 1) for at in range(len(words) - length + 1))
    named = next((role for run in runs if (role := _role_terms().get(run)) is not None), None)
    if actor.actor_type in {ActorType.STATE_AGENCY, ActorType.ORGANISATION} and named is not None:
        return named
    return _ROLE_OF_TYPE.get(actor.actor_type)


def _apposition_end(head: Token) -> int:
    appositions = [
        c for c in head.children if (is_apposition(c) or is_preposition(c) or is_relative_clause(c)) and c.i > head.i
    ]
    ends = [t.i + 1 for c in appositions for t in c.subtree if t.i < head.i + 14]
    return max(ends, default=head.i + 1)


def _role_in_words(phrase: TokenSpan, head: Token) -> SpeakerRole | None:
    """Give the role that the words of a phrase say: longer terms first, a body before its head ("army official").

    A rank says least: "Governor General Sadeq Abedi" is a governor.
    """
    terms = _role_terms()
    lower = [t.lower_ for t in phrase]
    lemmas = [t.lemma_.lower() for t in phrase]
    best: tuple[tuple[int, int, int], SpeakerRole] | None = None
    for length in (3, 2, 1):
        for at in range(len(lower) - length + 1):
            role = terms.get(tuple(lower[at : at + length])) or terms.get(tuple(lemmas[at : at + length]))
            if role is None or _is_desk(phrase, at + length):
                continue
            said = _OF_RANK if lower[at] in word_class("speech/ranks") and length == 1 else _VAGUE.get(role, _OF_OFFICE)
            rank = (length, said, -abs(phrase.start + at - head.i))
            if best is None or rank > best[0]:
                best = rank, role
    return best[1] if best else None


def _is_desk(phrase: TokenSpan, at: int) -> bool:
    """Tell whether words for the media only say which desk of a body speaks: "the army's media wing"."""
    following = phrase[at].lower_ if at < len(phrase) else ""
    return following in word_class("speech/desks") and phrase[at - 1].lower_ in word_class("speech/press")


def _introduced_role(reading: Reading, head: Token) -> SpeakerRole | None:
    """Give the role that words around the first mention of a person's surname say."""
    for token in same_words(head):
        if token.i != head.i:
            around = reading.doc[max(token.sent.start, token.i - 6) : min(token.sent.end, _apposition_end(token))]
            role = _role_in_words(around, token)
            if role is not None:
                return role
    before = reading.doc[max(head.sent.start, head.i - 5) : head.i]
    return _role_in_words(before, head) if len(before) else None


def _behind_pronoun(reading: Reading, pronoun: Token, actors: Sequence[FoundActor]) -> Speaker | None:
    """Resolve "he said" to the person, or official, who spoke last; "they said" to the people or group who did."""
    tokens = pronoun.doc[pronoun.i : pronoun.i + 1]
    own = [f for f in actors if f.tokens.start == pronoun.i]
    if own:
        return Speaker(tokens, own[0].actor, _ROLE_OF_TYPE.get(own[0].actor.actor_type, SpeakerRole.UNNAMED))
    if pronoun.lower_ == "it":
        return _behind_it(reading, pronoun, actors)
    number = reading.sentence_number(pronoun)
    for sentence in reversed(reading.sentences[max(0, number - 4) : number + 1]):
        for verb in reversed(sentence):
            if verb.i >= pronoun.i or not is_speech(verb):
                continue
            source = said_by_whom(verb)
            if (
                source is None
                or source.i >= pronoun.i
                or source.lower_ in word_class("speech/personal") | word_class("speech/unsaid")
            ):
                continue
            plural = source.tag_ in {"NNS", "NNPS"}
            if plural == (pronoun.lower_ in word_class("speech/singular")):
                continue
            before = speaker_from(reading, source, actors)
            if before is not None:
                return before if verb in pronoun.ancestors else Speaker(tokens, before.actor, before.role)
    return Speaker(tokens, None, SpeakerRole.UNNAMED)


def _behind_it(reading: Reading, pronoun: Token, actors: Sequence[FoundActor]) -> Speaker | None:
    """Resolve "it said" to the one body that spoke last: an army, a ministry, a group; never to a person or a thing."""
    number = reading.sentence_number(pronoun)
    for sentence in reversed(reading.sentences[max(0, number - _REACH_OF_IT) : number + 1]):
        for verb in reversed(sentence):
            source = said_by_whom(verb) if verb.i < pronoun.i and is_speech(verb) else None
            if source is None or source.i >= pronoun.i or source.tag_ not in {"NN", "NNP"}:
                continue
            before = speaker_from(reading, source, actors) if source.ent_type_ != "PERSON" else None
            if before is not None and before.role not in {SpeakerRole.UNNAMED, SpeakerRole.WITNESS}:
                return Speaker(pronoun.doc[pronoun.i : pronoun.i + 1], before.actor, before.role)
    return None
