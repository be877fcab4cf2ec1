"""The formulas against numbers worked by hand, and against other programs where there are some."""

from itertools import combinations
from math import comb, log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, fisher_exact

from analysis.measures.statistics import (
    chance_of_split,
    false_discovery,
    least_chance,
    share_interval,
    surprise,
    weighted_log_odds,
)

SIZES = st.integers(1, 30)


def test_the_log_odds_are_those_of_monroe_colaresi_and_quinn():
    # Two phrases, 3 and 2 uses in 10 words now, 1 and 4 in 20 words before, with priors of 0.5 and 1.5.
    z = weighted_log_odds([3, 2], 10, [1, 4], 20, [0.5, 1.5])
    first = (log(3.5 / (10 + 2 - 3.5)) - log(1.5 / (20 + 2 - 1.5))) / sqrt(1 / 3.5 + 1 / 1.5)
    second = (log(3.5 / (10 + 2 - 3.5)) - log(5.5 / (20 + 2 - 5.5))) / sqrt(1 / 3.5 + 1 / 5.5)
    assert z == pytest.approx([first, second])
    assert z[0] == pytest.approx(1.770, abs=0.001)


def test_a_larger_prior_draws_the_log_odds_towards_nothing():
    weak, strong = (weighted_log_odds([4], 100, [0], 100, [prior])[0] for prior in (0.5, 50))
    assert weak > strong > 0


def test_the_chance_of_a_split_is_the_ladys_tasting_tea():
    # Three of her four cups right: (16 + 1) of 70 ways are at least as good, doubled for both sides.
    assert chance_of_split([3], 4, [1], 4)[0] == pytest.approx(2 * 17 / 70)
    assert chance_of_split([4], 4, [0], 4)[0] == pytest.approx(2 / 70)


@settings(deadline=None)
@given(st.integers(0, 6), st.integers(1, 6), st.integers(0, 6), st.integers(1, 6))
def test_the_chance_of_a_split_counts_every_deal_of_the_statements(now, of_now, before, of_before):
    now, before = min(now, of_now), min(before, of_before)
    holders = range(now + before)
    deals = [len(set(deal) & set(holders)) for deal in combinations(range(of_now + of_before), of_now)]
    more = sum(count >= now for count in deals) / len(deals)
    fewer = sum(count <= now for count in deals) / len(deals)
    assert chance_of_split([now], of_now, [before], of_before)[0] == pytest.approx(min(1, 2 * min(more, fewer)))


@settings(deadline=None)
@given(SIZES, SIZES, st.data())
def test_the_chance_agrees_with_fishers_exact_test(of_now, of_before, data):
    now = data.draw(st.integers(0, of_now))
    before = data.draw(st.integers(0, of_before))
    table = [[now, of_now - now], [before, of_before - before]]
    tail = min(fisher_exact(table, alternative=side).pvalue for side in ("greater", "less"))
    assert chance_of_split([now], of_now, [before], of_before)[0] == pytest.approx(min(1, 2 * tail))


def test_a_phrase_too_rare_to_tell_anything_is_known_beforehand():
    # One use in ten and ten statements is as likely in either half; ten of ten is one deal of C(20, 10).
    assert least_chance([1], 10, 10)[0] == pytest.approx(1)
    assert least_chance([10], 10, 10)[0] == pytest.approx(2 / comb(20, 10))


def test_the_false_discovery_rate_is_that_of_benjamini_and_hochberg():
    # Ranked 0.005, 0.01, 0.03, 0.04: times 4/1, 4/2, 4/3, 4/4, and no later one smaller than an earlier.
    assert false_discovery([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.02, 0.04, 0.04, 0.02])


def test_tests_that_are_not_told_of_count_all_the_same():
    assert false_discovery([0.001, 0.02], tests=40) == pytest.approx([0.04, 0.4])


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_the_false_discovery_rate_agrees_with_scipy(chances):
    assert false_discovery(chances) == pytest.approx(np.clip(false_discovery_control(chances), 0, 1))


def test_surprise_is_the_signed_root_of_the_deviance():
    assert surprise([4], [1])[0] == pytest.approx(sqrt(2 * (4 * log(4) - 3)))
    assert surprise([0], [2])[0] == pytest.approx(-2)
    assert surprise([2], [2])[0] == 0


def test_wilsons_interval_of_a_share():
    # Wilson (1927) for 1 of 10: centre 0.1690 (0.1 + z²/20 over 1 + z²/10), reach 0.1512.
    low, high = share_interval(1, 10)
    assert (low, high) == pytest.approx((0.0179, 0.4042), abs=0.0005)
    assert share_interval(0, 0) == (0.0, 1.0)
