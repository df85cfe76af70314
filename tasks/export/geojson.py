"""Attacks as GeoJSON features (RFC 7946)."""

from typing import Any

from schemas.countries import country_name
from tasks.export.dataset import Dataset

LOSSES = (
    "Only the attacks are here, with the names of the actors; what each source says, claims, counts and evidence are "
    "in the tables of the release.",
    "A point says nothing of how precise it is: read where_prec. Attacks without coordinates have no geometry.",
)


def feature_collection(data: Dataset) -> dict[str, Any]:
    """Give all attacks as one collection; the key of an attack is the id of its feature."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": attack["attack_id"],
                "geometry": None
                if attack["lat"] is None
                else {"type": "Point", "coordinates": [attack["lon"], attack["lat"]]},
                "properties": {
                    **{name: value for name, value in attack.items() if name not in ("attack_id", "lat", "lon")},
                    "country": country_name(attack["country_iso2"]),
                    "perpetrators": data.perpetrators(attack),
                },
            }
            for attack in data.attacks
        ],
    }
