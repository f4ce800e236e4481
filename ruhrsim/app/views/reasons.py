"""Why two scenarios differ, and who pays: tables with bars."""

from ruhrsim.analysis.cost import cost_per_unit, who_paid
from ruhrsim.analysis.explain import ACCOUNTS, balance_accounts, town_differences, zero_sum
from ruhrsim.analysis.mechanisms import EXPLAINED, MECHANISMS, contributions
from ruhrsim.app.views.looks import difference, finer, honest, looks, number, written_difference
from ruhrsim.app.words import text
from ruhrsim.common.number_format import format_number
from ruhrsim.model.indicators import ACCOUNT_INDICATORS, REGION_INDICATORS
from ruhrsim.model.state.levers import PAYERS
from ruhrsim.plots.lines import difference_unit
from ruhrsim.runs.results import Comparison

_MEASURES = REGION_INDICATORS | ACCOUNT_INDICATORS
_SHOWN_ACCOUNTS = ("jobs", "unemployed", "firms")
_NAMED = 2


def pair(comparison: Comparison, second: str) -> Comparison:
    """Return the comparison of the baseline with one other scenario."""
    other = next((s for s in comparison.scenarios[1:] if s.name == second), comparison.scenarios[-1])
    names = [comparison.baseline.name, other.name]
    region, towns = (table[table["scenario"].isin(names)] for table in (comparison.region, comparison.towns))
    return Comparison(
        region, towns, (comparison.baseline, other), comparison.seeds, comparison.scale, comparison.worlds
    )


def flows(two: Comparison, language: str) -> list[dict]:
    """Return the accounts: what changed jobs, unemployed and establishments differently."""
    table = honest(balance_accounts(two), len(two.seeds))
    return [_account(table[table["account"] == name], name, language) for name in _SHOWN_ACCOUNTS]


def _account(rows, name: str, language: str) -> dict:
    signs = ACCOUNTS[name].signs()
    shown = rows[rows["item"] != "residual"]
    reach = float(shown[["difference", "low", "high"]].abs().max().max()) or 1.0
    return {
        "name": name,
        "label": text(f"compare.account_{name}", language),
        "reach": reach,
        "rows": [_flow(row, signs, language) for row in shown.itertuples()],
    }


def _flow(row, signs: dict, language: str) -> dict:
    bar, total = _bar(row.difference, row.low, row.high, 0, language), row.item not in signs
    label = text(f"compare.{row.item}", language) if total else _MEASURES[row.item].label(language)
    if bar["clear"] and not total:
        label += ": " + text(
            "compare.more" if row.difference * signs[row.item] > 0 else "compare.fewer", language
        )
    return {"label": label, "total": total, **bar}


def _bar(value: float, low: float, high: float, decimals: int, language: str) -> dict:
    clear = low > 0 or high < 0
    what = "too_few" if low != low else "same" if low == high == 0 else "unclear"
    word = "" if clear else text(f"compare.{what}", language)
    return {
        "value": written_difference(value, low, high, decimals, language),
        "clear": bool(clear),
        "verdict": word,
        "mean": number(value),
        "low": number(low),
        "high": number(high),
    }


def why_sentence(jobs: dict, language: str, covers: str = "luck") -> str:
    """Return in words what moves the number of jobs most, up and down.

    Args:
        jobs: The account of jobs, of `flows`.
        language: `de` or `en`.
        covers: What intervals cover, see `Comparison.uncertainty`.
    """
    *items, total = jobs["rows"]
    size = total["value"] + (f", {total['verdict']}" if total["verdict"] else "")
    said = [text("compare.why_total", language, size=size)]
    for key, sign in (("why_up", 1), ("why_down", -1)):
        moved = sorted(
            (row for row in items if row["clear"] and sign * row["mean"] > 0),
            key=lambda row: -abs(row["mean"]),
        )
        named = "; ".join(f"{row['label']} ({row['value'].split(' ')[0]})" for row in moved[:_NAMED])
        said += [text(f"compare.{key}", language, items=named)] if named else []
    return " ".join(said if len(said) > 1 else [*said, text("compare.why_nothing", language, covers)])


