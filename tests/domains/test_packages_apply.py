"""Plan, apply and export: idempotent, whole or not at all, versioned, and readable back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.exceptions import ObjectDoesNotExist

from shanyraq.base.audit.models import Event
from shanyraq.domains.packages.comparing import Action, compare
from shanyraq.domains.packages.models import Framework, Version
from shanyraq.domains.packages.queries import version_in_force, versions_in_force
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.registry import load_package, parts
from shanyraq.domains.packages.schema import Package, Readme, Remarks, TheoryOfChange
from shanyraq.domains.packages.schema import Path as Way
from shanyraq.domains.packages.schema.items import Model
from shanyraq.domains.packages.verbs import framework as verbs
from shanyraq.domains.packages.writing import package_files, write_folder
from shanyraq.kernel.errors import NotFound
from tests.conftest import KAZ, SECOND, SIGNED, TESTER, apply

pytestmark = pytest.mark.usefixtures("empty")

LATER = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


def retitled(package: Package, title: str | dict[str, str]) -> Package:
    """The package with another title of its first outcome."""
    outcomes = [package.outcomes[0].model_copy(update={"title": title}), *package.outcomes[1:]]
    return package.model_copy(update={"outcomes": outcomes})


@pytest.mark.django_db
class TestApply:
    def test_the_rows_say_what_the_package_said(self, kaz_package: Package) -> None:
        version = apply(kaz_package)
        assert load_package(version) == kaz_package

    def test_so_they_do_for_a_deliberately_different_framework(self, second_package: Package) -> None:
        version = apply(second_package)
        assert load_package(version) == second_package
        assert version.levels.count() == 3

    def test_two_paths_to_one_outcome_stay_two(self, second_package: Package) -> None:
        step = {"clauses": ["§2-p1"], "text": "X"}
        path = Way.model_validate({"outcome": "A.1", "ifs": [step], "then": step})
        theory = TheoryOfChange(paths=[path, path.model_copy(update={"ifs": []}), path])
        package = second_package.model_copy(update={"theory_of_change": theory})
        assert load_package(apply(package)) == package

    def test_twice_is_once(self, second_package: Package) -> None:
        first = apply(second_package)
        again = verbs.apply(second_package, reason="again", by=TESTER, at=LATER)
        assert again.version == first
        assert again.changes == []
        assert Version.objects.count() == Event.objects.count() == 1

    def test_a_change_is_a_new_version_and_the_old_one_stays(self, second_package: Package) -> None:
        first = apply(second_package)
        changed = retitled(second_package, "Eau")
        second = apply(changed, reason="Shorter", at=LATER)
        assert (first.number, second.number) == (1, 2)
        assert (second.author, second.reason) == ("tester", "Shorter")
        assert load_package(first) == second_package
        assert load_package(second) == changed

    def test_a_crash_in_the_middle_leaves_nothing(self, second_package: Package) -> None:
        for broken in parts():
            with (
                patch.object(broken, "write", side_effect=OSError("disk full")),
                pytest.raises(OSError, match="disk full"),
            ):
                apply(second_package)
            assert Framework.objects.count() == Version.objects.count() == Event.objects.count() == 0


class TestOrder:
    """The order of print is part of what was signed."""

    @pytest.mark.parametrize("folder", ["kaz_package", "second_package"])
    def test_no_two_neighbours_change_places_unseen(self, folder: str, request: pytest.FixtureRequest) -> None:
        package: Package = request.getfixturevalue(folder)
        swaps = list(swapped(package))
        assert len({path[-1] for path, _ in swaps}) >= 9
        for path, other in swaps:
            changes = compare(package, other)
            assert changes, path
            assert {change.action for change in changes} == {Action.CHANGE}, path

    def test_a_move_is_named_from_the_first_to_the_last_out_of_place(self, second_package: Package) -> None:
        blocks = second_package.document.blocks
        moved = [*blocks[:1], blocks[2], blocks[1], *blocks[3:]]
        document = second_package.document.model_copy(update={"blocks": moved})
        (change,) = compare(second_package, second_package.model_copy(update={"document": document}))
        names = [blocks[1].anchor, blocks[2].anchor]
        assert change.item == "document › clause"
        assert [(each.field, each.before, each.after) for each in change.fields] == [("order", names, names[::-1])]

    def test_what_is_added_moves_nothing(self, second_package: Package) -> None:
        blocks = second_package.document.blocks
        new = blocks[0].model_copy(update={"anchor": "§new"})
        document = second_package.document.model_copy(update={"blocks": [blocks[0], new, *blocks[1:]]})
        changes = compare(second_package, second_package.model_copy(update={"document": document}))
        assert [(change.action, change.item) for change in changes] == [(Action.ADD, "document › clause §new")]


def swapped(model: Model, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The model, again and again, each time with the first two different members of one list exchanged."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, list) and len(value) > 1 and value[0] != value[1]:
            yield (*path, name), model.model_copy(update={name: [value[1], value[0], *value[2:]]})
        inside = [value] if isinstance(value, Model) else value[:1] if isinstance(value, list) else []
        for member in inside:
            if isinstance(member, Model):
                for at, other in swapped(member, (*path, name)):
                    new = other if isinstance(value, Model) else [other, *value[1:]]
                    yield at, model.model_copy(update={name: new})


@pytest.mark.django_db
class TestTrail:
    def test_an_event_says_who_why_and_what(self, second_package: Package) -> None:
        version = apply(second_package, reason="Signed")
        event = Event.objects.get()
        assert (event.verb, event.subject) == ("packages.framework.apply", "framework xaa-2027-2031")
        assert (event.actor, event.reason, event.at) == ("tester", "Signed", SIGNED)
        assert event.change["version"] == 1
        assert event.change["digest"] == version.digest
        assert event.change["changes"]["change"] == event.change["changes"]["end"] == 0


@pytest.mark.django_db
class TestPlan:
    def test_it_changes_nothing(self, second_package: Package) -> None:
        changes = verbs.plan(second_package)
        assert {change.action for change in changes} == {Action.ADD}
        assert Version.objects.count() == Event.objects.count() == 0

    def test_it_names_the_field_before_and_after(self, second_package: Package) -> None:
        apply(second_package)
        (change,) = verbs.plan(retitled(second_package, "Eau"))
        assert (change.action, change.item) == (Action.CHANGE, "outcome A.1")
        (field,) = change.fields
        assert (field.field, field.before, field.after) == ("title", "Eau et école", "Eau")

    def test_what_is_gone_ends(self, second_package: Package) -> None:
        apply(second_package)
        shorter = second_package.model_copy(update={"outcomes": second_package.outcomes[:1]})
        ended = {change.item for change in verbs.plan(shorter) if change.action is Action.END}
        assert "outcome A.2" in ended
        assert "outcome A.2 › indicator loi-information › row total" in ended

    def test_a_changed_remark_is_a_change(self, second_package: Package) -> None:
        apply(second_package)
        old = second_package.findings.findings
        said = [old[0].model_copy(update={"explanation": "Dit autrement."}), *old[1:]]
        changed = second_package.model_copy(update={"findings": Remarks(findings=said)})
        (change,) = verbs.plan(changed)
        assert (change.action, change.item) == (Action.CHANGE, f"findings › remark {old[0].rule}: {old[0].subject}")
        assert [field.field for field in change.fields] == ["explanation"]
        version = apply(changed, at=LATER)
        assert (version.number, load_package(version)) == (2, changed)

    def test_a_changed_readme_is_a_change(self, second_package: Package) -> None:
        apply(second_package)
        changed = second_package.model_copy(update={"readme": Readme(text="# Autre\n")})
        assert [(change.action, change.item) for change in verbs.plan(changed)] == [(Action.CHANGE, "readme")]
        assert verbs.digest(changed) != verbs.digest(second_package)

    def test_nothing_differs_from_itself(self, kaz_package: Package) -> None:
        assert compare(kaz_package, kaz_package) == []


@pytest.mark.django_db
class TestHistory:
    def test_a_day_tells_the_version(self, second_package: Package) -> None:
        apply(second_package)
        apply(retitled(second_package, "Eau"), at=LATER)
        code = second_package.framework.code
        assert version_in_force(code).number == 2
        assert version_in_force(code, date(2026, 5, 31)).number == 1
        assert version_in_force(code, date(2026, 6, 1)).number == 2
        assert [version.number for version in versions_in_force(date(2026, 5, 31))] == [1]
        assert [version.number for version in versions_in_force()] == [2]

    def test_before_the_first_version_there_is_none(self, second_package: Package) -> None:
        apply(second_package)
        with pytest.raises(NotFound):
            version_in_force(second_package.framework.code, date(2026, 1, 14))
        assert not versions_in_force(date(2026, 1, 14))

    def test_an_unknown_code(self, db: None) -> None:
        with pytest.raises(NotFound):
            version_in_force("abc-2026-2030")
        assert not issubclass(NotFound, ObjectDoesNotExist)


@pytest.mark.parametrize("folder", [KAZ, SECOND], ids=lambda folder: folder.name)
class TestExport:
    def test_the_exported_folder_equals_the_one_applied(self, db: None, folder: Path, tmp_path: Path) -> None:
        reading = read_package(folder)
        assert reading.package is not None
        version = apply(reading.package)
        names = write_folder(load_package(version), tmp_path / "out")
        for name in names:
            assert (tmp_path / "out" / name).read_bytes() == (folder / name).read_bytes(), name
        assert {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} == set(names)
        assert {"findings.yaml", "README.md"} <= set(names)

    def test_what_is_written_reads_back(self, folder: Path, tmp_path: Path) -> None:
        package = read_package(folder).package
        assert package is not None
        write_folder(package, tmp_path / "out")
        assert read_package(tmp_path / "out").package == package

    def test_the_same_package_gives_the_same_bytes(self, folder: Path) -> None:
        package = read_package(folder).package
        assert package is not None
        assert package_files(package) == package_files(package.model_copy(deep=True))


def test_a_folder_that_is_not_empty_is_left_alone(second_package: Package, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        write_folder(second_package, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
