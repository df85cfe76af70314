"""Attacks: every clause that tells of one, with the dates, places, actors and victims that belong to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from schemas.mentions import AttackMention, Cell, DateCell, PlaceCell
from schemas.vocabulary import DatePrecision, Realis, Stage, WherePrecision
from tasks.extract.components.attack_nature import nature_cells
from tasks.extract.components.attack_realis import realis_of, stage_of, verbs_of
from tasks.extract.components.attack_roles import agent_heads, has_violent_noun, object_heads
from tasks.extract.components.attack_triggers import Trigger, find_triggers, is_event_noun
from tasks.extract.components.numbers import Quantity, find_quantities
from tasks.extract.found import FoundActor, FoundAttack, FoundDate, FoundPlace
from tasks.extract.reading import Reading

_BACK = {"the", "that", "this", "these", "those", "its", "their", "his", "her"}
_ONE_OF = {"one", "first", "second", "third", "fourth", "fifth", "latest", "last", "part"}
_CIRCUMSTANCE_REACH = 2
_LEAD_SENTENCES = 4


@dataclass(frozen=True)
class Circumstances:
    """What the other components found in the document."""

    actors: Sequence[FoundActor]
    places: Sequence[FoundPlace]
    dates: Sequence[FoundDate]
    quantities: Sequence[Quantity]


def find_attacks(
    reading: Reading,
    actors: Sequence[FoundActor],
    places: Sequence[FoundPlace],
    dates: Sequence[FoundDate],
    dateline: PlaceCell | None = None,
) -> tuple[FoundAttack, ...]:
    """Find the mentions of attacks in a document, in order; unreal ones are kept with their realis.

    `dateline` is the city the document is datelined from.
    """
    around = Circumstances(actors, _not_of_names(places, actors), dates, find_quantities(reading.doc))
    events = _events(list(find_triggers(reading)))
    triggers = [event.triggers[0] for event in events]
    found = tuple(_mention(reading, event, triggers, around) for event in events)
    if not any(
        attack.mention.realis == Realis.ACTUAL and not told.refers_back
        for attack, told in zip(found, triggers, strict=True)
    ):
        found = tuple(attack for attack, told in zip(found, triggers, strict=True) if not told.refers_back)
    found = _with_lead_date(reading, _with_neighbours(reading, found, around), around)
    return _with_dateline(reading, found, dateline or _only_city(places))


@dataclass
class _Event:
    """Triggers of one sentence that tell of one event, the leading one first."""

    triggers: list[Trigger]

    def absorb(self, other: Trigger) -> None:
        """Take another trigger in; it leads where it says more."""
        leads = _weight(other) > _weight(self.triggers[0])
        self.triggers.insert(0 if leads else len(self.triggers), other)


def _events(triggers: list[Trigger]) -> list[_Event]:
    """Join triggers that tell of one event ("a bombing that killed", "stormed a hall, setting it on fire")."""
    events: list[_Event] = []
    for trigger in triggers:
        home = next((event for event in events if any(_same_event(other, trigger) for other in event.triggers)), None)
        if home is None:
            events.append(_Event([trigger]))
        else:
            home.absorb(trigger)
    return events


def _weight(trigger: Trigger) -> bool:
    return trigger.entry.strength != "harm" and not trigger.refers_back


_CONSEQUENCE = {
    "advcl",
    "xcomp",
    "relcl",
    "acl",
    "nsubj",
    "nsubjpass",
    "agent",
    "pobj",
    "prep",
    "dobj",
    "compound",
    "conj",
    "pcomp",
    "dep",
    "amod",
    "ccomp",
    "appos",
}


def _same_event(first: Trigger, second: Trigger) -> bool:
    if first.token.sent.start != second.token.sent.start:
        return False
    if second.token.i < first.words.end:
        return True
    path = _path(first.token, second.token)
    if path is None or any(step.dep_ not in _CONSEQUENCE for step in path):
        return False
    if any(step.lemma_.lower() in verbs_of("speech") for step in path):
        return False
    if first.refers_back or second.refers_back or "harm" in (first.entry.strength, second.entry.strength):
        return True
    kinds = {first.entry.attack_type, second.entry.attack_type} - {None}
    return len(kinds) < 2 and not (second.token.dep_ == "conj" and _own_circumstance(second.token))


def _own_circumstance(token: Token) -> bool:
    return any(child.ent_type_ in {"DATE", "GPE"} for child in token.subtree)


def _path(first: Token, second: Token) -> list[Token] | None:
    """Tokens passed on the way from the one up to the other; None where neither governs the other."""
    for low, high in ((second, first), (first, second)):
        steps, current = [low], low
        while current.head.i != current.i:
            current = current.head
            if current.i == high.i:
                return steps
            steps.append(current)
    return None


def _scope(trigger: Trigger, triggers: Sequence[Trigger]) -> list[Token]:
    """Tokens of the sentence that are nearer to this trigger than to another one."""
    rivals = [other.token for other in triggers if other.token.sent.start == trigger.token.sent.start]
    if len(rivals) == 1:
        return list(trigger.token.sent)
    return [token for token in trigger.token.sent if _nearest(token, rivals) == trigger.token]


def _nearest(token: Token, rivals: Sequence[Token]) -> Token:
    chain = {ancestor.i: steps for steps, ancestor in enumerate((token, *token.ancestors))}

    def distance(rival: Token) -> tuple[int, int]:
        for steps, ancestor in enumerate((rival, *rival.ancestors)):
            if ancestor.i in chain:
                return chain[ancestor.i] + steps, abs(rival.i - token.i)
        return 99, abs(rival.i - token.i)

    return min(rivals, key=distance)


def _mention(reading: Reading, event: _Event, triggers: Sequence[Trigger], around: Circumstances) -> FoundAttack:
    trigger = event.triggers[0]
    token = trigger.token
    scope = _scope(trigger, triggers)
    inside = {t.i for t in scope}
    clause = reading.clause(token)
    stage, stage_word = stage_of(token)
    nature = _nature(reading, event, scope, around)
    if stage_word is not None:
        nature += (Cell("stage", stage, reading.span(stage_word), "attacks.stage"),)
    sentence = reading.sentences[reading.sentence_number(token)]
    mention = AttackMention(
        sentence=reading.sentence_number(token),
        paragraph=reading.paragraph_number(token),
        trigger=reading.span(trigger.words),
        quote=reading.span(clause),
        anaphoric=_anaphoric(trigger),
        headline=not _ends_a_sentence(sentence) and len(sentence) < 25,
        realis=Realis.ACTUAL if stage == Stage.ATTEMPTED else realis_of(token),
        nature=nature,
        dates=_dates_of(token, around.dates, inside),
        places=_places_of(trigger, around.places, inside),
        actor_ids=_actors_of(token, around.actors),
        victims=tuple(sorted(_victims(token))),
    )
    return FoundAttack(token, clause, mention)


def _nature(reading: Reading, event: _Event, scope: Sequence[Token], around: Circumstances) -> tuple[Cell, ...]:
    """What the leading trigger says, and of the columns it leaves open what the others say."""
    cells: tuple[Cell, ...] = ()
    for trigger in event.triggers:
        said = {cell.column for cell in cells}
        more = nature_cells(reading, trigger, scope, around.quantities)
        cells += tuple(cell for cell in more if cell.column not in said)
    return cells


def _ends_a_sentence(sentence: TokenSpan) -> bool:
    return any(token.is_sent_end or token.text in {".", "!", "?"} for token in sentence[-3:] if token.is_punct)


def _anaphoric(trigger: Trigger) -> bool:
    """A definite noun without a date or place of its own, or a bare killing, refers back to what was told before."""
    token = trigger.token
    if trigger.refers_back:
        return True
    if _one_of_several(token):
        return True
    own = any(child.ent_type_ in {"GPE", "DATE", "LOC", "FAC"} for child in token.subtree)
    if trigger.entry.pos == "noun":
        definite = any(child.lower_ in _BACK and child.dep_ in {"det", "poss"} for child in token.children)
        return (definite or trigger.entry.strength == "crime") and not own
    placed = any(
        t.ent_type_ in {"GPE", "LOC", "FAC"} for child in token.children if child.dep_ == "prep" for t in child.subtree
    )
    return trigger.entry.strength == "harm" and not agent_heads(token) and not placed


def _one_of_several(token: Token) -> bool:
    """ "This was one of two attacks in the area": the one told of before."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _ONE_OF


