"""Pictures of every page in both themes: `make screenshots`.

Of another library: `python -m tests.browser.screenshots --library FOLDER --out FOLDER`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import REPOSITORY, Visit, launch, served

PAGES = ("briefing", "talks", "phrasing", "keywords", "tone", "officials", "articles", "library", "guide")
PICTURES = REPOSITORY / "data" / "docs" / "pictures"


def main() -> None:
    """Draw the pages named on the command line, or all, with the parameters after a question mark."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("pages", nargs="*", default=PAGES, metavar="PAGE", help="such as phrasing?phrase=peace")
    options.add_argument("--library", type=Path, default=REPOSITORY / "data" / "library")
    options.add_argument("--out", type=Path, default=PICTURES)
    options.add_argument("--width", type=int, default=1280)
    options.add_argument("--height", type=int, default=0, help="of the picture; by default the whole page")
    options.add_argument("--theme", choices=("light", "dark"), action="append")
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with served(chosen.library) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        for theme in chosen.theme or ("light", "dark"):
            size = {"width": chosen.width, "height": chosen.height or 900}
            context = browser.new_context(color_scheme=theme, viewport=size, reduced_motion="reduce")
            for page in chosen.pages:
                _draw(Visit(context, address), page, chosen.out / f"{page.split('?')[0]}-{theme}.png", chosen.height)
            context.close()
        browser.close()


def _draw(visit: Visit, path: str, picture: Path, height: int) -> None:
    page = visit.open("/" if path == "briefing" else f"/{path}")
    page.wait_for_load_state("networkidle")
    if not height:
        tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        width = page.viewport_size["width"] if page.viewport_size else 1280
        page.set_viewport_size({"width": width, "height": min(int(tall) + 80, 4000)})
        visit.drawn()
        page.wait_for_load_state("networkidle")
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    page.screenshot(path=picture)
    print(picture)
    page.close()


if __name__ == "__main__":
    main()
