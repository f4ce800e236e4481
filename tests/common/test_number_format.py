"""Numbers as readers expect them."""

import math

import pytest

from ruhrsim.common.number_format import decimals_needed, format_difference, format_interval, format_number


@pytest.mark.parametrize(
    ("value", "decimals", "sign", "german", "english"),
    [
        (1234567.0, 0, False, "1.234.567", "1,234,567"),
        (-0.125, 2, True, "−0,12", "−0.12"),
        (0.3, 1, True, "+0,3", "+0.3"),
        (-0.001, 2, True, "0,00", "0.00"),
        (math.nan, 1, False, "–", "–"),
    ],
)
def test_numbers_in_both_languages(value, decimals, sign, german, english):
    assert format_number(value, decimals, "de", sign) == german
    assert format_number(value, decimals, "en", sign) == english


def test_an_unknown_language_is_named_with_the_way_out():
    with pytest.raises(ValueError, match="unknown language 'fr'; choose from de, en"):
        format_number(1.0, 0, "fr")


def test_interval_and_difference():
    assert format_interval(-0.2, 0.04, 2, "de") == "−0,20 bis +0,04"
    assert format_difference(-0.12, -0.2, -0.04, 2, "en") == "−0.12 (−0.20 to −0.04)"


def test_a_single_run_has_no_interval():
    assert format_difference(-0.12, math.nan, math.nan, 2, "de") == "−0,12"


@pytest.mark.parametrize(
    ("low", "high", "decimals"),
    [
        (0.002, 0.04, 3),  # 0,00 would look as if zero were inside
        (-0.2, 0.04, 2),
        (-0.3, -0.1, 2),
        (-0.004, 0.001, 3),  # 0,00 bis 0,00 would say nothing
        (0.0, 0.0, 2),
        (-1e-9, 1e-9, 5),  # no end of digits
    ],
)
def test_rounding_hides_nothing(low, high, decimals):
    assert decimals_needed(low, high, 2) == decimals
