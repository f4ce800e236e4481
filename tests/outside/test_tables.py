"""Observed tables as people have them: exports, locales, units, containers, shifted columns."""

import bz2
import gzip
import io
import lzma
import zipfile

import pytest

from ruhrsim.analysis.observed import ObservedError, read_observed

HEAD = "year,kreis_ags,unemployment_rate_pct\n"
TOWN_HEAD = "year,ags,unemployed_annual_avg\n"
GOOD = (HEAD + "2023,05112,12.8\n").encode()


def read(tmp_path, content, name="came.csv"):
    file = tmp_path / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_observed(file, 2016, 2017, 2025)


def faults(tmp_path, content, name="came.csv"):
    with pytest.raises(ObservedError) as caught:
        read(tmp_path, content, name)
    return "\n".join(caught.value.faults)


def rates(came):
    return {
        (year, key): float(value)
        for year, row in zip(came.years, came.points, strict=True)
        for key, value in zip(came.places.keys, row, strict=True)
        if value == value
    }


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


INKAR = (
    "\ufeffKennziffer;Raumeinheit;Aggregat;Arbeitslosenquote\r\n;;;2023\r\n"
    "5112;Duisburg, Stadt;kreisfreie Stadt;12,8\r\n"
    "5113;Essen, Stadt;kreisfreie Stadt;10,9\r\n"
)


def test_an_export_of_inkar_is_read_as_it_is_downloaded(tmp_path):
    assert rates(read(tmp_path, INKAR)) == {(2023, "05112"): 12.8, (2023, "05113"): 10.9}


def test_an_export_of_several_years_and_all_kreise_says_what_it_leaves_out(tmp_path):
    text = INKAR.replace(";Arbeitslosenquote", ";Arbeitslosenquote 1;Arbeitslosenquote 2")
    text = text.replace(";2023", ";2022;2023").replace("12,8", "12,1;12,8").replace("10,9", "10,2;10,9")
    came = read(tmp_path, text + "1001;Flensburg, Stadt;kreisfreie Stadt;8,1;8,3\r\n")
    assert rates(came)[2022, "05113"] == 10.2
    assert rates(came)[2023, "05113"] == 10.9
    assert "1 places outside the region left out (1001)" in came.notes[0]


def test_an_export_of_another_indicator_is_refused(tmp_path):
    assert "'Bruttoinlandsprodukt'" in faults(
        tmp_path, INKAR.replace("Arbeitslosenquote", "Bruttoinlandsprodukt")
    )


@pytest.mark.parametrize(
    "content",
    [
        HEAD + '2023,05112,"12,8"\n',
        HEAD.replace(",", ";") + "2023;05112;12,8\n",
        HEAD.replace(",", "\t") + "2023\t05112\t12.8\n",
        "sep=;\n" + HEAD.replace(",", ";") + "2023;05112;12,8\n",
        "\ufeff" + HEAD + "2023,05112,12.8\n",
        HEAD + "\n2023,05112,12.8\n,,\n\n",
        HEAD.replace("\n", "\r\n") + "2023.0,5112.0, 12.8 \r\n",
        '"",' + HEAD + '"1",2023,05112,12.8\n',
    ],
)
def test_what_means_the_same_is_read_the_same(tmp_path, content):
    assert rates(read(tmp_path, content)) == {(2023, "05112"): 12.8}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_and_names_of_places(tmp_path, encoding):
    text = HEAD + "2023,Mülheim an der Ruhr,8.1\n2023,Stadt Duisburg,12.8\n"
    assert rates(read(tmp_path, text.encode(encoding))) == {(2023, "05117"): 8.1, (2023, "05112"): 12.8}


@pytest.mark.parametrize(
    "name",
    ["05117", "5117", "05117000", "051170000000", "Muelheim an der Ruhr", "MÜLHEIM A.D. RUHR",
     "Mu\u0308lheim an der Ruhr"],
)  # fmt: skip
def test_places_as_people_write_them(tmp_path, name):
    assert list(rates(read(tmp_path, HEAD + f"2023,{name},8.1\n"))) == [(2023, "05117")]


@pytest.mark.parametrize(
    ("rows", "part"),
    [
        ("2021,05112000,32.411\n", "must be whole persons (row 2: '32.411')"),
        ('2021,05112000,"32,411"\n', "must be whole persons (row 2: '32,411')"),
        ("2021,05112000,1.032.411\n", "write them without signs for thousands"),
        ("2021,05112000,324110\n", "row 2: 324110, where Duisburg had 30863 to 41314"),
        ("2021,05112000,32\n", "not plausible"),
        ("2021,05112000,inf\n", "must be numbers (row 2: 'inf')"),
        ("2021,05112000,nan\n", "must be numbers (row 2: 'nan')"),
        ("2021,05112000,1e999\n", "must be numbers (row 2: '1e999')"),
        ("2021,05112000,\u0663\u0664\u0660\u0665\u0669\n", "must be numbers"),
        ("2021,05112000," + "9" * 5000 + "\n", "must be numbers"),
    ],
)
def test_figures_of_towns_are_judged_beside_the_known_ones(tmp_path, rows, part):
    found = faults(tmp_path, TOWN_HEAD + rows + "2021,05113000,34059\n")
    assert part in found
    assert len(found) < 1000


