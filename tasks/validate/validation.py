"""All constraints of the dataset over the tables of one build or one release."""

from collections.abc import Callable, Mapping

import pyarrow as pa

from tasks.validate.attribution import check_attribution
from tasks.validate.counts import check_counts
from tasks.validate.dataset import Dataset
from tasks.validate.dates import check_dates
from tasks.validate.documents import check_documents
from tasks.validate.evidence import check_evidence
from tasks.validate.identity import check_identity
from tasks.validate.keys import check_keys
from tasks.validate.links import check_links
from tasks.validate.merging import check_merging
from tasks.validate.quotes import check_quotes
from tasks.validate.report import Check, Failure, ValidationReport, make_check
from tasks.validate.shapes import check_models, check_structure
from tasks.validate.spans import check_spans
from tasks.validate.tolls import check_tolls
from tasks.validate.vocabularies import check_vocabularies
from tasks.validate.voices import check_voices

Constraint = Callable[[Dataset], list[Check]]

CHECKS: tuple[Constraint, ...] = (
    check_vocabularies,
    check_keys,
    check_identity,
    check_documents,
    check_links,
    check_spans,
    check_counts,
    check_tolls,
    check_dates,
    check_attribution,
    check_voices,
    check_merging,
    check_evidence,
    check_quotes,
)
"""Every constraint beyond the single cell, in the order they are reported."""


def apply(constraint: Constraint, data: Dataset) -> list[Check]:
    """Check a constraint; tables so broken that the check itself breaks do not keep it."""
    try:
        return constraint(data)
    except Exception as error:
        name = constraint.__name__.removeprefix("check_")
        return [make_check("release", name, 1, [Failure(None, f"cannot be checked: {type(error).__name__}: {error}")])]


def validate(tables: Mapping[str, pa.Table]) -> ValidationReport:
    """Check the tables against every constraint.

    Where columns or types are not those of the models, or a cell is null that may not be, only this is reported: the
    other checks read cells by name and count on what the models promise.
    """
    checks = check_structure(tables)
    if all(check.passed for check in checks):
        checks += check_models(tables)
    if all(check.passed for check in checks):
        data = Dataset(tables)
        for constraint in CHECKS:
            checks += apply(constraint, data)
    return ValidationReport(tuple(checks), {name: table.num_rows for name, table in tables.items()})
