"""Mutation runs: small wrong changes in the model, of which the tests must notice every one that moves a number.

    python tests/mutation_runs.py --number 60 --seed 1 [--rooms ruhrsim/model/processes ...] [--out FILE.csv]

Each mutant changes one place in a copy of the package: an operator, a comparison, a sign, a constant, an
axis, a transposition, or two lines exchanged. It is tried against the golden runs of one seed first (do
numbers move?), then, if these hold, against the fast tests of the mutated room.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).parents[1]
ROOMS = ("ruhrsim/model",)
_OPERATORS = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.Pow: "*", ast.MatMult: "*"}
_COMPARISONS = {ast.Lt: ">=", ast.LtE: ">", ast.Gt: "<=", ast.GtE: "<", ast.Eq: "!=", ast.NotEq: "=="}
_CALLS = {
    "minimum": "maximum",
    "maximum": "minimum",
    "exp": "expm1",
    "log1p": "log",
    "sum": "mean",
    "ones": "zeros",
}


@dataclass(frozen=True)
class Mutant:
    """One wrong change: replace `before` by `after` at an offset of a file."""

    file: str
    line: int
    offset: int
    before: str
    after: str
    kind: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.kind}: {self.before!r} -> {self.after!r}"


def mutants_of(file: Path) -> list[Mutant]:
    """Return every mutant of a file, in the order of its text; words, types and messages are left alone."""
    text = file.read_text(encoding="utf-8")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode()))
    raw, name = text.encode(), file.relative_to(ROOT).as_posix()
    found: list[Mutant] = []

    def place(node_line, node_column):
        return starts[node_line - 1] + node_column

    def add(line, offset, before, after, kind):
        if raw[offset : offset + len(before.encode())].decode() == before:
            found.append(Mutant(name, line, offset, before, after, kind))

    def between(left, right, symbols, after, kind):
        begin, end = place(left.end_lineno, left.end_col_offset), place(right.lineno, right.col_offset)
        gap = raw[begin:end].decode()
        for symbol in symbols:
            if gap.strip(" ()\n") == symbol:
                add(left.end_lineno, begin + gap.index(symbol), symbol, after, kind)

    def visit(node):
        if isinstance(node, ast.Raise | ast.AnnAssign | ast.arguments | ast.Assert):
            return
        if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
            symbols = {"-": ["+"], "+": ["-"], "/": ["*"], "*": ["/", "**", "@"]}[_OPERATORS[type(node.op)]]
            between(node.left, node.right, symbols, _OPERATORS[type(node.op)], "operator")
        if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARISONS:
            symbols = ["<", "<=", ">", ">=", "==", "!="]
            between(node.left, node.comparators[0], symbols, _COMPARISONS[type(node.ops[0])], "comparison")
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            add(node.lineno, place(node.lineno, node.col_offset), "-", "+", "sign")
        if isinstance(node, ast.Attribute) and node.attr == "T":
            add(
                node.end_lineno,
                place(node.end_lineno, node.end_col_offset) - 2,
                ".T",
                ".copy()",
                "transposition",
            )
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CALLS:
            end = place(node.func.end_lineno, node.func.end_col_offset)
            add(
                node.func.end_lineno,
                end - len(node.func.attr),
                node.func.attr,
                _CALLS[node.func.attr],
                "call",
            )
        if isinstance(node, ast.keyword) and node.arg == "axis" and ast.unparse(node.value) in ("0", "1"):
            offset = place(node.value.lineno, node.value.col_offset)
            add(node.value.lineno, offset, ast.unparse(node.value), str(1 - node.value.value), "axis")
        if isinstance(node, ast.AugAssign):
            begin, end = (
                place(node.target.end_lineno, node.target.end_col_offset),
                place(node.value.lineno, node.value.col_offset),
            )
            gap = raw[begin:end].decode()
            for symbol, other in (("+=", "-="), ("-=", "+="), ("*=", "/="), ("/=", "*=")):
                if symbol in gap:
                    add(node.lineno, begin + gap.index(symbol), symbol, other, "assignment")
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and node.lineno == node.end_lineno:
            offset = place(node.lineno, node.col_offset)
            line = raw[offset : place(node.end_lineno, node.end_col_offset)].decode()
            add(node.lineno, offset, line, "pass", "call dropped")
        for child in ast.iter_child_nodes(node):
            visit(child)

    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            for statement in node.body:
                visit(statement)
    return sorted(set(found), key=lambda mutant: (mutant.offset, mutant.kind))


def choose(rooms: list[str], number: int, seed: int) -> list[Mutant]:
    """Return mutants drawn evenly over the files of some rooms."""
    files = sorted(file for room in rooms for file in (ROOT / room).rglob("*.py"))
    pools = [pool for pool in (mutants_of(file) for file in files) if pool]
    luck, chosen = random.Random(seed), []
    while len(chosen) < number and any(pools):
        for pool in luck.sample(pools, len(pools)):
            if pool and len(chosen) < number:
                chosen.append(pool.pop(luck.randrange(len(pool))))
    return chosen


def judge(mutant: Mutant, copy: Path, seconds: int) -> str:
    """Try one mutant in a copy of the tree and return who noticed it, or `survived`."""
    target = copy / mutant.file
    original = target.read_bytes()
    end = mutant.offset + len(mutant.before.encode())
    target.write_bytes(original[: mutant.offset] + mutant.after.encode() + original[end:])
    try:
        if not _passes(
            copy, [sys.executable, "tests/golden/golden_runs.py", "--check", "--seeds", "1"], seconds
        ):
            return "golden runs"
        room = (copy / mutant.file.replace("ruhrsim/", "tests/", 1)).parent
        while not room.is_dir():
            room = room.parent
        test = room / f"test_{Path(mutant.file).name}"
        chosen = [test] if test.is_file() else [room]
        if not _passes(copy, [sys.executable, "-m", "pytest", "-q", "-x", *map(str, chosen)], seconds):
            return "tests of the room"
        return "survived"
    finally:
        target.write_bytes(original)


def _passes(copy, command, seconds):
    environment = os.environ | {
        "PYTHONPATH": str(copy),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> None:
    """Draw mutants, try each, print who noticed it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rooms", nargs="+", default=list(ROOMS))
    parser.add_argument("--seconds", type=int, default=900, help="limit for one try")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "tree"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", "results"))
        for mutant in choose(asked.rooms, asked.number, asked.seed):
            verdict = judge(mutant, copy, asked.seconds)
            rows.append(
                {
                    "file": mutant.file,
                    "line": mutant.line,
                    "kind": mutant.kind,
                    "before": mutant.before,
                    "after": mutant.after,
                    "noticed_by": verdict,
                }
            )
            print(f"{verdict:18} {mutant}", flush=True)
            if asked.out:
                pd.DataFrame(rows).to_csv(asked.out, index=False)
    print(dict(Counter(row["noticed_by"] for row in rows)))


if __name__ == "__main__":
    main()
