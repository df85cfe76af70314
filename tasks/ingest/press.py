"""Bulk exports of press archives: their articles apart, with what the blocks around each text say; the rest is no text.

Layouts followed: Nexis ("1 of 74 DOCUMENTS", outlet, day, headline, labels, BODY or none), Nexis Uni (headline, outlet,
day, Length …, Body, "End of Document"), Factiva with field codes (HD, PD, SN, LP, TD) and without ("512 words",
"Document LBA0…"), ProQuest (labels, "Full text:", rules of underscores).
"""

import csv
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from schemas.vocabulary import IssueCode
from tasks.ingest.dates import full_date
from tasks.ingest.record import UnusableError

Article = dict[str, str]

_NEXIS_START = re.compile(r"^[ \t]*(?:document )?\d+ of \d+ documents?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_NEXIS_END = re.compile(r"^[ \t]*end of document[ \t]*$", re.IGNORECASE | re.MULTILINE)
_NEXIS_MARK = re.compile(r"^(?:load-date:|body:?[ \t]*$|length:[ \t]*[\d,]+ words)", re.IGNORECASE | re.MULTILINE)
_NEXIS_LENGTH = re.compile(r"^length:[ \t]*[\d,]+ words", re.IGNORECASE | re.MULTILINE)
_NEXIS_BODY = re.compile(r"^body:?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_FACTIVA_END = re.compile(
    r"^[ \t]*(?:an[ \t|]+)?document ([a-z]{2,}[a-z0-9]{14,})[ \t|]*$", re.IGNORECASE | re.MULTILINE
)
_FACTIVA_CODE = re.compile(r"^(HD|PD|SN)[ \t|]", re.MULTILINE)
_PROQUEST_RULE = re.compile(r"^_{20,}[ \t]*$", re.MULTILINE)
_PROQUEST_MARK = re.compile(r"^(?:full text|proquest document id):", re.IGNORECASE | re.MULTILINE)
_NUMBERED = re.compile(r"^[ \t]*document \d+ of \d+[ \t]*$", re.IGNORECASE)
_WORDS = re.compile(r"^[ \t]*([\d,.]+) words[ \t]*$", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"^[ \t]*(?:english|french|german|spanish|arabic|portuguese|italian|russian|chinese|dutch)[ \t]*$", re.IGNORECASE
)
_DAY_LINE = re.compile(r"^[ \t]*(?:\w+day,?[ ]+)?(?:[A-Z][a-z]+\.?[ ]+\d{1,2},|\d{1,2}[ ]+[A-Z][a-z]+\.?,?[ ]+\d{4})")
_CENTRED = re.compile(r"^[ \t]{8}")
_EDITION = re.compile(r"\bedition\b|^\s*correction appended", re.IGNORECASE)
_RIGHTS = re.compile(r"^\s*(?:copyright\b|\(c\)|©|all rights reserved)", re.IGNORECASE)
_LOAD_DATE = re.compile(r"^load-date:", re.IGNORECASE | re.MULTILINE)
_HEAD_LINES = 40
_TAIL, _LATER, _BEFORE = "tail", "later", ("aside", "title")


def articles_of(text: str) -> list[Article] | None:
    """Give the articles of an export, None where a text is none.

    Raises:
        UnusableError: it is an export whose articles cannot be told apart.
    """
    text = text.replace("\r\n", "\n").replace("\f", "\n").replace("\xa0", " ")
    found = next(filter(None, (split(text) for split in (_nexis, _factiva, _proquest))), None)
    if found is None and len(_LOAD_DATE.findall(text)) > 1:
        reason = "an export of several articles that cannot be told apart; export them with the numbers of documents"
        raise UnusableError(IssueCode.UNREADABLE, reason)
    return found


@dataclass(slots=True)
class _Block:
    """What stands before the first label, and under each label after it."""

    head: list[str] = field(default_factory=list)
    labelled: list[tuple[str, list[str]]] = field(default_factory=list)

    def under(self, name: str) -> str:
        """What stands under the labels of one of our fields, as it is written."""
        return "\n\n".join(filter(None, ("\n".join(lines).strip() for label, lines in self.labelled if label == name)))


def _nexis(text: str) -> list[Article] | None:
    parts = _NEXIS_START.split(text)[1:]
    if not parts and _NEXIS_END.search(text):
        parts = _NEXIS_END.split(text)[:-1]
    if not parts and all(len(mark.findall(text)) == 1 for mark in (_NEXIS_LENGTH, _NEXIS_BODY, _LOAD_DATE)):
        parts = [text]
    if not parts or not _NEXIS_MARK.search(text):
        return None
    return [_nexis_article(_NEXIS_END.sub("", part)) for part in parts if part.strip()]


def _nexis_article(part: str) -> Article:
    block = _blocks(part, _labels("nexis"), re.compile(r"^[ \t]*([A-Za-z][A-Za-z-]{2,20})(:|[ \t]*$)(.*)$"), _BEFORE)
    head = [line for line in block.head if line.strip() and not _RIGHTS.match(line)]
    days = [number for number, line in enumerate(head) if _DAY_LINE.match(line) and full_date(line)]
    at = days[-1] if days else len(head)  # a cover page may stand before the first article
    outlet = head[at - 1].strip() if at else ""
    above = head[at - 2].strip() if at > 1 else ""
    return _filled(
        text=block.under("text") or _unlabelled(block),
        title=" ".join((block.under("title") or above or _headline_below(head[at + 1 :])).split()),
        publisher=outlet,
        published_at=_day(head[at]) if days else "",
        language=block.under("language"),
        url=block.under("url"),
    )


def _headline_below(lines: list[str]) -> str:
    """The headline where the day stands above it, without the edition between them, in the middle of its lines."""
    left = list(lines)
    while left and (_EDITION.search(left[0]) or _CENTRED.match(left[0])):
        goes_on = left.pop(0).rstrip().endswith(";")
        if goes_on and left:
            left.pop(0)
    return " ".join(left)


def _unlabelled(block: _Block) -> str:
    """The text of an article without the label BODY: what follows the value of the last label before the tail."""
    for label, lines in reversed(block.labelled):
        value, _, rest = "\n".join(lines).strip().partition("\n\n")
        if label in {"aside", "title"} and value and rest.strip():
            return rest.strip()
    return ""


def _factiva(text: str) -> list[Article] | None:
    ends = list(_FACTIVA_END.finditer(text))
    if not ends:
        return None
    starts = [0, *(end.end() for end in ends)]
    parts = [(text[start : end.start()], end[1].upper()) for start, end in zip(starts, ends, strict=False)]
    coded = _FACTIVA_CODE.search(text) is not None
    return [{**(_coded if coded else _uncoded)(part), "record_id": key} for part, key in parts]


def _coded(part: str) -> Article:
    block = _blocks(part, _labels("factiva"), re.compile(r"^([A-Z]{2,3})([ \t|]+|$)(.*?)\|?$"))
    one_line = {
        name: " ".join(block.under(name).split()) for name in ("title", "publisher", "published_at", "language")
    }
    return _filled(text=block.under("text"), licence=" ".join(block.under("licence").split()), **one_line)


def _uncoded(part: str) -> Article:
    """An article without codes: headline, byline, its length, day, outlet, code, language, copyright, text."""
    lines = [line.strip() for line in part.split("\n")]
    filled = [number for number, line in enumerate(lines) if line]
    at = next((number for number in filled[:_HEAD_LINES] if _WORDS.match(lines[number])), None)
    if at is None:
        raise UnusableError(IssueCode.UNREADABLE, "a Factiva export with an article that does not say how long it is")
    head = [lines[number] for number in filled if number < at]
    below = [number for number in filled if at < number][:10]
    day = next((number for number in below if full_date(lines[number])), at)
    outlet = next((number for number in below if number > day and not re.match(r"\d\d?:\d\d", lines[number])), at)
    last = max(
        (number for number in below if _RIGHTS.match(lines[number]) or _LANGUAGE.match(lines[number])), default=outlet
    )
    return _filled(
        text="\n".join(lines[last + 1 :]).strip(),
        title=head[0] if head else "",
        publisher=lines[outlet] if outlet > at else "",
        published_at=_day(lines[day]) if day > at else "",
    )


def _proquest(text: str) -> list[Article] | None:
    if not _PROQUEST_RULE.search(text) or not _PROQUEST_MARK.search(text):
        return None
    parts = [part for part in _PROQUEST_RULE.split(text) if _PROQUEST_MARK.search(part)]
    return [_proquest_article(part) for part in parts]


def _proquest_article(part: str) -> Article:
    block = _blocks(part, _labels("proquest"), re.compile(r"^([A-Z][A-Za-z /]{2,30})(:)(.*)$"))
    names = ("title", "publisher", "published_at", "language", "url", "record_id")
    stated = {name: " ".join(block.under(name).split()) for name in names}
    above = next((line.strip() for line in block.head if line.strip() and not _NUMBERED.match(line)), "")
    return _filled(text=block.under("text"), **(stated | {"title": stated["title"] or above}))


def _blocks(part: str, labels: Mapping[str, str], form: re.Pattern[str], closed: Collection[str] = ()) -> _Block:
    """Sort the lines of an article under their labels; those `closed` do not count once the text has begun.

    Nor do words that may begin a line of the text, unless they are in capitals or the text has ended.
    """
    block, at = _Block(), ""
    for line in part.split("\n"):
        match = form.match(line)
        label = labels.get(match[1].strip().lower(), "") if match else ""
        if label == _LATER and (at != _TAIL and not (match and match[1].isupper())):
            label = ""
        if match and label and not (at and label in closed):
            at = {"text": "text", _TAIL: _TAIL, _LATER: _TAIL}.get(label, at)
            block.labelled.append((label, [match[3].strip()] if match[3].strip() else []))
        elif block.labelled:
            block.labelled[-1][1].append(line.rstrip())
        else:
            block.head.append(line)
    return block


def _day(line: str) -> str:
    """The day that a line begins with, without the weekday and edition behind it."""
    found = full_date(line)
    return found.isoformat() if found else ""


def _filled(**fields: str) -> Article:
    return {name: value for name, value in fields.items() if value}


@cache
def _labels(layout: str) -> dict[str, str]:
    with files("tasks.ingest").joinpath("press_labels.csv").open(encoding="utf-8") as file:
        return {row["label"]: row["field"] for row in csv.DictReader(file) if row["layout"] == layout}