def _dates_of(trigger: Token, dates: Sequence[FoundDate], inside: set[int]) -> tuple[DateCell, ...]:
    """Dates of the sentence that say when the attack was: those hung on its own words before those elsewhere."""
    if trigger.lemma_ in {"die", "succumb"}:
        return ()
    near = [date for date in dates if date.tokens.root.i in inside and not _of_another_act(date, trigger)]
    own = [
        date for date in near if trigger in date.tokens.root.ancestors and not _verb_between(date.tokens.root, trigger)
    ]
    if not own and trigger.pos_ in {"NOUN", "PROPN"}:
        near = [date for date in near if _verb_over(date.tokens.root) == _verb_over(trigger)]
    return tuple(date.cell for date in own or near)


def _verb_over(token: Token) -> Token | None:
    return next((ancestor for ancestor in token.ancestors if ancestor.pos_ in {"VERB", "AUX"}), None)


def _verb_between(token: Token, trigger: Token) -> bool:
    for ancestor in token.ancestors:
        if ancestor.i == trigger.i:
            return False
        if ancestor.pos_ == "VERB":
            return True
    return True


def _of_another_act(date: FoundDate, trigger: Token) -> bool:
    """Whether a date hangs on a verb of saying or of the law rather than on the attack: "police said Tuesday".

    A month or year in which an attack was claimed is taken for the attack's too: claims follow within days.
    """
    found, current = date.cell, date.tokens.root
    while current.head.i != current.i and current.i != trigger.i:
        current = current.head
        if current.i == trigger.i:
            return False
        if current.lemma_ == "report" and any(child.i == trigger.i for child in current.children):
            return False
        if current.pos_ in {"VERB", "AUX"}:
            lemma = current.lemma_.lower()
            if lemma == "claim" and found.prec >= DatePrecision.MONTH:
                return False
            return (lemma in verbs_of("speech") | verbs_of("legal") | verbs_of("plan") and trigger.pos_ != "NOUN") or (
                lemma in verbs_of("speech") | verbs_of("legal")
            )
    return False


