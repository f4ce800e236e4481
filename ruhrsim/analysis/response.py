"""Response: how an indicator answers to one lever, against the lever's first value on the same luck."""

import pandas as pd

from ruhrsim.analysis.worlds import AnalysisError, check_choice, levers, run_values, t_margin


def response(
    experiments: pd.DataFrame,
    outcomes: pd.DataFrame,
    indicator: str,
    lever: str | None = None,
    *,
    reference: float | None = None,
    year: int | None = None,
) -> pd.DataFrame:
    """Return the paired difference of every value of a lever to its reference value.

    Args:
        experiments: One row per experiment.
        outcomes: One row per run and year.
        indicator: What answers.
        lever: Lever of the sweep; its only one by default.
        reference: Value that the others are held against, the lowest by default.
        year: The last one by default.

    Returns:
        One row per strategy (scenario and other levers) and value of the lever: `strategy`, `value`, `mean`,
        `difference` with its 90 % interval `low` and `high` over pairs of world and seed, `pairs`, `lever`,
        `reference`.

    Raises:
        AnalysisError: The sweep can't answer this.
    """
    known = levers(experiments)
    if not known:
        raise AnalysisError("the sweep varies no lever; ask for tipping along an uncertainty instead")
    lever = lever or known[0]
    check_choice("lever", lever, known)
    runs = run_values(experiments, outcomes, indicator, year, ignore=(lever,))
    runs = runs.merge(experiments[["experiment", lever]], on="experiment").rename(
        columns={lever: "lever_value"}
    )
    values = sorted(runs["lever_value"].unique())
    reference = values[0] if reference is None else reference
    if reference not in values:
        raise AnalysisError(
            f"{lever} = {reference:g} is not in the sweep; choose from "
            f"{', '.join(f'{value:g}' for value in values)}"
        )
    tables = [_answer(name, rows, reference) for name, rows in runs.groupby("strategy", sort=False)]
    return pd.concat(tables, ignore_index=True).assign(lever=lever, reference=reference)


def _answer(name: str, rows: pd.DataFrame, reference: float) -> pd.DataFrame:
    table = rows.pivot_table(index=["world", "seed"], columns="lever_value", values="value")
    difference = table.sub(table[reference], axis=0)
    margin = t_margin(difference.std(), difference.count())
    return pd.DataFrame(
        {
            "strategy": name,
            "value": table.columns,
            "mean": table.mean().to_numpy(),
            "difference": difference.mean().to_numpy(),
            "low": (difference.mean() - margin).to_numpy(),
            "high": (difference.mean() + margin).to_numpy(),
            "pairs": difference.count().to_numpy(),
        }
    )
