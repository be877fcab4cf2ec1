"""The command line: `python -m analysis --help`."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from analysis import commands
from analysis.commands_import import STOPPED, import_
from analysis.errors import ReadoutError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives 0 when all went well, 1 when some failed, 2 for wrong usage, 130 when it was stopped."""
    options = parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except ReadoutError as error:
        print(f"readout: {error.reason}", file=sys.stderr)
        if error.advice:
            print(f"         {error.advice}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        print("readout: stopped", file=sys.stderr)
        return STOPPED


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    root = argparse.ArgumentParser(prog="python -m analysis", description="Readout on the command line.")
    chosen = root.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, function: object, text: str) -> argparse.ArgumentParser:
        sub = chosen.add_parser(name, help=text, description=text)
        sub.set_defaults(command=function)
        return sub

    sub = command("import", import_, "Import files, folders, archives, feeds or URLs into the library.")
    sub.add_argument("paths", nargs="*", metavar="PATH")
    sub.add_argument("--again", type=Path, metavar="FILE.csv", help="try again what this table of failures names")
    sub.add_argument("--failures", type=Path, metavar="FILE.csv", help="write what could not be read into this table")
    for hidden in ("--events", "--sample"):
        sub.add_argument(hidden, action="store_true", help=argparse.SUPPRESS)
    sub.add_argument("--listed", type=Path, help=argparse.SUPPRESS)
    where = sub.add_mutually_exclusive_group()
    where.add_argument("--workers", type=int, help="processes; by default one a core")
    where.add_argument(
        "--cluster", metavar="tcp://HOST:PORT", help="the scheduler of a Dask cluster that reads and extracts"
    )
    _add_library(sub)
    _add_metadata(sub)

    sub = command("extract", commands.extract, "Print what is found in each article, one JSON object a line.")
    sub.add_argument("paths", nargs="+", metavar="FILE")
    _add_metadata(sub)

    sub = command("layout", commands.layout, "Show what of a file is recognised as title, caption, body and so on.")
    sub.add_argument("paths", nargs="+", metavar="FILE")

    sub = command("sample", commands.sample, "Build the library of the sample articles where there is no library yet.")
    _add_library(sub)

    sub = command("shifts", commands.shifts, "What changed in an official's words.")
    sub.add_argument("--official", required=True, help="name or id")
    sub.add_argument("--since", required=True, type=date.fromisoformat, metavar="DATE")
    sub.add_argument("--until", type=date.fromisoformat, metavar="DATE")
    _add_output(sub)

    sub = command("phrase", commands.phrase, "Who used a phrase, when first, when last, in which sentences.")
    sub.add_argument("phrase")
    _add_filters(sub)

    for name, function, text in (
        ("keywords", commands.keywords, "Keywords of each period by TF-IDF."),
        ("talks", commands.talks, "Talks with date, participants, venue and status."),
    ):
        _add_filters(command(name, function, text))

    sub = command("tone", commands.tone, "Tone of statements over time.")
    sub.add_argument(
        "--scale",
        choices=("field", "vader", "conciliation"),
        default="field",
        help="news prose (field), VADER, or from confrontational to conciliatory; each -1 to 1",
    )
    _add_filters(sub)

    sub = command("briefing", commands.briefing, "Write the briefing as one self-contained HTML page, or as PDF.")
    sub.add_argument("--out", required=True, type=Path, metavar="FILE.html|FILE.pdf")
    _add_filters(sub)

    text = "How large the library is, when it was last compacted, and whether it is whole."
    _add_library(command("check", commands.check, text))
    sub = command("compact", commands.compact, "Join the small files that many imports have left.")
    sub.add_argument("--keep-days", type=int, metavar="DAYS", help="delete files that only earlier states need")
    _add_library(sub)
    sub = command("edits", commands.edits, "Write what people have put right into a file, or take it from one.")
    sub.add_argument("file", type=Path, metavar="FILE.json|FILE.csv")
    sub.add_argument("--take", action="store_true", help="take the edits of the file into the library")
    sub.add_argument("--theirs", action="store_true", help="where an edit here says something else, the file's wins")
    _add_library(sub)

    for name, function, text in (
        ("backup", commands.backup, "Write the library, as it is now, into one file."),
        ("restore", commands.restore, "Fill an empty library from a backup."),
    ):
        sub = command(name, function, text)
        sub.add_argument("file", type=Path, metavar="FILE.tar")
        _add_library(sub)
    return root


def _add_metadata(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--metadata", type=Path, help="a table (TSV, CSV, XLSX) with a row for each file")
    sub.add_argument(
        "--map", action="append", default=[], metavar="FIELD=COLUMN", help="the column of the table for a field"
    )


def _add_library(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--library", metavar="FOLDER_OR_URI", help="default: $READOUT_LIBRARY, else data/library")


def _add_output(sub: argparse.ArgumentParser) -> None:
    _add_library(sub)
    sub.add_argument("--json", action="store_true", help="print JSON instead of a table")


def _add_filters(sub: argparse.ArgumentParser) -> None:
    _add_output(sub)
    sub.add_argument("--since", type=date.fromisoformat, metavar="DATE")
    sub.add_argument("--until", type=date.fromisoformat, metavar="DATE")
    sub.add_argument("--official", action="append", default=[], help="name or id; may be repeated")
    sub.add_argument("--country", action="append", default=[], metavar="CODE", help="ISO code; may be repeated")
    sub.add_argument("--source", action="append", default=[], help="publisher; may be repeated")
    sub.add_argument("--text", default="", help="only articles with these words")
    sub.add_argument("--each-copy", action="store_true", help="count each copy of an article, not the fullest alone")


if __name__ == "__main__":
    sys.exit(main())
