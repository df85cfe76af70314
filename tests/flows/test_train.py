import json

from flows.train import labelled_articles, read_set
from tasks.assemble.examples import grouping_examples, telling_examples, told_examples
from tasks.extract.document import extract
from tasks.extract.examples import claim_examples, harm_examples

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


ARTICLE = (
    "A bomb went off in the market of Quetta on Friday. Six traders were killed. In 2019 gunmen in Kabul shot dead "
    "nine guards at a bank, an attack that the Red Front claimed."
)


def _span(words):
    start = ARTICLE.index(words)
    return {"start": start, "end": start + len(words)}


def test_labelled_articles_say_which_attack_each_word_of_harm_and_each_claim_is_about(tmp_path):
    document = {"id": "daily", "text": ARTICLE, "published_at": "2024-03-24"}
    (tmp_path / "documents.jsonl").write_text(json.dumps(document) + "\n", encoding="utf-8")
    told = [
        {"attack_id": "market", "role": "main", "evidence": [_span("A bomb went off in the market of Quetta")]},
        {"attack_id": "bank", "role": "background", "evidence": [_span("gunmen in Kabul shot dead nine guards")]},
    ]
    casualties = [
        {"attack_id": "market", "outcome": "killed", "evidence": _span("Six traders")},
        {"attack_id": "bank", "outcome": "killed", "evidence": _span("nine guards")},
    ]
    claims = [{"attack_id": "bank", "claim_type": "responsibility_claim", "evidence": _span("the Red Front claimed")}]
    labels = {"source_id": "daily", "cluster": "news", "attack_mentions": told, "casualties": casualties}
    gold = {
        "attacks_consolidated": [{"attack_id": "market"}, {"attack_id": "bank", "required": False}],
        "documents": [labels | {"claims": claims}],
    }
    (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (article,) = labelled_articles(tmp_path)
    assert {"market", "bank"} <= set(article.told)
    harm, stated = list(harm_examples(article)), list(claim_examples(article))
    assert all(len(choice.candidates) == len(article.told) for choice in harm)
    assert any(choice.right for choice in harm)
    assert {example.origin for example in (*harm, *stated)} == {"news"}
    assert any("told by the word itself" in choice.candidates[index] for choice in harm for index in choice.right)
    extraction = extract(article.reading)
    choices = list(grouping_examples(extraction, article.told, article.reading.published, "news"))
    assert not any("elsewhere" in choice.candidates[index] for choice in choices for index in choice.right)
    groups = list(told_examples(extraction, article.told, article.reading.published, article.labels))
    assert [each.weight for each in groups if each.holds] == [1.0, 0.3]
