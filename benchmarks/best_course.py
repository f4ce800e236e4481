"""Search the game for the course that is best for the region: `python benchmarks/best_course.py FILE`.

Writes the table that ships as `ruhrsim/workshop/best_course.json`; about five minutes of one core.
"""

import argparse
from pathlib import Path

from ruhrsim.workshop.best_course import search


def main() -> None:
    """Search, judge and write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("file", type=Path)
    wanted = ask.parse_args()
    found = search(progress=print)
    wanted.file.write_text(found.model_dump_json(indent=1) + "\n", encoding="utf-8")
    print(found.model_dump_json())


if __name__ == "__main__":
    main()
