"""A library in which every field holds texts that mean harm."""

from __future__ import annotations

import json
from itertools import cycle, islice
from pathlib import Path

from analysis.library import Library, import_paths, open_library
from analysis.library.views import save_view
from tests.browser.payloads import payloads

ARTICLES = 60
_TEXT = """GENEVA, {month} {day} -- Special Envoy {envoy} met Deputy Foreign Minister {minister} at the {0} Palace
in Geneva on Monday.

"We are ready for {1} and for harmword," {envoy} said. "Patience is {2} too," {envoy} said of {3}.

{minister} said that {4} had been agreed. {minister} warned that the deadline for {5}, 30 June 2021, would not move.

A summit on {6} is planned for {month} 28. {minister} has never used the phrase "{7}", and made no mention of {8}.
"""
_PEOPLE = [("Helena Marsh", "Tomas Reyl"), ("Greta Lomas", "Pavel Orry"), ("Ines Duval", "Karl Ostby")]


def write_hostile(folder: Path) -> Path:
    """Articles as Markdown files: payloads as file name, title, deck, source, author, address, body and caption."""
    folder.mkdir()
    texts = cycle(payloads())
    for number in range(ARTICLES):
        title, deck, source, author, address, caption, *body = islice(texts, 15)
        envoy, minister = _PEOPLE[number % 3]
        month = ("January", "February", "March", "April")[number // 15]
        header = {
            "title": title,
            "deck": deck,
            "date": f"2021-{number // 15 + 1:02}-{number % 27 + 1:02}",
            "source": source if number % 2 else "The Example",
            "authors": [author],
            "url": address if number % 4 else f"javascript:window.harmed={number}",
        }
        lines = "".join(f"{name}: {json.dumps(value)}\n" for name, value in header.items())
        text = _TEXT.format(*body, envoy=envoy, minister=minister, month=month, day=number % 27 + 1)
        name = title.replace("/", "\u2215")[:60]
        path = folder / f"{number:02} {name}.md"
        path.write_text(f"---\n{lines}---\n\n{text}\nPhoto: {caption} (Reuters)\n", "utf-8")
    (folder / f"{payloads()[1]}.mp4".replace("/", "\u2215")).write_bytes(b"no film")
    return folder


def hostile_library(folder: Path) -> Library:
    """The articles imported; officials renamed, views saved and statements corrected under names that mean harm."""
    library = open_library(str(folder / "library"))
    import_paths(library, [write_hostile(folder / payloads()[0].replace("/", "\u2215"))], workers=1)
    texts = payloads()
    officials = library.query("SELECT official FROM profiles ORDER BY mentions DESC LIMIT 6")["official"]
    for number, official in enumerate(officials):
        library.edit(texts[number * 11 + 1], "rename", official, f"{texts[-1 - number * 9]} {texts[number * 23 + 1]}")
    for number in range(4):
        save_view(library, texts[number], f"{texts[number * 31 + 3]}", f"talks?text={texts[number * 17]}")
    return library
