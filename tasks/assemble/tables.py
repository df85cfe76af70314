"""Everything read in all documents -> the rows of the published tables, in the order of their keys."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from schemas.branches import actor_lines
from schemas.cells import row_sha256
from schemas.documents import CleanDocument, Issue
from schemas.identifiers import identifier
from schemas.tables import PRIMARY_KEYS, TABLES
from schemas.vocabulary import ActorType
from tasks.assemble.actors import ActorBook, actor_rows
from tasks.assemble.attacks import Attack, merge_attack
from tasks.assemble.comparing import Link
from tasks.assemble.doubts import doubts
from tasks.assemble.evidence import attack_grounds, evidence_rows, holding
from tasks.assemble.ledger import Claim
from tasks.assemble.lineage import Lineage
from tasks.assemble.linking import link_reports
from tasks.assemble.outvoted import outvoted
from tasks.assemble.reports import ReadArticle
from tasks.assemble.tolls import Speakers, own_counts
from tasks.assemble.voices import Voice

Rows = list[dict[str, Any]]


def source_row(document: CleanDocument, voice: Voice) -> dict[str, Any]:
    """Give the row of the sources table."""
    source = document.source
    cells = {
        "source_id": source.source_id,
        "file_name": source.file_name,
        "part": source.part,
        "record_id": source.record_id,
        "captured_at": source.captured_at,
        "payload_digest": source.payload_digest,
        "text_sha256": sha256(source.text.encode()).hexdigest(),
        "n_chars": len(source.text),
        "body_start": source.body_start,
        "language": source.language,
        "publisher": source.publisher,
        "agency": source.agency,
        "title": source.title,
        "url": source.url,
        "licence": source.licence,
        "publisher_basis": source.publisher_basis.value,
        "published_at": source.published_at,
        "published_day": source.local_day,
        "published_basis": source.published_basis.value,
        "voice_id": voice.voice_id,
        "reuse_share": voice.reuse_share,
        "boilerplate": [
            {"start": part.start, "end": part.end, "kind": part.kind}
            for part in sorted(document.boilerplate, key=lambda part: (part.start, part.end, part.kind))
        ],
        "flags": sorted({*source.flags, *document.flags}),
    }
    return {**cells, "text": source.text, "record_sha256": row_sha256(cells)}


def build_tables(
    articles: Sequence[ReadArticle],
    book: ActorBook,
    voices: Mapping[str, str],
    issues: Iterable[Issue],
    lineage: Lineage,
) -> dict[str, Rows]:
    """Give the rows of every table but sources and copies, attacks without what `summaries` adds.

    `voices` maps source ids to voice ids.
    """
    known = book.known()
    lines = actor_lines({actor_id: actor.parent_actor_id for actor_id, actor in known.items()})
    armed = {actor_id for actor_id, actor in known.items() if actor.actor_type == ActorType.ARMED_GROUP}
    speakers = Speakers(voices, armed)
    reports = [report for article in articles for report in article.reports]
    tables: dict[str, Rows] = {name: [] for name in TABLES if name not in ("sources", "copies")}
    for cluster in link_reports(reports, lines, voices):
        attack_id, merged = lineage.name(cluster.reports)
        attack = merge_attack(attack_id, cluster.reports, speakers, lines, merged)
        _add_attack(tables, attack)
        tables["issues"] += map(issue_row, outvoted(attack))
        tables["links"] += [link_row(link, attack.attack_id) for link in cluster.links]
    for article in articles:
        for claim in article.loose_claims:
            _add_claim(tables, claim, None)
    _refer(book, articles)
    for actor in actor_rows(book):
        tables["actors"].append(actor.row())
        tables["evidence"] += evidence_rows("actors", actor.actor.actor_id, actor.grounded)
    tables["issues"] += [issue_row(issue) for issue in (*issues, *(i for article in articles for i in article.issues))]
    tables["issues"] += [issue_row(issue) for issue in doubts(tables, (article.article for article in articles))]
    return {name: in_order(name, rows) for name, rows in tables.items()}


def _add_attack(tables: dict[str, Rows], attack: Attack) -> None:
    tables["attacks"].append(dict(attack.row))
    tables["conflicts"] += [each.row(attack.attack_id) for each in attack.disagreements]
    tables["tolls"] += [each.row(attack.attack_id) for each in attack.group_tolls]
    tables["evidence"] += evidence_rows("attacks", attack.attack_id, attack_grounds(attack))
    for report, telling in zip(attack.reports, attack.tellings, strict=True):
        tables["reports"].append(dict(telling.row))
        grounded = [*report.grounded, *own_counts(report.casualties, telling.row)]
        tables["evidence"] += evidence_rows("reports", report.report_id, holding(grounded, telling.row))
        for casualty in report.casualties:
            tables["casualties"].append(casualty.row(attack.attack_id, attack.counts.status(casualty.casualty_id)))
            tables["evidence"] += evidence_rows(
                "casualties", casualty.casualty_id, [*casualty.grounded(), *casualty.references(attack.attack_id)]
            )
        for claim in report.claims:
            _add_claim(tables, claim, attack.attack_id)


def _add_claim(tables: dict[str, Rows], claim: Claim, attack_id: str | None) -> None:
    tables["claims"].append(claim.row(attack_id))
    tables["evidence"] += evidence_rows("claims", claim.claim_id, [*claim.grounded(), *claim.references(attack_id)])


def _refer(book: ActorBook, articles: Iterable[ReadArticle]) -> None:
    """Tell the actors of every row that refers to them."""
    for article in articles:
        for claim in article.loose_claims:
            book.refer(claim.grounded())
        for report in article.reports:
            for claim in report.claims:
                book.refer(claim.grounded())
            for casualty in report.casualties:
                book.refer(casualty.grounded())


def link_row(link: Link, attack_id: str) -> dict[str, Any]:
    """Give the row of the links table; weights to four digits."""
    return {
        "link_id": identifier("link", link.earlier.report_id, link.later.report_id),
        "attack_id": attack_id,
        "report_id": link.later.report_id,
        "linked_report_id": link.earlier.report_id,
        "score": round(link.score, 4),
        "needed": round(link.needed, 4),
        "rivals": link.rivals,
        "observations": [{"name": name, "weight": round(weight, 4)} for name, weight in link.observations],
    }


def issue_row(issue: Issue) -> dict[str, Any]:
    """Give the row of the issues table."""
    cells = {
        "severity": issue.severity.value,
        "code": issue.code.value,
        "source_id": issue.source_id,
        "file_name": issue.file_name,
        "part": issue.part,
        "line": issue.line,
        "table": issue.table,
        "row_id": issue.row_id,
        "message": issue.message,
    }
    return {"issue_id": identifier("issue", *cells.values()), **cells}


def in_order(table: str, rows: Iterable[dict[str, Any]]) -> Rows:
    """Sort rows by their primary key; a key that comes twice names one and the same row."""
    key = PRIMARY_KEYS[table]
    unique = {row[key]: row for row in rows}
    return [unique[each] for each in sorted(unique)]
