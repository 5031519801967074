"""The days off by law that are kept in a file are those of the library, year by year."""

from pathlib import Path

from mzsh_kit.timing import calendar

FILE = Path(calendar.__file__).with_name("festivals.tsv")


def test_the_file_says_what_the_library_says():
    years = sorted({line[:4] for line in FILE.read_text(encoding="utf-8").splitlines()})
    assert (years[0], len(years)) == ("2020", 16)
    rows = (f"{day}\t{name}\n" for year in years for day, name in calendar.festivals_of(int(year)).items())
    assert FILE.read_text(encoding="utf-8") == "".join(rows), "write it anew from this text"
