#!/usr/bin/env python3
"""Checks the program as a whole, as a process against the simulator as another."""

import argparse
import pathlib
import sys
import time

import broken_input
import kill_points
import privacy
import program
import service
import whole_day
from harness import Book

PARTS = {"program": program, "day": whole_day, "input": broken_input, "privacy": privacy,
         "service": service, "kills": kill_points}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True, help="the built program")
    parser.add_argument("--counts", help="a file for the two counts")
    parser.add_argument("--only", choices=PARTS, action="append", help="these parts alone")
    parser.add_argument("--kills", type=int, default=15, help="processes killed at random moments")
    parser.add_argument("--seed", type=int, default=1, help="what the random moments follow from")
    arguments = parser.parse_args()
    book = Book(str(pathlib.Path(arguments.program).resolve()), arguments.kills, arguments.seed)
    started = time.monotonic()
    for name in arguments.only or PARTS:
        try:
            PARTS[name].run(book)
        except Exception as error:  # A part that cannot begin is a failure, not the end.
            book.failed += 1
            print(f"✘ The part {name} broke off\n    {type(error).__name__}: {error}", flush=True)
    if arguments.counts:
        pathlib.Path(arguments.counts).write_text(f"{book.passed} {book.failed}\n")
    print(f"The program as a whole: {book.passed} passed, {book.failed} failed"
          f" in {time.monotonic() - started:.0f} s")
    return 1 if book.failed else 0


if __name__ == "__main__":
    sys.exit(main())
