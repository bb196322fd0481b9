"""Whether a sub-output keeps to the joint programmes and initiatives that it names: asked of what stands, as
``initiatives`` is asked of what is to be formed. How many entities share it, ``partners`` asks.
"""

from datetime import date

from shanyraq.domains.workplans.rules.asking import Said, quality_rule
from shanyraq.domains.workplans.rules.facts import Facts, Surroundings
from shanyraq.domains.workplans.rules.initiatives import JOINT, lies_outside
from shanyraq.domains.workplans.vocabulary import Joint
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop


@quality_rule(
    id="workplans.joint_unknown",
    severity=Severity.WARNING,
    field="joint_names",
    title=gettext_noop("A joint programme or initiative that a sub-output names is one that was formed."),
    source=JOINT,
)
def joint_unknown(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for names under which no joint programme or initiative was formed here.

    A name that is written in two ways makes two of one, and nobody knows its days. Correct the name, or form it of two
    sub-outputs.
    """
    strange = [name for name in facts.joint_names if name not in around.joint]
    if strange:
        message = gettext_noop(
            "No joint programme or initiative was formed under this name: {joint}. Correct it, or form it"
        )
        yield Sentence(message, {"joint": strange})


@quality_rule(
    id="workplans.joint_outside",
    severity=Severity.WARNING,
    field="joint_names",
    title=gettext_noop("A sub-output stays within the days of its joint programme."),
    source=JOINT,
)
def joint_outside(facts: Facts, around: Surroundings, on: date) -> Said:
    """Compares the days of a sub-output with those of each joint programme that it names; other rules look for days
    that are missing.

    UN INFO does not link what lies outside. Change the days of the sub-output, or those of the programme.
    """
    for name in facts.joint_names:
        terms = around.joint.get(name)
        if terms and terms.kind == Joint.PROGRAMME and lies_outside(facts, terms.starts_on, terms.ends_on):
            message = gettext_noop(
                "It lies outside the days of the joint programme “{name}”, {starts_on} to {ends_on}: change either"
            )
            yield Sentence(message, {"name": name, "starts_on": terms.starts_on, "ends_on": terms.ends_on})
