"""The walls between domains hold where imports do not show: reverse relations, strings, shared models."""

from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture import walls

DOMAINS = [name for layer in walls.layers() for name in layer]


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_domain_reads_no_higher_one_through_the_back_door(domain: str) -> None:
    assert walls.leaks(domain) == []


def test_what_is_planted_in_any_room_is_found(tmp_path: Path) -> None:
    framework = tmp_path / "shanyraq" / "domains" / "framework"
    for room in ("queries/sdgs.py", "web/views.py", "api.py", "parts/results.py", "templatetags/parts.py"):
        (framework / room).parent.mkdir(parents=True, exist_ok=True)
        (framework / room).write_text("\nversion.indicators.all()\n")
    (framework / "templates").mkdir()
    (framework / "templates" / "goal.html").write_text("{{ version.risks.count }}")
    assert walls.leaks("framework", tmp_path) == [
        "shanyraq/domains/framework/api.py:2: indicators",
        "shanyraq/domains/framework/parts/results.py:2: indicators",
        "shanyraq/domains/framework/queries/sdgs.py:2: indicators",
        "shanyraq/domains/framework/templates/goal.html:1: risks",
        "shanyraq/domains/framework/templatetags/parts.py:2: indicators",
        "shanyraq/domains/framework/web/views.py:2: indicators",
    ]


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_name_that_leads_upwards_means_nothing_else(domain: str) -> None:
    """Otherwise the test above could not tell one from the other."""
    assert walls.ambiguous(domain) == set()


def test_every_relation_points_to_its_own_domain_or_a_lower_one() -> None:
    for model in apps.get_models(include_auto_created=True):
        domain = model._meta.app_label
        for field in model._meta.get_fields():
            if domain in DOMAINS and field.is_relation and not field.auto_created:
                assert field.related_model._meta.app_label in walls.seen_by(domain), f"{model._meta.label}.{field.name}"


@pytest.mark.parametrize(
    "source",
    [
        "version.indicators.all()",
        "outcome.indicators.filter(leads=None)",
        "rows = page.version.risks",
        "tally(version.commitments)",
        "Outcome.objects.filter(indicators__key='1')",
        "Outcome.objects.exclude(indicators=None)",
        "Outcome.objects.prefetch_related('indicators')",
        "Outcome.objects.order_by('-bodies__order')",
        "columns = ('code', 'indicators')\nOutcome.objects.values_list(*columns)",
        "Outcome.objects.annotate(n=Count('indicators__rows'))",
        "Outcome.objects.filter(~Q(bodies=None))",
        "getattr(version, 'activities')",
        "organisation.led_indicators.count()",
        "apps.get_model('indicators', 'Row')",
        "models.ForeignKey('indicators.Indicator')",
        "connection.cursor().execute('SELECT count(*) FROM indicators_row')",
    ],
)
def test_a_hole_in_the_wall_is_found(source: str) -> None:
    assert walls.in_code(source, "framework")


@pytest.mark.parametrize(
    "source",
    [
        "version.outcomes.all()",
        "row.participations.filter(role='entity')",
        "Outcome.objects.values('pk')[:1]",
        "', '.join(names.values())",
        "sum(len(output.indicators) for output in outcome.outputs)",
        "Hanging('indicator', key, title)",
        "columns = ('indicators', 'clauses')",
    ],
)
def test_what_only_looks_like_one_is_not(source: str) -> None:
    assert walls.in_code(source, "framework") == []


def test_the_same_words_are_free_to_a_domain_that_may_see_it() -> None:
    source = "version.indicators.filter(rows__values__year=2030)"
    assert walls.in_code(source, "learning") == []
    assert walls.in_code(source, "governance")


def test_a_hole_in_a_template_is_found() -> None:
    assert walls.in_template("<p>\n{% for row in outcome.indicators.all %}", "framework") == ["2: indicators"]
    assert walls.in_template("{{ version.commitments.count }}", "governance") == ["1: commitments"]
    assert walls.in_template("{{ outcome.indicators|length }} {{ outcome.outputs.all }}", "framework") == []


def test_no_module_imports_models_of_another_domain() -> None:
    found = []
    for path in (walls.ROOT / "shanyraq").rglob("*.py"):
        parts = path.relative_to(walls.ROOT / "shanyraq").parts
        domain = parts[1] if parts[0] == "domains" else ""
        if "migrations" not in parts:
            places = walls.foreign_models(path.read_text(encoding="utf-8"), domain)
            found += [f"{path.relative_to(walls.ROOT)}:{place}" for place in places]
    assert found == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from shanyraq.domains.framework.models import Outcome", True),
        ("from shanyraq.domains.framework.models.results import Outcome", True),
        ("from shanyraq.domains.framework import models", True),
        ("import shanyraq.domains.framework.models", True),
        ("from shanyraq.domains.packages.models import Framework, Version", True),
        ("def f():\n    from shanyraq.domains.framework.models import Outcome", True),
        ("from shanyraq.domains.packages.models import Version", False),
        ("from shanyraq.domains.indicators.models import Row", False),
        ("if TYPE_CHECKING:\n    from shanyraq.domains.framework.models import Outcome", False),
    ],
)
def test_an_import_of_another_domains_models_is_found(source: str, found: bool) -> None:
    assert bool(walls.foreign_models(source, "indicators")) is found
