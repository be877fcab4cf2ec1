"""What each command of the command line does; each gives the exit code."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable

import pandas as pd

from analysis import reading
from analysis.errors import ReadoutError
from analysis.extraction import extract as find_all
from analysis.json_rows import extraction_row
from analysis.library import Filters, Library, Report, import_paths, open_library
from analysis.model import Failure
from analysis.resources import sample_paths


def sample(options: Namespace) -> int:
    """Fill an empty library with the sample articles; a library that holds anything stays as it is."""
    library = open_library(options.library)
    if len(library.commits()):
        return 0
    print("Building the sample library ...", flush=True)
    report: Report = import_paths(library, sample_paths(), sample=True)
    print(f"{report.added} sample articles")
    return told(report.failures)


def extract(options: Namespace) -> int:
    """Print one JSON object an article."""
    metadata, failures = metadata_of(options), []
    for path in options.paths:
        for one in reading.read(path, metadata):
            if isinstance(one, Failure):
                failures.append(one)
            else:
                print(json.dumps(extraction_row(find_all(one)), ensure_ascii=False))
    return told(failures)


def layout(options: Namespace) -> int:
    """Print the parts that the readers recognise in each file."""
    for path in options.paths:
        print(reading.describe_layout(path))
    return 0


def shifts(options: Namespace) -> int:
    """Print the shifts in an official's words, the surest first."""
    from analysis.measures.shift_evidence import shifts_rows

    library = open_library(options.library)
    official = _official(library, options.official)
    return _print(shifts_rows(library, official, options.since, options.until), options.json)


def phrase(options: Namespace) -> int:
    """Print the uses of a phrase."""
    from analysis.measures.phrases import phrase_rows

    library = _viewed(options)
    return _print(phrase_rows(library, options.phrase, _filters(library, options)), options.json)


def keywords(options: Namespace) -> int:
    """Print the keywords of each month."""
    from analysis.measures.keywords import keywords as measure

    library = _viewed(options)
    return _print(measure(library, _filters(library, options)), options.json)


def tone(options: Namespace) -> int:
    """Print the tone of statements over time; how many have no score on the scale is told on stderr."""
    from analysis.measures.tone import tone_over_time, unscored

    library = _viewed(options)
    filters = _filters(library, options)
    if number := unscored(library, filters, scale=options.scale):
        print(
            f"{number:,} statements were imported by an earlier Readout and have no score on this scale: "
            "import their files into a new library to score them",
            file=sys.stderr,
        )
    return _print(tone_over_time(library, filters, scale=options.scale), options.json)


def talks(options: Namespace) -> int:
    """Print the talks."""
    from analysis.measures.chronology import told_talks

    library = _viewed(options)
    return _print(told_talks(library, _filters(library, options)), options.json)


def briefing(options: Namespace) -> int:
    """Write the briefing as a web page or, where the name ends in .pdf, as PDF."""
    from analysis.briefing import briefing_html, briefing_pdf

    library = _viewed(options)
    filters = _filters(library, options)
    if options.out.suffix.lower() == ".pdf":
        options.out.write_bytes(briefing_pdf(library, filters))
    else:
        options.out.write_text(briefing_html(library, filters), "utf-8")
    print(f"wrote {options.out}")
    return 0


def check(options: Namespace) -> int:
    """Print the size of each table and when it was last compacted; what is not whole is told on stderr."""
    from analysis.library import care

    health = care.check(open_library(options.library))
    print(health.tables.to_string(index=False))
    held = health.tables.set_index("table")["rows"].get("articles", 0)
    joined = f"{health.compacted:%Y-%m-%d %H:%M} UTC" if health.compacted else "never by hand"
    size = health.tables["megabytes"].sum()
    print(f"{held:,} articles, {size:,.1f} MB, schema version {health.schema}, compacted: {joined}")
    for problem in health.problems:
        print(problem, file=sys.stderr)
    if health.problems:
        print("Restore the library from a backup, or import the articles again.", file=sys.stderr)
    return 1 if health.problems else 0


def compact(options: Namespace) -> int:
    """Join the library's small files."""
    from analysis.library import care

    care.compact(open_library(options.library), options.keep_days)
    return check(options)


