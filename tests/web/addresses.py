"""Every page below a framework's code, with arguments that exist in that framework."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from shanyraq.base.attachments.models import Attachment
from shanyraq.base.comments.models import Comment
from shanyraq.base.sheets import FORMS
from shanyraq.domains.engagement.models import Feedback, FeedbackFile
from shanyraq.domains.engagement.vocabulary import PUBLIC as READ_BY_ALL
from shanyraq.domains.funding.models import Contribution
from shanyraq.domains.governance.models import Decision
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.learning.models import Evaluation, Recommendation, Review
from shanyraq.domains.learning.rules.evaluating import PUBLIC
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.web.downloads import SHEETS
from shanyraq.domains.parties.models import Registered
from shanyraq.domains.workplans.models import OutputIndicator, OutputValue, Plan, ProgrammeDocument, SubOutput


def of_forms(name: str, values: list[str], forms: Sequence[str] = FORMS) -> dict[str, list[str]]:
    """The files of a page take what the page takes."""
    return {f"{name}-{form}": values for form in forms}


def samples(version: Version) -> dict[str, list[Any]]:
    """Name of an address → values for its one argument."""
    outcome = version.outcomes.first()
    output = version.outputs.first()
    return {
        "outcome": [outcome.code],
        "output": [output.code],
        "indicator": list(version.indicators.values_list("key", flat=True)),
        **of_forms("indicator", [version.indicators.first().key], SHEETS),
        "indicator-svg": list(version.indicators.values_list("key", flat=True)),
        **{name: [] for name in OF_NATIONAL_DATA},
        "clause": [block.anchor[1:] for block in version.blocks.all()[:3]],
        "sdg": ["6"],
        **of_forms("sdg", ["6"]),
        "entity": list(version.organisations.values_list("key", flat=True)[:3]),
        "body": list(version.bodies.values_list("key", flat=True)[:3]),
        "commitment": list(version.commitments.values_list("key", flat=True)[:3]),
        "provisions": ["funding", "operations", "hact"],
        "difference": ["1"],
        "registered": list(Registered.objects.filter(framework=version.framework_id).values_list("key", flat=True)),
        "attached": list(Attachment.objects.filter(framework=version.code).values_list("pk", flat=True)),
        "attached-file": list(Attachment.objects.filter(framework=version.code).values_list("pk", flat=True)),
        "comment": list(Comment.objects.filter(framework=version.code).values_list("pk", flat=True)),
        "sub-output": list(
            SubOutput.objects.filter(framework=version.framework_id, ended_at=None).values_list("number", flat=True)
        ),
        "sub-output-editor": list(
            SubOutput.objects.filter(framework=version.framework_id, ended_at=None).values_list("number", flat=True)
        ),
        "programme-document": list(
            ProgrammeDocument.objects.filter(framework=version.framework_id).values_list("number", flat=True)
        ),
        "decision": list(
            Decision.objects.filter(framework=version.framework_id, ended_at=None).values_list("number", flat=True)
        ),
        "money-grid": list(
            SubOutput.objects.filter(framework=version.framework_id, ended_at=None).values_list("number", flat=True)
        ),
        "contribution": list(
            Contribution.objects.filter(framework=version.framework_id).values_list("number", flat=True)
        ),
        "observation": list(
            Observation.objects.filter(framework=version.framework_id).values_list("number", flat=True)
        ),
        "output-indicator": list(
            OutputIndicator.objects.filter(framework=version.framework_id, ended_at=None).values_list(
                "number", flat=True
            )
        ),
        "output-value": list(
            OutputValue.objects.filter(framework=version.framework_id).values_list("number", flat=True)
        ),
        "review-numbered": list(Review.objects.filter(framework=version.framework_id).values_list("number", flat=True)),
        "plan-activity": list(version.activities.values_list("key", flat=True)[:2]),
        **of_evaluations(version),
        **of_feedback(version),
        "amendment": list(version.framework.amendments.values_list("number", flat=True)),
        **of_forms("difference", ["1"]),
        **of_forms("outcome", [outcome.code]),
        **of_forms("output", [output.code]),
        **of_forms("entity", [version.organisations.first().key]),
        **of_forms("clause", [version.blocks.first().anchor[1:]]),
        **of_forms("commitment", list(version.commitments.values_list("key", flat=True)[:1])),
    }


def of_evaluations(version: Version) -> dict[str, list[Any]]:
    """Evaluations, and recommendations that everybody reads. An action leads to its recommendation."""
    rows = Recommendation.objects.filter(framework=version.framework_id, ended_at=None)
    public = rows.filter(Q(evaluation=None) | Q(evaluation__state__in=PUBLIC))
    own = Evaluation.objects.filter(framework=version.framework_id, ended_at=None)
    return {
        "evaluation": list(own.values_list("number", flat=True)),
        "recommendation": list(public.values_list("number", flat=True)),
        "follow-up-action": [],
    }


def of_feedback(version: Version) -> dict[str, list[Any]]:
    """What everybody reads. A receipt is known to whoever sent it, and to nobody else."""
    public = Feedback.objects.filter(framework=version.framework_id, state__in=READ_BY_ALL)
    return {"feedback-one": list(public.values_list("number", flat=True)), "feedback-receipt": []}


def of_evidence(version: Version) -> dict[str, list[Any]]:
    """Files that were published with feedback."""
    public = FeedbackFile.objects.filter(
        feedback__framework=version.framework_id, feedback__state__in=READ_BY_ALL, is_published=True
    )
    return {"feedback-file": list(public.values_list("feedback__number", "place"))}


def names() -> Iterator[tuple[str, int]]:
    """Every named address below ``<slug:code>/`` and how many arguments follow the code."""
    seen = set()
    for pattern, arguments in _walk(get_resolver(), 0, False):
        if pattern.name and pattern.name not in seen:
            seen.add(pattern.name)
            yield pattern.name, arguments


def _walk(resolver: URLResolver, arguments: int, inside: bool) -> Iterator[tuple[URLPattern, int]]:
    for pattern in resolver.url_patterns:
        own = len(pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            begins = inside or "slug:code" in str(pattern.pattern)
            yield from _walk(pattern, arguments + own - (begins and not inside), begins)
        elif inside:
            yield pattern, arguments + own


def by_name(version: Version) -> dict[str, list[str]]:
    """Name of an address → one address or more for every page of a framework."""
    known = samples(version)
    found = {}
    for name, arguments in names():
        if arguments == 0:
            found[name] = [reverse(name, args=[version.code])]
        elif arguments == 1:
            assert name in known, f"tests/web/addresses.py needs a sample for «{name}»"
            found[name] = [reverse(name, args=[version.code, value]) for value in known[name]]
        else:
            two = {**TWO, **of_plans(version), **of_reviews(version), **of_evidence(version)}
            assert name in two, f"tests/web/addresses.py needs a sample for «{name}»"
            found[name] = [reverse(name, args=[version.code, *values]) for values in two[name]]
    return found


def addresses(version: Version) -> list[str]:
    """One address or more for every page of a framework."""
    return [address for name, found in by_name(version).items() if name not in WITH_ACCOUNT for address in found]


def one_of_each(version: Version) -> dict[str, str]:
    """Name of an address → the first of its addresses; files of pages are left out."""
    found = {name: each for name, each in by_name(version).items() if name not in WITH_ACCOUNT}
    return {name: each[0] for name, each in found.items() if each and not each[0].endswith(FILES)}


OF_NATIONAL_DATA = {"indicator-areas", *(f"indicator-areas-{form}" for form in FORMS)}
"""What is reached once national data are taken, and tried in ``test_areas``."""
FILES = (".csv", ".ics", ".json", ".svg", ".xlsx", ".zip")
OF_A_SECRET = {"feedback-receipt"}
"""Pages for whoever has a secret that is told once: no sample of them can be found."""
WITH_ACCOUNT = {
    "feedback-queue",
    "evaluation",
    "attached",
    "attached-file",
    "comment",
    "sub-output",
    "sub-output-editor",
    "workplans-uninfo",
    "contribution",
    "observation",
    "money-grid",
    "follow-up-action",
    "value-grid",
    "contributions",
    "contributions-csv",
    "contributions-json",
    "contributions-xlsx",
    "funding-framework",
    "funding-framework-csv",
    "funding-framework-json",
    "funding-framework-xlsx",
    "funding-instruments",
    "funding-instruments-csv",
    "funding-instruments-json",
    "funding-instruments-xlsx",
    "funding-compact",
    "funding-compact-csv",
    "funding-compact-json",
    "funding-compact-xlsx",
    "overlaps",
    "overlaps-csv",
    "overlaps-json",
    "overlaps-xlsx",
    "initiatives",
    "work-plan",
    "work-plan-differences",
    "work-plan-quality",
    "work-plan-matrix",
    "work-plan-matrix-csv",
    "work-plan-matrix-json",
    "work-plan-matrix-xlsx",
    "deliverables",
    "deliverables-csv",
    "deliverables-json",
    "deliverables-xlsx",
    "output-indicators",
    "output-indicators-csv",
    "output-indicators-json",
    "output-indicators-xlsx",
    "output-indicator",
    "output-values",
    "output-values-csv",
    "output-values-json",
    "output-values-xlsx",
    "output-value",
    "programme-document",
    "programme-documents",
    "programme-documents-csv",
    "programme-documents-json",
    "programme-documents-xlsx",
    "decision",
    "decisions",
    "decisions-csv",
    "decisions-json",
    "decisions-xlsx",
    "review",
    *(f"review-{form}" for form in FORMS),
    "review-judge",
    "review-numbered",
    "notes",
    "contacts",
    "trail",
    "trail-csv",
    "trail-json",
    "trail-xlsx",
}
"""Pages that nobody sees without an account."""


def of_plans(version: Version) -> dict[str, list[tuple[Any, ...]]]:
    """The pages of plans that were opened: outcome and year."""
    found = list(Plan.objects.filter(framework=version.framework_id).values_list("outcome", "year"))
    matrix = of_forms("work-plan-matrix", found)  # type: ignore[arg-type]
    return (
        dict.fromkeys(("work-plan", "work-plan-differences", "work-plan-quality", "work-plan-matrix"), found) | matrix
    )  # type: ignore[return-value]


def of_reviews(version: Version) -> dict[str, list[tuple[Any, ...]]]:
    """The rooms of annual reviews that were opened: year and outcome."""
    found = Review.objects.filter(framework=version.framework_id).values_list("year", "outcome")
    rooms = [(year, outcome or "framework") for year, outcome in found]
    return dict.fromkeys(("review", "review-judge", *(f"review-{form}" for form in FORMS)), rooms)  # type: ignore[arg-type]


TWO: dict[str, list[tuple[str, ...]]] = {"notes": [("outcome", "1")]}
NO_DAYS = [
    "yesterday",
    "2026-13-01",
    "2027-02-29",
    "2026-1-5",
    "20260115",
    "2027-W01-1",
    "2027001",
    " 2026-02-01",
    "2026-02-01T00:00",
    "２０２６-02-01",
    "0",
    "1767225600",
]
"""What is no day, or is one in a form that no address has."""
FIXED = ["/", "/about/", "/method/", "/accessibility/", "/ui/", "/search"]