def _places_of(trigger: Trigger, places: Sequence[FoundPlace], inside: set[int]) -> tuple[PlaceCell, ...]:
    """Places of the sentence that belong to the trigger, the nearest and most specific first."""
    near = [
        place
        for place in places
        if place.tokens.root.i in inside and not _names_speaker(place) and not _elsewhere(place, trigger.token)
    ]
    specific = {"venue": 0, "district": 1, "city": 2, "area": 3, "admin1": 4, "country": 5}
    near.sort(key=lambda place: (specific[place.cell.role], abs(place.tokens.root.i - trigger.token.i)))
    return tuple(place.cell for place in near)


def _elsewhere(found: FoundPlace, trigger: Token) -> bool:
    """Whether a place is where somebody is from or was treated, not where they were hurt."""
    root = found.tokens.root
    head = root.head
    if root.dep_ == "pobj" and head.lower_ == "of" and (head.head.ent_type_ == "PERSON" or head.head.like_num):
        return True
    for ancestor in root.ancestors:
        if ancestor.i == trigger.i:
            return False
        if ancestor.lemma_.lower() in verbs_of("treatment"):
            return True
    return False


def _names_speaker(found: FoundPlace) -> bool:
    """Whether a place stands for somebody of it: "Moscow said", "US troops", "the Washington-based centre"."""
    root = found.tokens.root
    if root.i + 2 < len(root.doc) and root.nbor(1).text == "-" and root.nbor(2).lower_ == "based":
        return True
    if root.dep_ == "nsubj":
        return found.cell.role == "country" or root.head.lemma_.lower() in verbs_of("speech")
    if root.dep_ in {"compound", "amod", "nmod", "poss"} and found.cell.role == "country":
        return not is_event_noun(root.head)
    return found.cell.role == "country" and root.dep_ == "pobj" and root.head.lower_ in {"outside", "by", "from"}


def _actors_of(trigger: Token, actors: Sequence[FoundActor]) -> tuple[str, ...]:
    """Actors among those said to act: by name, or as what the attackers are called after ("ISIS militants")."""
    heads = agent_heads(trigger)
    named = []
    for head in heads:
        phrase = {
            head.i,
            *(
                t.i
                for child in head.children
                if child.dep_ in {"compound", "nmod", "amod", "appos", "poss", "prep"}
                for t in child.subtree
            ),
        }
        for actor in actors:
            if any(t.i in phrase for t in actor.tokens) and actor.actor.actor_id not in named:
                named.append(actor.actor.actor_id)
    return tuple(named)


def _victims(trigger: Token) -> set[str]:
    """Names of the persons acted on, as written."""
    names = set()
    for head in object_heads(trigger):
        for token in (head, *(child for child in head.children if child.dep_ in {"appos", "poss"})):
            if token.ent_type_ == "PERSON" and not has_violent_noun(token):
                entity = next((entity for entity in token.sent.ents if entity.start <= token.i < entity.end), None)
                if entity is not None:
                    names.add(entity.text)
    return names


