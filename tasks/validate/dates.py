"""When and where: dates in order, precision codes that fit, nothing after the article that reports it.

Source: UCDP GED codebook, date_prec and where_prec.
"""

from collections.abc import Iterator

from schemas.vocabulary import DateBasis, DatePrecision
from tasks.validate.dataset import Dataset, Row
from tasks.validate.report import Check, Failure, make_check

_PLACE = ("country_iso2", "admin1", "city", "place_name", "lat", "lon")


def check_dates(data: Dataset) -> list[Check]:
    """Check the dates and places of reports and attacks."""
    checks = []
    for table in ("reports", "attacks"):
        n = len(data.rows(table))
        checks += [
            make_check(table, "dates_ordered", n, _disordered(data, table)),
            make_check(table, "date_precision", n, _imprecise(data, table)),
            make_check(table, "place_precision", n, _misplaced(data, table)),
        ]
    return [*checks, make_check("reports", "not_after_publication", len(data.rows("reports")), _foretold(data))]


def _disordered(data: Dataset, table: str) -> Iterator[Failure]:
    for key, row in data.keyed(table):
        start, end = row["date_start"], row["date_end"]
        if (start is None) != (end is None):
            yield Failure(key, f"one of date_start {start} and date_end {end} is missing")
        elif start is not None and start > end:
            yield Failure(key, f"date_start {start} is after date_end {end}")


def _imprecise(data: Dataset, table: str) -> Iterator[Failure]:
    for key, row in data.keyed(table):
        start, end, code = row["date_start"], row["date_end"], row["date_prec"]
        if start is None or end is None:
            if code is not None or row["date_basis"] != DateBasis.NONE:
                yield Failure(key, f"no date, yet date_prec {code} and date_basis {row['date_basis']}")
        elif row["date_basis"] == DateBasis.NONE:
            yield Failure(key, "a date without a basis")
        elif start <= end and code != DatePrecision.of(start, end):
            yield Failure(key, f"date_prec {code} does not fit {start} to {end}")


def _misplaced(data: Dataset, table: str) -> Iterator[Failure]:
    for key, row in data.keyed(table):
        placed = any(row[column] is not None for column in _PLACE)
        if placed != (row["where_prec"] is not None):
            yield Failure(key, f"where_prec {row['where_prec']} with {'a' if placed else 'no'} place")
        elif not _on_earth(row):
            yield Failure(key, f"lat {row['lat']}, lon {row['lon']} is no point of the earth")


def _on_earth(row: Row) -> bool:
    lat, lon = row["lat"], row["lon"]
    if lat is None or lon is None:
        return lat is lon
    return bool(abs(lat) <= 90 and abs(lon) <= 180)


def _foretold(data: Dataset) -> Iterator[Failure]:
    for key, row in data.keyed("reports"):
        source = data.find("sources", row["source_id"])
        published = source["published_day"] if source else None
        if published is not None and row["date_end"] is not None and row["date_end"] > published:
            yield Failure(key, f"date_end {row['date_end']} is after publication on {published}")
