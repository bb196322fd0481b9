"""The numeric tables of the first framework against a second transcription, cell by cell.

``kaz-2026-2030/annex-1.csv`` and ``rankings.csv`` were written from the signed text alone, without the
package, and hold every printed row of annex 1 and of the table of rankings in chapter 1: row, baseline,
later values, targets with their years, and whether the target was still to be set. ``row`` goes from group
to leaf, empty for the total. Decimal commas, percent signs and thousands separators of the print are left
out; words that are not a number stay as printed. Where a cell prints no year, the rule of the package's
README holds on both sides: what is compared is the reading of the cells, not that rule.

All numbers and years agreed at the first comparison. Three headings did not, as the text has lost the
indentation of the page: under 16.1.4 “Total” heads the three answers of all people, as “men” and “women”
head theirs; under 5.2.2 “Type of violence” heads what follows, and “Any sexual violence” stands under
“Sexual violence committed by a person other than a partner”. Read again, the package was right in each, and
the transcription was corrected. “In the last 12 months” under 5.2.1 is read as the head of the rows after
the words, on both sides; the package says so in ``reconstructed``.
"""

from dataclasses import replace

from shanyraq.domains.packages.schema import Package
from tests.transcriptions.reading import Line, packaged, records, transcribed

ANNEX = "kaz-2026-2030/annex-1.csv"
RANKINGS = "kaz-2026-2030/rankings.csv"


def differences(one: list[Line], other: list[Line]) -> list[str]:
    """What stands in one list and not, at the same place, in the other."""
    pairs = zip(one, other, strict=True)
    return [f"{mine}\n{theirs}" for mine, theirs in pairs if mine != theirs]


def test_annex_1_is_the_same_in_both_transcriptions(kaz_package: Package) -> None:
    assert differences(transcribed(ANNEX), packaged(kaz_package)) == []


def test_a_digit_that_differs_is_found(kaz_package: Package) -> None:
    lines = transcribed(ANNEX)
    place = next(index for index, line in enumerate(lines) if line.targets)
    value, year = lines[place].targets[0]
    assert value is not None
    lines[place] = replace(lines[place], targets=((value + 0.1, year), *lines[place].targets[1:]))
    assert len(differences(lines, packaged(kaz_package))) == 1


def test_the_rankings_are_the_same_in_both_transcriptions(kaz_package: Package) -> None:
    assert [
        (
            record["index"].rstrip(":"),
            float(record["value"]) if record["value"] else None,
            int(record["rank"]),
            int(record["out_of"]),
            int(record["year"]),
            record["organisation"],
        )
        for record in records(RANKINGS)
    ] == [
        (
            (ranking.index if isinstance(ranking.index, str) else ranking.index["en"]).rstrip(":"),
            ranking.value,
            ranking.rank,
            ranking.out_of,
            ranking.year,
            ranking.organisation,
        )
        for ranking in kaz_package.context.rankings
    ]
