"""Views saved under a name."""

from analysis.library import open_library
from analysis.library.views import save_view, saved_views


def test_a_library_has_no_views_at_first(tmp_path):
    assert saved_views(open_library(str(tmp_path / "library"))).empty


def test_the_newest_view_of_a_name_counts_and_can_be_forgotten(tmp_path):
    library = open_library(str(tmp_path / "library"))
    save_view(library, "ana", "December", "talks?since=2019-12-01")
    save_view(library, "bo", "December", "talks?since=2020-12-01")
    save_view(library, "bo", "All talks", "talks")
    assert list(saved_views(library)["address"]) == ["talks", "talks?since=2020-12-01"]
    save_view(library, "ana", "All talks", "")
    assert list(saved_views(library)["name"]) == ["December"]


def test_a_saved_view_does_not_make_pages_compute_anew(tmp_path):
    library = open_library(str(tmp_path / "library"))
    save_view(library, "ana", "December", "talks")
    assert not library.refresh()
