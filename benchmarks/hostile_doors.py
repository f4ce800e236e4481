"""Ten thousand hostile inputs for every door: how many were taken, refused in plain words, or surprised it.

    PYTHONPATH=.:tests python benchmarks/hostile_doors.py [cases] [doors ...]

Inputs are those of tests/hostile_inputs.py: good files with pieces replaced, recoded, cut or made up. A case that
surprises is printed with its number, so that it can be repeated: each has its own luck.
"""

import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from hostile_inputs import NASTY, doors, refused

_SLOW_S = 10.0


def changed(good: bytes, luck: random.Random) -> bytes:
    """Return a good content with one to four pieces replaced, or something else altogether."""
    if luck.random() < 0.05:
        return luck.randbytes(luck.randrange(80))
    content = good
    for _ in range(luck.choice((1, 1, 1, 1, 2, 4))):
        at, gone = luck.randrange(len(content) + 1), luck.choice((0, 0, 1, 1, 1, 4, 12, 200))
        small = luck.choice('0123456789.,;-e \nabz_"').encode()
        put = luck.choice(
            (small, small, luck.choice(NASTY), luck.randbytes(luck.randrange(6)), content[at : at + 40])
        )
        content = content[:at] + put + content[at + gone :]
    if luck.random() < 0.05:
        content = content[: luck.randrange(len(content) + 1)]
    if luck.random() < 0.05:
        content = content.decode("utf-8", "replace").encode(luck.choice(("utf-16", "utf-8-sig", "utf-32")))
    return content


def main() -> None:
    """Try every door and print one line for each."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, (door, good) in doors(Path(folder)).items():
            if sys.argv[2:] and name not in sys.argv[2:]:
                continue
            outcomes, began, longest = Counter(), time.perf_counter(), 0.0
            path = Path(folder) / ("points.csv" if name == "points" else "input.toml")
            for number in range(cases):
                path.write_bytes(changed(good, random.Random(f"{name} {number}")))
                start = time.perf_counter()
                try:
                    message = refused(door, path)
                    outcomes["taken" if message is None else "refused"] += 1
                except Exception as error:
                    outcomes["surprised"] += 1
                    print(f"  {name} {number}: {type(error).__name__}: {str(error)[:200]}", flush=True)
                taken = time.perf_counter() - start
                longest = max(longest, taken)
                if taken > _SLOW_S:
                    outcomes["slow"] += 1
            seconds = time.perf_counter() - began
            print(
                f"{name:<26} {outcomes['taken']:>6} taken {outcomes['refused']:>6} refused "
                f"{outcomes['surprised']:>3} surprised {outcomes['slow']:>3} slow, longest {longest:.2f} s, "
                f"{1000 * seconds / cases:.1f} ms a case",
                flush=True,
            )


if __name__ == "__main__":
    main()