def mechanisms(comparison: Comparison, language: str) -> list[dict]:
    """Return what each mechanism adds to the differences, what is clear first, one table an indicator."""
    table = contributions(comparison)
    return [_mechanism_table(table[table["indicator"] == key], key, language) for key in EXPLAINED]


def _mechanism_table(rows, key: str, language: str) -> dict:
    clear = (rows["low"] > 0) | (rows["high"] < 0)
    order = rows.assign(clear=clear, size=rows["contribution"].abs()).sort_values(
        ["clear", "size"], ascending=False
    )
    ordered = rows.loc[order.index]
    reach = float(ordered[["contribution", "low", "high"]].abs().max().max()) or 1.0
    indicator = REGION_INDICATORS[key]
    found = text("compare.mechanisms_clear", language, n=int(clear.sum()), all=len(rows))
    return {
        "name": key,
        "reach": reach,
        "label": f"{indicator.label(language)} ({difference_unit(indicator, language)}), {found}",
        "rows": [
            {"label": MECHANISMS[row.mechanism].label(language), "total": False}
            | _bar(row.contribution, row.low, row.high, finer(indicator), language)
            for row in ordered.itertuples()
        ],
    }


def towns_sentence(two: Comparison, language: str) -> str:
    """Return how much of the towns' gains and losses only changed town."""
    row = zero_sum(town_differences(two)).iloc[0]
    return text(
        "compare.zero_sum",
        language,
        share=format_number(100 * row["share"], 0, language),
        gained=format_number(row["gained"], 0, language),
        lost=format_number(-row["lost"], 0, language),
    )


def payers(comparison: Comparison, language: str) -> dict:
    """Return the money of each payer in each scenario over the horizon, EUR million."""
    money = {comparison.baseline.name: None}
    for other in comparison.scenarios[1:]:
        table = who_paid(pair(comparison, other.name)).set_index("payer")
        money[comparison.baseline.name], money[other.name] = table["first"], table["second"]
    if money[comparison.baseline.name] is None:
        alone = Comparison(
            comparison.region, comparison.towns, comparison.scenarios * 2, comparison.seeds, comparison.scale
        )
        money[comparison.baseline.name] = who_paid(alone).set_index("payer")["first"]
    columns = [
        style | _payer_column(money[style["name"]], language)
        for style in looks(comparison.scenarios, language)
    ]
    return {
        "payers": [text(f"compare.payer_{payer}", language) for payer in PAYERS],
        "columns": columns,
        "reach": max(sum(column["amounts"]) for column in columns) or 1.0,
    }


def _payer_column(amounts, language: str) -> dict:
    values = [float(amounts[payer]) for payer in PAYERS]
    return {
        "amounts": values,
        "written": [format_number(value, 1, language) for value in values],
        "total": format_number(sum(values), 1, language),
    }


def costs(two: Comparison, language: str) -> list[dict]:
    """Return what an additional job, job-year and start-up costs, as words where it is not defined."""
    jobs = REGION_INDICATORS["jobs"]
    return [
        {
            "unit": text(f"compare.unit_{row.unit}", language),
            "effect": difference(row.effect, row.low, row.high, jobs, language),
            "cost": _cost(row, language),
        }
        for row in cost_per_unit(two).itertuples()
    ]


def _cost(row, language: str) -> str:
    if row.eur_per_unit != row.eur_per_unit:
        return text("compare." + ("unclear_effect" if row.verdict == "unclear" else row.verdict), language)
    money = format_number(row.eur_per_unit, 0, language)
    bounds = " – ".join(format_number(bound, 0, language) for bound in (row.eur_low, row.eur_high))
    saved = f" {text('compare.saving', language)}" if row.verdict == "saving" else ""
    return f"{money} ({bounds}){saved}"
