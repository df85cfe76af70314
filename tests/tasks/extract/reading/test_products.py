"""Matrix products by numpy."""

import spacy

from tasks.extract import DEFAULT_PIPELINE
from tasks.extract.reading.products import BlasOps, use_blas

TEXT = (
    "Two gunmen on a motorcycle shot dead a teacher near the market of Tamba on Tuesday, police said. It was the third "
    "such killing this month, and nobody has claimed it. A day earlier a roadside bomb had wounded six soldiers."
)


def test_parses_stay_what_they_were():
    nlp = spacy.load(DEFAULT_PIPELINE)
    before = [(t.tag_, t.dep_, t.head.i, t.ent_type_, t.lemma_) for t in nlp(TEXT)]
    use_blas(nlp)
    assert all(isinstance(layer.ops, BlasOps) for layer in nlp.get_pipe("parser").model.walk())
    assert [(t.tag_, t.dep_, t.head.i, t.ent_type_, t.lemma_) for t in nlp(TEXT)] == before