@pytest.mark.parametrize("value", ["0.128", "128", "1.28", "12.8 %", "-3"])
def test_rates_in_another_unit_are_refused(tmp_path, value):
    assert "unemployment_rate_pct" in faults(tmp_path, HEAD + f"2023,05112,{value}\n")


@pytest.mark.parametrize("year", ["2023.5", "2023-12-31", "31.12.2023", "23", "20231", "", "inf"])
def test_only_whole_years_are_years(tmp_path, year):
    found = faults(tmp_path, HEAD + f"{year},05112,12.8\n2023,05112,12.6\n")
    assert "write the year alone, such as 2023" in found


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (HEAD + "2023,05112,12.8,\n2023,05113,10.9,\n", "surplus column 4 ('' at the end"),
        (HEAD + "2023,05112,12,8\n", "decimal commas need a semicolon"),
        ('"year","kreis_ags","unemployment_rate_pct"\n"Duisburg",2023,"05112","n.a. (k)"\n', "such as 'Duisburg'"),
        (HEAD + "NRW,2023,05112,12.8\n", "row names such as 'NRW' in front"),
        (HEAD + "2023,05112\n", "none for 'unemployment_rate_pct'"),
        (HEAD + '2023,05112,"12.8\n', "can't be read as a table"),
        ("year,year,kreis_ags,unemployment_rate_pct\n1,2023,05112,12.8\n", "'year'"),
        (HEAD, "no figure between"),
        ("", "it is empty"),
        ("\n\n", "it is empty"),
    ],
)  # fmt: skip
def test_shifted_and_empty_tables_are_told_in_one_line(tmp_path, content, part):
    found = faults(tmp_path, content)
    assert part in found
    assert len(found.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("one.zip", zipped(**{"a.csv": GOOD, "__MACOSX/._a.csv": b"x", "._a.csv": b"x"})),
        ("a.csv.gz", gzip.compress(GOOD)),
        ("a.csv.xz", lzma.compress(GOOD)),
        ("a.csv.bz2", bz2.compress(GOOD)),
        ("named_anything", gzip.compress(GOOD)),
    ],
)
def test_a_packed_table_is_unpacked(tmp_path, name, content):
    assert rates(read(tmp_path, content, name)) == {(2023, "05112"): 12.8}


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("two.zip", zipped(**{"a.csv": GOOD, "b.csv": GOOD}), "holds 2 files ('a.csv', 'b.csv')"),
        ("none.zip", zipped(), "holds no file"),
        ("broken.zip", zipped(**{"a.csv": GOOD})[:60], "a broken zip file"),
        ("broken.gz", gzip.compress(GOOD)[:30], "a broken gz file"),
        ("flipped.gz", gzip.compress(GOOD)[:-6] + b"123456", "a broken gz file"),
        ("broken.xz", lzma.compress(GOOD)[:40], "a broken xz file"),
        ("page.csv.gz", b"<html>404</html>", "a web page"),
        ("page.csv.xz", b"\n<!DOCTYPE html><p>", "a web page"),
        ("page.csv", b"<html>404</html>", "a web page"),
        ("text.csv.gz", GOOD, "not packed so"),
        ("book.csv", zipped(**{"xl/workbook.xml": b"x"}), "an office document"),
        ("bomb.gz", gzip.compress(b"0" * 30_000_000), "unpacked larger than"),
        ("a.csv", b"PAR1 and more", "a Parquet file"),
        ("a.csv", b"%PDF-1.7", "a PDF"),
        ("a.csv", GOOD.decode().encode("utf-16-le"), "zero bytes"),
        ("a.csv", b"\x81\x8d" + GOOD, "not UTF-8 text"),
        ("a.csv", (HEAD + "2023,05112,12.8\n").encode() * 600_000, "larger than 20 MB"),
    ],
)
def test_containers_and_other_files_are_told_in_one_line(tmp_path, name, content, part):
    found = faults(tmp_path, content, name)
    assert part in found
    assert len(found.splitlines()) == 1
    assert len(found) < 500


def test_thousands_of_faults_stay_short(tmp_path):
    rows = "".join(f"2023,{n:05d},8.0\n" for n in range(60_000, 80_000))
    found = faults(tmp_path, HEAD + rows)
    assert "and 19,995 more not in the region" in found
    assert len(found) < 2000
