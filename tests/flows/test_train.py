import json

from flows.train import read_set
from tasks.assemble.examples import telling_examples

TEXT = (
    "LIMA, 4 May 1990. A bomb exploded outside a bank in Lima on 3 May and killed two guards. Shining Path guerrillas "
    "have robbed several banks this year, the mayor said. In Cuzco a school was blown up."
)
LABEL = {
    "type": ["Bombing/Explosion"], "date": ["1990-05-03", "1990-05-03"], "country": "PE", "place": ["Lima"],
    "perpetrator": [["Shining Path"]], "killed": [2, 2], "wounded": None, "optional": False,
}  # fmt: skip


def test_a_labelled_set_gives_examples(tmp_path):
    document = {"id": "wire", "text": TEXT, "published_at": "1990-05-04"}
    (tmp_path / "documents.jsonl").write_text(json.dumps(document) + "\n", encoding="utf-8")
    labels = {"source_id": "wire", "attacks": [LABEL]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(labels) + "\n", encoding="utf-8")
    ((page, extraction, attacks),) = read_set(tmp_path)
    bank, school = telling_examples(page, extraction, attacks)
    assert bank.holds
    assert not school.holds
    assert "target Educational Institution" in school.facts
