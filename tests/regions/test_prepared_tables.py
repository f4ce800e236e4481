"""Prepared tables: every fault with file, line, value and way out, all at once; what nobody reads is told."""

from regions_made import FIVETON, copy_of, swap

from ruhrsim.regions.prepared_tables import read_tables
from ruhrsim.regions.region import read_settings


def read(folder):
    settings, faults = read_settings(folder)
    assert not faults
    return read_tables(folder, settings)


def test_fiveton_is_good():
    tables, faults, _ = read(FIVETON)
    assert not faults
    assert tables["figures.csv"]["population"].sum() == 100_000
    assert tables["jobs.csv"]["green_tech"].sum() == 0.0


def test_faults_of_all_tables_are_told_at_once(tmp_path):
    folder = copy_of(FIVETON, tmp_path / "five")
    swap(folder / "figures.csv", "2025,0102,20000,13000", "2025,0102,many,13000")
    swap(folder / "figures.csv", "2025,0201,15000,9500,7500,600", "2025,0201,15000,9500,6000,600")
    swap(folder / "jobs.csv", "2025,0202,50", "2025,0204,50")
    swap(folder / "jobs.csv", "2025,0203,0,50,250,0,100,500,100", "2025,0203,0,0,0,0,0,5,1")
    swap(folder / "universities.csv", "0.3,0.3,0.2,0.1,0.1", "0.3,0.3,0.2,0.1,0.4")
    swap(folder / "neighbours.csv", "0202,0203,5", "0202,0203,-5\n0202,0203")
    (folder / "towns.csv").write_text((FIVETON / "towns.csv").read_text().replace("Dorf", "Beeck"))
    _, faults, _ = read(folder)
    expected = (
        ("figures.csv, line 3: population = 'many' is no number", "Residents"),
        ("figures.csv, line 4: labour_force = 6000 is less than", "raise it"),
        ("jobs.csv, line 6: key = '0204' is not known", "choose from"),
        ("jobs.csv: no row of start 2025 for town 0202", "add it"),
        ("jobs.csv, line 7: the town has 6 jobs in all", "one a sector"),
        ("universities.csv, line 2: shares of subjects sum to 1.3", "sum to 1"),
        ("neighbours.csv, line 6: border_km = '-5'", "choose 0 or more"),
        ("neighbours.csv, line 7: has 2 values for 3 columns", "write one for each"),
        ("neighbours.csv, line 7: border_km = ''", "write digits"),
        ("neighbours.csv, line 7: town_a 0202, town_b 0203 stands twice", "take one out"),
        ("towns.csv, line 6: name 'Beeck' stands twice", "give each its own"),
    )
    for thing, out in expected:
        assert sum(thing in fault and out in fault for fault in faults) == 1, (thing, faults)
    assert len(faults) == len(expected)


def test_numbers_beyond_any_town_are_slips_and_told(tmp_path):
    folder = copy_of(FIVETON, tmp_path / "five")
    swap(folder / "figures.csv", "0101,50000,32000", "0101,1e308,32000")
    swap(folder / "figures.csv", "500,40,60", "1e300,40,60")
    swap(folder / "towns.csv", "51.50,7.00,100", "51.50,7.00,1e300")
    swap(folder / "jobs.csv", "800,2000,3600", "800,1e12,3600")
    swap(folder / "universities.csv", "0101,4000", "0101,1e300")
    _, faults, _ = read(folder)
    expected = (
        "population = '1e308': choose 1 to 100,000,000 (Residents.)",
        "land_used_ha = '1e300': choose 0.1 to",
        "area_km2 = '1e300': choose 0.01 to 1,000,000 (Area, km2.)",
        "logistics = '1e12': choose 0 to",
        "students = '1e300': choose 0 to",
    )
    for fault in expected:
        assert sum(fault in told for told in faults) == 1, (fault, faults)
    assert len(faults) == len(expected)


def test_neighbours_are_two_towns_once(tmp_path):
    folder = copy_of(FIVETON, tmp_path / "five")
    swap(folder / "neighbours.csv", "0101,0102,10\n", "0101,0102,10\n0102,0101,4\n0201,0201,3\n")
    _, faults, _ = read(folder)
    assert [fault.split("neighbours.csv, ")[1] for fault in faults] == [
        "line 3: '0101' and '0102' stand above already; take one out",
        "line 4: town_a and town_b are both '0201'; name two towns",
    ]


