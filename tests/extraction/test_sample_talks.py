"""The sample's dispatches give the talks of the chronology that was written by hand beside them."""

from tests.benchmarks.sample import comparison

# A little under what is reached, so that a change that loses talks is seen: python -m tests.benchmarks sample
PRECISION, RECALL = 0.95, 0.9


def test_talks_of_the_chronology() -> None:
    found = comparison()
    wrong = [miss for miss in found.misses if miss.startswith(("extra talk", "missed talk"))]
    assert found.talks_written > 250
    assert found.precision >= PRECISION, wrong
    assert found.recall >= RECALL, wrong
