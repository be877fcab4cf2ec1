"""One look for all charts: readable on its ground, a colour of one's own, names that do not overlap."""

import plotly.graph_objects as go
import pytest

from analysis.charts.palette import COLOURS, OTHERS, assign, ink
from analysis.charts.template import GROUNDS, dress, label_ends, plain


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_stands_out_from_its_ground(mode):
    ground = GROUNDS[mode]
    assert contrast(ground.text, ground.paper) >= 7
    assert contrast(ground.faint, ground.paper) >= 4.5


@pytest.mark.parametrize("colour", [*COLOURS, OTHERS.colour])
def test_marks_can_be_seen_on_the_dark_ground(colour):
    assert contrast(colour, GROUNDS["dark"].paper) >= 3


def test_the_first_officials_differ_by_colour_and_later_ones_by_dash_and_symbol():
    inks = assign(f"official-{number}" for number in range(24))
    assert len({one.colour for one in list(inks.values())[:6]}) == 6
    assert len(set(inks.values())) == 24


def test_everybody_in_the_library_has_an_ink_that_does_not_depend_on_who_follows():
    ids = [f"official-{number}" for number in range(60)]
    assert OTHERS not in assign(ids).values()
    assert [assign(ids)[one] for one in ids[:40]] == list(assign(ids[:40]).values())


def test_whoever_has_no_ink_of_their_own_is_grey():
    assert ink(assign(["marsh"]), "reyl") == ink({}, None) == OTHERS


def test_names_at_the_ends_of_lines_do_not_overlap():
    figure = go.Figure([go.Scatter(x=[1, 2], y=[0, 1], name="one"), go.Scatter(x=[1, 2], y=[1, 1.01], name="two")])
    ends = sorted(note.y for note in label_ends(figure).layout.annotations)
    assert ends[1] - ends[0] >= 0.05
    assert figure.layout.showlegend is False


def test_a_chart_takes_its_look_from_the_template_alone():
    figure = dress(go.Figure(go.Bar(x=[1], y=[1])), "dark", 200)
    assert figure.layout.height == 200
    assert figure.layout.font.color is None
    assert figure.layout.template.layout.font.color == GROUNDS["dark"].text


def test_text_of_articles_is_no_html_for_plotly():
    assert plain('<a href="x">') == '&lt;a href="x"&gt;'