def _with_neighbours(
    reading: Reading, found: tuple[FoundAttack, ...], around: Circumstances
) -> tuple[FoundAttack, ...]:
    """Give mentions without a date or place those of a sentence beside theirs that tells of no attack."""
    telling = {attack.mention.sentence for attack in found}
    dated = any(attack.mention.dates for attack in found if attack.mention.realis == Realis.ACTUAL)
    completed = []
    for attack in found:
        mention = attack.mention
        if mention.realis == Realis.ACTUAL and not (mention.dates and mention.places):
            dates: tuple[DateCell, ...] = mention.dates
            places: tuple[PlaceCell, ...] = mention.places
            for number in _next_to(reading, mention, telling):
                dates = dates or tuple(
                    replace(date.cell, method=f"{date.cell.method}_beside")
                    for date in around.dates
                    if reading.sentence_number(date.tokens) == number
                    and not _reported(date.tokens)
                    and not (dated and mention.anaphoric)
                )
                places = places or tuple(
                    replace(place.cell, method=f"{place.cell.method}_beside")
                    for place in around.places
                    if reading.sentence_number(place.tokens) == number and not _names_speaker(place)
                )
            mention = replace(mention, dates=dates, places=places)
        completed.append(replace(attack, mention=mention))
    return tuple(completed)


def _with_lead_date(reading: Reading, found: tuple[FoundAttack, ...], around: Circumstances) -> tuple[FoundAttack, ...]:
    """Where no attack has a date, give the first the day that stands at the head of the document."""
    actual = [index for index, attack in enumerate(found) if attack.mention.realis == Realis.ACTUAL]
    if not actual or any(found[index].mention.dates for index in actual):
        return found
    lead = next(
        (
            date.cell
            for date in around.dates
            if date.cell.prec == DatePrecision.DAY
            and reading.sentence_number(date.tokens) < _LEAD_SENTENCES
            and not _reported(date.tokens)
        ),
        None,
    )
    if lead is None:
        return found
    first = found[actual[0]]
    dated = replace(first, mention=replace(first.mention, dates=(replace(lead, method=f"{lead.method}_lead"),)))
    return (*found[: actual[0]], dated, *found[actual[0] + 1 :])


def _with_dateline(
    reading: Reading, found: tuple[FoundAttack, ...], dateline: PlaceCell | None
) -> tuple[FoundAttack, ...]:
    """Where no attack has a city, take the dateline: of a local paper its city, of a wire its country alone."""
    known = [place for attack in found if attack.mention.realis == Realis.ACTUAL for place in attack.mention.places]
    if dateline is None or any(place.city for place in known):
        return found
    if "all_capitals" not in reading.document.flags:
        place = replace(dateline, where_prec=int(WherePrecision.NEAR))
    elif not known:
        place = replace(dateline, name="", role="country", admin1=None, city=None, lat=None, lon=None)
        place = replace(place, where_prec=int(WherePrecision.COUNTRY))
    else:
        return found
    return tuple(
        replace(attack, mention=replace(attack.mention, places=(*attack.mention.places, place))) for attack in found
    )


def _only_city(places: Sequence[FoundPlace]) -> PlaceCell | None:
    """The city of a document that names no other."""
    cities = [place.cell for place in places if place.cell.role == "city" and place.cell.country_iso2]
    return cities[0] if cities and len({(cell.city, cell.admin1) for cell in cities}) == 1 else None


def _not_of_names(places: Sequence[FoundPlace], actors: Sequence[FoundActor]) -> tuple[FoundPlace, ...]:
    """Leave out places that are part of an actor's name ("Islamic State in Khorasan Province")."""
    named = {token.i for actor in actors if "anaphor" not in actor.method for token in actor.tokens}
    return tuple(place for place in places if place.tokens.root.i not in named)


def _next_to(reading: Reading, mention: AttackMention, telling: set[int]) -> list[int]:
    numbers = []
    for step in (-1, 1):
        for number in range(mention.sentence + step, mention.sentence + step * (_CIRCUMSTANCE_REACH + 1), step):
            if not 0 <= number < len(reading.sentences) or number in telling:
                break
            if reading.paragraph_number(reading.sentences[number]) != mention.paragraph:
                break
            numbers.append(number)
    return numbers


def _reported(date: TokenSpan) -> bool:
    verb = next((t for t in date.root.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and verb.lemma_.lower() in verbs_of("speech") | verbs_of("legal") | verbs_of("plan")
