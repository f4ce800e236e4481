"""All measurements in one table: `python benchmarks [--quick] [--starsim PYTHON] [--store]`.

Clocks differ between machines and hours: compare what one call of this command prints, and the ratios.
`--store` writes those ratios and the counted work into `baseline.json`, which the tests read.
"""

import argparse
import json

import counted
import peers

import runs

COUNTED = {"small": 0.01, "large": 0.2}
BASELINE = runs.HERE / "baseline.json"


def main() -> None:
    """Measure, print, and store if asked."""
    parser = argparse.ArgumentParser(prog="python benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small scales and few runs")
    parser.add_argument("--starsim", metavar="PYTHON", help="a Python that has Starsim, NumPy and Mesa")
    parser.add_argument("--store", action="store_true", help="write the ratios into baseline.json")
    parser.add_argument(
        "--count", action="store_true", help="only count work and write it into baseline.json"
    )
    options = parser.parse_args()
    if options.count:
        _write(json.loads(BASELINE.read_text(encoding="utf-8")) | {"counted": _counted()})
        return
    tables = {engine: _scales(engine, options.quick) for engine in ("numba", "numpy")}
    _shares(0.2 if options.quick else 1.0)
    sketch = {engine: _sketch(engine, 10 if options.quick else 60) for engine in ("numba", "numpy")}
    _others(options.quick)
    rows = peers.compare(options.starsim, 1 if options.quick else peers.TURNS)
    print("\nthe same rules for firms in other engines (rules.py)")
    peers.show(rows)
    work = _counted()
    if options.store:
        _store(tables, sketch, rows, work)


def _scales(engine, quick):
    years, scales = (5, runs.SCALES[:-2]) if quick else (20, runs.SCALES)
    print(f"\n{years} years of status_quo, one thread, warm, engine {engine}")
    print(
        f"{'scale':>6} {'rows':>8} {'build s':>8} {'run s':>7} {'cpu s':>7} {'ns a row and quarter':>21}",
        end=" ",
    )
    print(f"{'peak MB':>8} {'exponent':>9}")
    rows = []
    for scale in scales:
        row = runs.by_scale([scale], years, engine)[0]
        growth = f"{runs.exponent(rows[-1], row):9.2f}" if rows else ""
        rows.append(row)
        each = 1e9 * row["processor"] / (row["rows"] * 4 * years)
        print(
            f"{scale:6g} {row['rows']:8,} {row['build']:8.2f} {row['run']:7.2f} {row['processor']:7.2f}",
            end=" ",
        )
        print(f"{each:21.0f} {row['peak_mb']:8.0f} {growth}")
    print(f"exponent of processor time from scale {rows[1]['scale']:g} to {rows[-1]['scale']:g}:", end=" ")
    print(f"{runs.exponent(rows[1], rows[-1]):.2f}")
    return rows


def _shares(scale):
    print(f"\nshare of each process in a quarter at scale {scale:g}, percent")
    found = runs.apart("shares", scale=scale, years=2)
    print(
        ", ".join(f"{name} {share:.0f}" for name, share in sorted(found.items(), key=lambda item: -item[1]))
    )


def _sketch(engine, times):
    _tell_sketch(
        engine, runs.GLIMPSE_YEARS, runs.apart("sketch", engine, runs=times, years=runs.GLIMPSE_YEARS)
    )
    found = runs.apart("sketch", engine, runs=times, years=runs.SKETCH["years"])
    _tell_sketch(engine, runs.SKETCH["years"], found)
    return found


def _tell_sketch(engine, years, found):
    print(f"\nsketch run (scale {runs.SKETCH['scale']:g}, {years} years), engine {engine}:", end=" ")
    print(f"median {found['median']:.0f} ms, p90 {found['p90']:.0f} ms;", end=" ")
    print(
        f"processor time median {found['processor_median']:.0f} ms, least {found['processor_least']:.0f} ms"
    )


def _others(quick):
    found = runs.apart("sweep", runs=8 if quick else 40, workers=2)
    print(f"\nsweep at scale 0.02 with two processes: {found['runs_per_second']:.1f} runs a second")
    times = runs.start_up()
    print(f"ruhrsim --version {times['version']:.0f} ms (Python alone {times['python']:.0f});", end=" ")
    print(
        f"importing the model {times['import_model']:.0f} ms, numba's passes {times['import_numba']:.0f} ms"
    )
    cold = runs.cold_start()
    print(f"first run of a process: {cold['compiled']:.1f} s,", end=" ")
    print(f"with nothing compiled yet {cold['nothing_compiled']:.1f} s")


def _counted():
    work = {
        f"{engine}_{size}": counted.count(scale, engine)
        for engine in ("numba", "numpy")
        for size, scale in COUNTED.items()
    }
    print("\ncounted work of a quarter")
    for name, row in work.items():
        print(f"{name:12} {row['rows']:7,} rows: {row['calls']:6.0f} calls,", end=" ")
        print(f"{row['new_columns']:5.1f} new columns at once")
    return work


def _store(tables, sketch, rows, work):
    whole = (
        tables["numba"][runs.SCALES.index(1.0)]
        if len(tables["numba"]) == len(runs.SCALES)
        else tables["numba"][-1]
    )
    ratios = {
        "numpy_to_numba": tables["numpy"][-1]["processor"] / tables["numba"][-1]["processor"],
        "sketch_to_whole_region": sketch["numba"]["processor_least"] / 1e3 / whole["processor"],
        "exponent": runs.exponent(tables["numba"][1], tables["numba"][-1]),
        "times_slower": {row["engine"]: row["slower"] for row in rows if not row["faults"]},
    }
    _write({"ratios": ratios, "counted": work})


def _write(baseline):
    rounded = json.loads(json.dumps(baseline), parse_float=lambda text: round(float(text), 3))
    BASELINE.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
