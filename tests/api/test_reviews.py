"""Annual reviews over REST: read whole by members, with what was judged and corrected."""

from datetime import date

from shanyraq.domains.packages.models import Version
from tests.api.test_records import officer
from tests.domains.test_reviews import do, opened, told

BASE = "/api/v1/frameworks/kaz-2026-2030"


def test_a_review_is_read_with_its_figures_judgements_and_corrections(kaz: Version) -> None:
    opened()
    program = officer("learning.review.prepare")
    (empty,) = program.get(f"{BASE}/reviews").json()["items"]
    assert (empty["state"], empty["figures"], empty["corrections"]) == ("opened", {}, [])
    told(kaz)
    for number in range(3):
        do("correction.propose", what={"en": str(number)}, due_on=date(2027, 6, 30))
    (found,) = program.get(f"{BASE}/reviews").json()["items"]
    assert found["outcome"] == empty["outcome"]
    assert found["revision"] > empty["revision"]
    assert {each["verdict"] for each in found["assumptions"]} <= {"holds", "uncertain", "fails"}
    assert [each["what"] for each in found["corrections"]] == [{"en": "0"}, {"en": "1"}, {"en": "2"}]
    assert {each["state"] for each in found["corrections"]} == {"proposed"}
