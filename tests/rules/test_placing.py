"""Under which output a row of a file stands, where several outputs of a framework have the same wording: cases."""

import pytest

from shanyraq.domains.workplans.rules.placing import OutputLine, Row, placed
from shanyraq.kernel.findings import Severity

SAME, OTHER = "Institutions are stronger", "Roads are better"
OUTPUTS = [
    OutputLine("1.1.1", "1.1", (SAME,), ("People have access to services",)),
    OutputLine("1.1.2", "1.1", (SAME, "Les institutions"), ("People have access to services",)),
    OutputLine("2.1.1", "2.1", (SAME,), ("Laws are kept",)),
    OutputLine("2.1.2", "2.1", (OTHER,), ("Laws are kept",)),
]
SILENT, TOLD, REFUSED = [], [Severity.WARNING], [Severity.ERROR]


@pytest.mark.parametrize(
    ("row", "expected", "remarks"),
    [
        pytest.param(Row("1.1.1", SAME), "1.1.1", SILENT, id="the first by its code"),
        pytest.param(Row("1.1.2", SAME), "1.1.2", SILENT, id="the second by its code"),
        pytest.param(Row("2.1.1", SAME), "2.1.1", SILENT, id="the last by its code"),
        pytest.param(Row("Output 2.1.1", SAME), "2.1.1", SILENT, id="by its code with a word before it"),
        pytest.param(Row("1.1.2", SAME, "2.1", "Laws are kept"), "1.1.2", SILENT, id="a code goes before an outcome"),
        pytest.param(Row("2.1", SAME), "2.1.1", TOLD, id="a shorter code that only one stands below"),
        pytest.param(Row("1.1", SAME), None, REFUSED, id="a shorter code that two stand below"),
        pytest.param(Row("1.1", SAME, own="1.1.2.7"), "1.1.2", TOLD, id="the code of the sub-output decides"),
        pytest.param(Row("9.9", SAME, "2.1"), "2.1.1", TOLD, id="the code of the outcome decides"),
        pytest.param(Row("9.9", SAME, "", "laws are  KEPT."), "2.1.1", TOLD, id="the words of the outcome decide"),
        pytest.param(Row("", SAME, "2.1"), "2.1.1", TOLD, id="no code, and the outcome decides"),
        pytest.param(Row("", SAME, "1.1"), None, REFUSED, id="no code, and the outcome has two"),
        pytest.param(Row("", SAME), None, REFUSED, id="nothing decides"),
        pytest.param(Row("2.1.2", SAME), "2.1.1", TOLD, id="the code of other words in an outcome that decides"),
        pytest.param(Row("2.1.9", SAME), "2.1.1", TOLD, id="a code of no output in an outcome that decides"),
        pytest.param(Row("1.1.9", SAME), None, REFUSED, id="a code of no output in an outcome that has two"),
        pytest.param(Row("", "Les institutions"), "1.1.2", SILENT, id="words that only one has"),
        pytest.param(Row("1.1.1", OTHER), "2.1.2", TOLD, id="words that only one has go before a code"),
        pytest.param(Row("2.1.9", OTHER), "2.1.2", TOLD, id="a code of no output, and words that only one has"),
        pytest.param(Row("", OTHER), "2.1.2", SILENT, id="no code, and words that only one has"),
        pytest.param(Row("1.1.1", "Something else"), "1.1.1", [Severity.NOTE], id="words that none has"),
        pytest.param(Row("9.9", "Something else"), None, REFUSED, id="neither"),
    ],
)
def test_a_row(row: Row, expected: str | None, remarks: list[Severity]) -> None:
    found = placed(row, OUTPUTS)
    assert (found.output, [each.severity for each in found.findings]) == (expected, remarks)


def test_a_doubt_names_the_outputs_between_which_it_is() -> None:
    (finding,) = placed(Row("1.1", SAME), OUTPUTS).findings
    assert "1.1.1, 1.1.2, 2.1.1" in str(finding.message)


def test_a_code_of_no_output_is_named_beside_the_output_with_the_words() -> None:
    (finding,) = placed(Row("2.1.9", OTHER), OUTPUTS).findings
    assert "no output 2.1.9" in str(finding.message)
    assert "output 2.1.2" in str(finding.message)
