"""The status of a sub-output: moved step by step, as its life cycle has it."""

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.numbered import Result
from shanyraq.domains.workplans.commands import MoveSubOutput
from shanyraq.domains.workplans.queries.kept import found
from shanyraq.domains.workplans.rules.editing import refused_ended
from shanyraq.domains.workplans.rules.statuses import MOVE, SUB_OUTPUT, refused_move, refused_unreasoned
from shanyraq.domains.workplans.verbs.sub_output import STANDING, edited, known, where
from shanyraq.kernel.sentences import gettext_noop


@verb(
    "workplans.sub_output.move",
    title=MOVE,
    said=gettext_noop("{actor} moved {name} on: {status}"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
    listed=STANDING,
)
def move(trail: Trail, command: MoveSubOutput) -> Result:
    """Moves a sub-output to another status: its work begins, is finalised, closed, suspended, resumed, put off,
    cancelled or reopened.
    """
    _version, stands = found(command.framework, command.number)
    status = stands.facts.status
    trail.ask(refused_ended(str(stands.number), has_ended=stands.ended))
    trail.ask([*refused_move(status, command.act), *refused_unreasoned(status, command.act, command.reason)])
    target = SUB_OUTPUT.move(status, command.act)
    return edited(trail, command, {"status": target}, about={"status": target}, reason=command.reason)
