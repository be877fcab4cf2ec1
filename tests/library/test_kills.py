"""A killed import leaves whole articles, the next run completes it; `python -m tests.benchmarks kills` kills 100."""

from tests.benchmarks.kills import ARTICLES, Kills


def test_a_killed_import_leaves_a_whole_library_and_the_next_run_completes_it(tmp_path):
    done = Kills(tmp_path, seed=7).run(2)
    assert not done["wrong"].any()
    assert (done["articles"] < ARTICLES).any()