def test_a_table_that_may_be_left_out_must_not_have_gaps(tmp_path):
    folder = copy_of(FIVETON, tmp_path / "five")
    rows = [
        f"2025,{home},{work},100" for home in ("0101", "0102", "0201", "0202") for work in ("0101", "0102")
    ]
    (folder / "commuters.csv").write_text("\n".join(["start,home,work,commuters", *rows]))
    (folder / "establishments.csv").write_text("start,key,sector,under_10,from_10,from_50,from_250\n")
    _, faults, _ = read(folder)
    assert [fault.split("commuters.csv: ")[1] for fault in faults if "commuters.csv: " in fault] == [
        "nothing of start 2025 for home 0203; add a row with numbers",
        "nothing of start 2025 for work 0201; add a row with numbers",
        "nothing of start 2025 for work 0202; add a row with numbers",
        "nothing of start 2025 for work 0203; add a row with numbers",
    ]
    assert (
        sum("establishments.csv: no row of start 2025; add rows, or take" in fault for fault in faults) == 1
    )
    assert len(faults) == 5


def test_a_missing_table_that_is_needed_is_a_fault_and_others_are_notes(tmp_path):
    folder = copy_of(FIVETON, tmp_path / "five")
    (folder / "jobs.csv").unlink()
    (folder / "neighbours.csv").unlink()
    _, faults, notes = read(folder)
    assert [fault for fault in faults if "jobs.csv is missing; write it with columns start, key" in fault]
    assert len(faults) == 1
    assert any("neighbours.csv is not there: each town and its three nearest" in note for note in notes)


def test_rows_and_files_that_nobody_reads_are_told(tmp_path):
    folder = copy_of(FIVETON, tmp_path / "five")
    swap(folder / "figures.csv", "2025,0203", "2026,0203,5000,3200,2500,100,2300,40,5,5,420,1\n2025,0203")
    (folder / "neighbors.csv").write_text("a,b\n")
    _, faults, notes = read(folder)
    assert not faults
    assert any("nobody reads 1 rows of start 2026; add [start.2026] to region.toml" in note for note in notes)
    assert any(
        "neighbors.csv: nobody reads this file; did you mean 'neighbours.csv'?" in note for note in notes
    )


def test_a_column_that_nobody_reads_is_told(tmp_path):
    folder = copy_of(FIVETON, tmp_path / "five")
    table = (FIVETON / "neighbours.csv").read_text().splitlines()
    (folder / "neighbours.csv").write_text(
        "\n".join([table[0] + ",river", *(line + ",no" for line in table[1:])])
    )
    _, faults, notes = read(folder)
    assert not faults
    assert any("neighbours.csv: nobody reads column 'river'" in note for note in notes)


def test_tables_of_a_german_spreadsheet_are_read_alike(tmp_path):
    folder = copy_of(FIVETON, tmp_path / "five")
    text = (folder / "towns.csv").read_text(encoding="utf-8")
    rows = [line.replace(",", ";").replace(".", ",") for line in text.splitlines() if line[:1] != "#"]
    (folder / "towns.csv").write_bytes("\r\n".join(rows).encode("cp1252"))
    ours, faults, _ = read(folder)
    theirs, *_ = read(FIVETON)
    assert not faults
    assert ours["towns.csv"].equals(theirs["towns.csv"])


def test_the_share_of_long_term_unemployed_may_be_left_out_or_given(tmp_path):
    assert read(FIVETON)[0]["figures.csv"]["long_term_share"].isna().all()
    folder = copy_of(FIVETON, tmp_path / "five")
    lines = (folder / "figures.csv").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line[:1] != "#"]
    shares = ["long_term_share", "0.5", "0.4", "0.3", "1.2", "0.1"]
    (folder / "figures.csv").write_text("\n".join(map(",".join, zip(rows, shares, strict=True))))
    _, faults, _ = read(folder)
    assert len(faults) == 1
    assert "figures.csv, line 5: long_term_share = '1.2': choose 0 to 1" in faults[0]


def test_too_many_towns_are_refused(tmp_path):
    folder = copy_of(FIVETON, tmp_path / "five")
    head, first, *_ = [
        line for line in (folder / "towns.csv").read_text(encoding="utf-8").splitlines() if line[:1] != "#"
    ]
    row = first.split(",", 2)[2]
    rows = [f"{number:05},Town {number},{row}" for number in range(1001)]
    (folder / "towns.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    _, faults, _ = read(folder)
    assert any("1,001 towns; give at most 1,000" in fault for fault in faults)
