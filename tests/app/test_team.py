"""The login gate: off by default, closed where it is set up, and closed where its settings cannot be read."""

import pytest
from streamlit import config

from pages.widgets.team import role
from tests.app.conftest import REPOSITORY


def test_without_settings_there_is_no_login(dashboard):
    app = dashboard("library")
    assert app.metric
    assert "log-in" not in [button.key for button in app.button]


@pytest.mark.parametrize("page", ["briefing", "library", "articles"])
def test_with_a_login_nothing_of_the_library_is_drawn_before_it(dashboard, monkeypatch, tmp_path, page):
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(REPOSITORY / "dashboard.py"), default_timeout=60)
    app.secrets["auth"] = {"cookie_secret": "none"}
    app.secrets["roles"] = {"edit": ["*"]}
    app.query_params["text"] = "water"
    app.run()
    assert not app.exception
    assert [button.key for button in app.button] == ["log-in"]
    assert not app.metric
    assert not app.get("html") or "Marsh" not in str(app.get("html"))


def test_settings_that_cannot_be_read_let_nobody_in(tmp_path):
    broken = tmp_path / "secrets.toml"
    broken.write_text("[auth\n")
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(broken)])
    try:
        assert role() == ""
        config.set_option("secrets.files", [str(tmp_path / "nowhere.toml")])
        assert role() == "edit"
    finally:
        config.set_option("secrets.files", before)
