"""Why two scenarios differ, and who pays: tables with bars."""

from ruhrsim.analysis.cost import cost_per_unit, who_paid
from ruhrsim.analysis.explain import ACCOUNTS, balance_accounts, town_differences, zero_sum
from ruhrsim.analysis.mechanisms import EXPLAINED, MECHANISMS, contributions
from ruhrsim.app.views.looks import difference, looks, number
from ruhrsim.app.words import text
from ruhrsim.indicators import ACCOUNT_INDICATORS, REGION_INDICATORS
from ruhrsim.numbers import format_difference, format_number
from ruhrsim.results import Comparison
from ruhrsim.state.levers import PAYERS

_MEASURES = REGION_INDICATORS | ACCOUNT_INDICATORS
_SHOWN_ACCOUNTS = ("jobs", "unemployed", "firms")
_FINER = {"unemployment_rate": 3, "jobs": 0}


def pair(comparison: Comparison, second: str) -> Comparison:
    """Return the comparison of the baseline with one other scenario."""
    other = next((s for s in comparison.scenarios[1:] if s.name == second), comparison.scenarios[-1])
    names = [comparison.baseline.name, other.name]
    region, towns = (table[table["scenario"].isin(names)] for table in (comparison.region, comparison.towns))
    return Comparison(region, towns, (comparison.baseline, other), comparison.seeds, comparison.scale)


def flows(two: Comparison, language: str) -> list[dict]:
    """Return the accounts: what changed jobs, unemployed and establishments differently."""
    table = balance_accounts(two)
    return [_account(table[table["account"] == name], name, language) for name in _SHOWN_ACCOUNTS]


def _account(rows, name: str, language: str) -> dict:
    signs = ACCOUNTS[name].signs()
    shown = rows[rows["item"] != "residual"]
    reach = float(shown[["difference", "low", "high"]].abs().max().max()) or 1.0
    return {"name": name, "label": text(f"compare.account_{name}", language), "reach": reach,
            "rows": [_flow(row, signs, language) for row in shown.itertuples()]}


def _flow(row, signs: dict, language: str) -> dict:
    if row.item in signs:
        label = f"{'+' if signs[row.item] > 0 else '−'} {_MEASURES[row.item].label(language)}"
    else:
        label = text(f"compare.{row.item}", language)
    return {"label": label, "total": row.item not in signs, **_bar(row.difference, row.low, row.high, 0, language)}


def _bar(value: float, low: float, high: float, decimals: int, language: str) -> dict:
    clear = low > 0 or high < 0
    word = "" if clear else text("compare.same" if low == high == 0 else "compare.unclear", language)
    return {"value": format_difference(value, low, high, decimals, language), "clear": bool(clear), "verdict": word,
            "mean": number(value), "low": number(low), "high": number(high)}


def mechanisms(comparison: Comparison, language: str) -> list[dict]:
    """Return what each mechanism adds to the differences, the largest first, one table an indicator."""
    table = contributions(comparison)
    return [_mechanism_table(table[table["indicator"] == key], key, language) for key in EXPLAINED]


def _mechanism_table(rows, key: str, language: str) -> dict:
    ordered = rows.reindex(rows["contribution"].abs().sort_values(ascending=False).index)
    reach = float(ordered[["contribution", "low", "high"]].abs().max().max()) or 1.0
    indicator = REGION_INDICATORS[key]
    return {"name": key, "label": f"{indicator.label(language)} ({indicator.unit(language)})", "reach": reach,
            "rows": [{"label": MECHANISMS[row.mechanism].label(language), "total": False}
                     | _bar(row.contribution, row.low, row.high, _FINER[key], language)
                     for row in ordered.itertuples()]}


def towns_sentence(two: Comparison, language: str) -> str:
    """Return how much of the towns' gains and losses only changed town."""
    row = zero_sum(town_differences(two)).iloc[0]
    return text("compare.zero_sum", language, share=format_number(100 * row["share"], 0, language),
                gained=format_number(row["gained"], 0, language), lost=format_number(-row["lost"], 0, language))


def payers(comparison: Comparison, language: str) -> dict:
    """Return the money of each payer in each scenario over the horizon, EUR million."""
    money = {comparison.baseline.name: None}
    for other in comparison.scenarios[1:]:
        table = who_paid(pair(comparison, other.name)).set_index("payer")
        money[comparison.baseline.name], money[other.name] = table["first"], table["second"]
    if money[comparison.baseline.name] is None:
        alone = Comparison(comparison.region, comparison.towns, comparison.scenarios * 2, comparison.seeds,
                           comparison.scale)
        money[comparison.baseline.name] = who_paid(alone).set_index("payer")["first"]
    columns = [style | _payer_column(money[style["name"]], language)
               for style in looks(comparison.scenarios, language)]
    return {"payers": [text(f"compare.payer_{payer}", language) for payer in PAYERS],
            "columns": columns, "reach": max(sum(column["amounts"]) for column in columns) or 1.0}


def _payer_column(amounts, language: str) -> dict:
    values = [float(amounts[payer]) for payer in PAYERS]
    return {"amounts": values, "written": [format_number(value, 1, language) for value in values],
            "total": format_number(sum(values), 1, language)}


def costs(two: Comparison, language: str) -> list[dict]:
    """Return what an additional job, job-year and start-up costs, as words where it is not defined."""
    jobs = REGION_INDICATORS["jobs"]
    return [{"unit": text(f"compare.unit_{row.unit}", language),
             "effect": difference(row.effect, row.low, row.high, jobs, language), "cost": _cost(row, language)}
            for row in cost_per_unit(two).itertuples()]


def _cost(row, language: str) -> str:
    if row.eur_per_unit != row.eur_per_unit:
        return text("compare." + ("unclear_effect" if row.verdict == "unclear" else row.verdict), language)
    money = format_number(row.eur_per_unit, 0, language)
    bounds = " – ".join(format_number(bound, 0, language) for bound in (row.eur_low, row.eur_high))
    saved = f" {text('compare.saving', language)}" if row.verdict == "saving" else ""
    return f"{money} ({bounds}){saved}"
