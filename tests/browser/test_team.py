"""A team logs in by OpenID Connect, at a real provider on this machine: nobody, strangers, readers, editors."""

import shutil

import pytest

from analysis.library import open_library
from analysis.measures.audit import audit
from tests.browser.conftest import patient, served
from tests.browser.provider import CLIENT, provider

pytestmark = pytest.mark.browser

PEOPLE = {
    "ada": {"email": "ada@readers.example", "email_verified": True},
    "bo": {"email": "Bo@editors.example", "email_verified": True},
    "cy": {"email": "cy@elsewhere.example", "email_verified": True},
    "liar": {"email": "bo@editors.example", "email_verified": False},
}


@pytest.fixture
def team(small_library, tmp_path):
    """The address of a dashboard with a login, and its library."""
    place = shutil.copytree(small_library, tmp_path / "library")
    with provider(PEOPLE) as issuer:
        secrets = tmp_path / "secrets.toml"
        secrets.write_text(
            f"""
            [auth]
            redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
            cookie_secret = "a secret of this test, long enough"
            client_id = "{CLIENT}"
            client_secret = "none"
            server_metadata_url = "{issuer}/.well-known/openid-configuration"
            [roles]
            read = ["*@readers.example"]
            edit = ["bo@editors.example"]
            """
        )
        with served(place, options=("--secrets.files", str(secrets))) as address:
            yield address, open_library(str(place))


def log_in(chromium, address: str, name: str, path: str = "/"):
    """A page of somebody who has logged in; each has a browser of their own."""
    page = patient(chromium.new_context().new_page())
    page.goto(address + path)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_text("ogged in as").wait_for()
    return page


def test_a_team_reads_and_edits_by_its_roles(chromium, team):
    address, library = team

    stranger = patient(chromium.new_page())
    for path in ("/", "/library", "/articles?text=water"):
        stranger.goto(address + path)
        stranger.get_by_role("button", name="Log in").wait_for()
        text = stranger.locator("body").inner_text()
        assert "Marsh" not in text
        assert "Officials" not in text
    stranger.close()

    for name in ("cy", "liar"):
        page = log_in(chromium, address, name)
        page.get_by_text("who has no role here").wait_for()
        assert "Marsh" not in page.locator("body").inner_text()
        page.context.close()

    reader = log_in(chromium, address, "ada")
    reader.get_by_text("who may read").wait_for()
    reader.goto(address + "/library")
    reader.get_by_text("take the role of an editor").wait_for()
    assert reader.get_by_role("button", name="Import", exact=True).count() == 0
    assert reader.locator('input[type="file"]').count() == 0
    reader.goto(address + "/officials?official=helena-marsh")
    reader.get_by_text("Patience is a policy too").first.wait_for()
    assert reader.get_by_text("Put right").count() == 0
    reader.get_by_role("button", name="Log out").click()
    reader.get_by_role("button", name="Log in").wait_for()
    reader.context.close()

    editor = log_in(chromium, address, "bo")
    editor.get_by_text("who may import and edit").wait_for()
    editor.goto(address + "/officials?official=helena-marsh")
    editor.get_by_text("Put right").click()
    editor.get_by_label("Another name").fill("Helena J. Marsh")
    editor.get_by_role("button", name="Rename").click()
    editor.get_by_role("heading", name="Helena J. Marsh").wait_for()
    editor.context.close()

    newest = audit(open_library(library.uri)).iloc[0]
    assert (newest["who"], newest["what"]) == ("Bo@editors.example", "edit: rename")
    assert newest["detail"] == "helena-marsh Helena J. Marsh"
