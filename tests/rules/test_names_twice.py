"""In every list of names of the package format, a name that stands twice is told with its place."""

from typing import Any

import pytest
from pydantic import BaseModel

from shanyraq.domains.packages import schema
from shanyraq.domains.packages.reading.doubled import check_doubled, lists_of_names
from shanyraq.domains.packages.schema.items import Model
from shanyraq.domains.packages.schema.training import TrainingFile
from tests.domains.test_packages_limits import every_model

MODELS: set[Any] = every_model(TrainingFile, every_model(schema.Package, {schema.Package}))
LISTS = sorted(((model, name) for model in MODELS for name in lists_of_names(model)), key=str)
NAMED = {
    *("Item.clauses", "Commitment.parties", "Commitment.bodies", "Indicator.lead_entities", "LnobMention.groups"),
    *("Activity.responsible", "Activity.responsible_bodies", "Residual.entities", "Accelerator.outcomes"),
    *("LnobGroup.dimensions", "Risk.outcomes", "Risk.assumptions", "Assumption.outcomes", "Assumption.outputs"),
    *("FrameworkFile.languages", "Block.anchors"),
    *("TrainingActivity.entities", "TrainingActivity.implementers", "TrainingActivity.targets", "TrainingPlans.scarce"),
    *("TrainingEvaluation.outcomes", "TrainingRecommendation.addressees", "TrainingCorrection.who"),
}


def test_the_lists_are_those_of_the_format() -> None:
    found = {f"{'Item' if name == 'clauses' else model.__name__}.{name}" for model, name in LISTS}
    assert found == NAMED


@pytest.mark.parametrize(("model", "name"), LISTS, ids=[f"{model.__name__}.{name}" for model, name in LISTS])
def test_a_name_twice_is_told(model: type[Model], name: str) -> None:
    empty = dict.fromkeys(lists_of_names(model), ())
    one: BaseModel = model.model_construct(**{**empty, name: ["a", "b", "A"]})
    assert list(check_doubled([(("x",), one)])) == []  # type: ignore[list-item]
    doubled: Any = model.model_construct(**{**empty, name: ["a", "b", "a", "b"]})
    places = [place for place, _ in check_doubled([(("x",), doubled)])]
    assert places == [("x", name, 2), ("x", name, 3)]