def edits(options: Namespace) -> int:
    """Write the edits into a file, or take them from one; conflicts are told on stderr."""
    from analysis.exports import to_csv
    from analysis.library.exchange import edits_json, edits_table, take_edits

    library, file = open_library(options.library), options.file
    if not options.take:
        as_json = file.suffix.lower() == ".json"
        file.write_bytes(edits_json(library) if as_json else to_csv(edits_table(library)))
        print(f"{len(edits_table(library)):,} edits in {file}")
        return 0
    if not file.is_file():
        raise ReadoutError(f"{file} is not there", "name a file that this command or the Library page has written")
    taken = take_edits(library, file.name, file.read_bytes(), theirs=options.theirs)
    print(taken.sentence())
    for row in taken.conflicts:
        here, other = (row[key] or "nobody" for key in ("here", "theirs"))
        won = "the file" if options.theirs else "the library"
        print(
            f"{row['kind']} {row['subject']}: {here} here ({row['who_here']}), {other} in the file "
            f"({row['who_theirs']}); {won} wins",
            file=sys.stderr,
        )
    return 1 if told(taken.failures) or (taken.conflicts and not options.theirs) else 0


def backup(options: Namespace) -> int:
    """Write the library into one file."""
    from analysis.library import care

    print(f"{care.backup(open_library(options.library), options.file):,} articles in {options.file}")
    return 0


def restore(options: Namespace) -> int:
    """Fill an empty library from a backup."""
    from analysis.library import care

    print(f"{care.restore(open_library(options.library), options.file):,} articles restored")
    return 0


def metadata_of(options: Namespace) -> reading.Metadata | None:
    """The table of metadata that was named."""
    if not options.metadata:
        return None
    pairs = [pair.partition("=") for pair in options.map]
    if any(not (name and column) for name, _, column in pairs):
        raise ReadoutError("--map takes FIELD=COLUMN", "for example --map published=publication_date")
    return reading.Metadata.load(options.metadata, {name: column for name, _, column in pairs})


def _viewed(options: Namespace) -> Library:
    """The library with what counts in a view."""
    each = Filters(sources=tuple(options.source), each_copy=options.each_copy).counts_each_copy
    return open_library(options.library, each_copy=each)


def _filters(library: Library, options: Namespace) -> Filters:
    return Filters(
        since=options.since,
        until=options.until,
        officials=tuple(_official(library, name) for name in options.official),
        countries=tuple(code.upper() for code in options.country),
        sources=tuple(options.source),
        text=options.text,
        each_copy=options.each_copy,
    )


def _official(library: Library, name: str) -> str:
    """The id of the official with this id or name, or the only one whose name holds it."""
    found = library.query(
        "SELECT official, name, lower(name) = lower($name) OR official = $name AS exact FROM profiles "
        "WHERE contains(lower(name), lower($name)) OR official = $name ORDER BY exact DESC, mentions DESC",
        {"name": name},
    )
    if found.empty:
        raise ReadoutError(f"no official is called {name!r} in this library", "see the Officials page for the names")
    if len(found) > 1 and not found["exact"].iloc[0]:
        names = ", ".join(found["name"].head(5))
        raise ReadoutError(f"several officials are called {name!r}: {names}", "give the whole name")
    return str(found["official"].iloc[0])


def _print(rows: pd.DataFrame | list[dict[str, object]], as_json: bool) -> int:
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)
    if as_json:
        text = frame.to_json(orient="records", date_format="iso", force_ascii=False)
        print(text if isinstance(rows, pd.DataFrame) else json.dumps(rows, ensure_ascii=False, default=str))
    elif frame.empty:
        print("nothing found")
    else:
        print(frame.to_string(index=False, max_colwidth=100))
    return 0


def told(failures: Iterable[Failure]) -> int:
    """Tell what failed on stderr; 1 if anything did."""
    failures = list(failures)
    for failure in failures:
        advice = f" ({failure.advice})" if failure.advice else ""
        print(f"{failure.file}: {failure.reason}{advice}", file=sys.stderr)
    return 1 if failures else 0
