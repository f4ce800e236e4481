"""Strategies found, not only compared: levers under a budget, aims over plausible worlds, honest results.

    from ruhrsim.search import find, read_search

    found = find(read_search("strategies_20"), "results/searches/strategies_20")

Reading order: records (what a file holds), files (how it is read), problem (levers and scenarios), engine (the
search), honest (judged anew), stored (the reading API for pages and notebooks).
"""

from ruhrsim.search.files import find_search, list_searches, read_search
from ruhrsim.search.find import find, planned_runs
from ruhrsim.search.folder import SearchError
from ruhrsim.search.problem import Problem
from ruhrsim.search.stored import FoundSearch, FoundStrategy, read_found, stored_searches

__all__ = [
    "FoundSearch",
    "FoundStrategy",
    "Problem",
    "SearchError",
    "find",
    "find_search",
    "list_searches",
    "planned_runs",
    "read_found",
    "read_search",
    "stored_searches",
]
