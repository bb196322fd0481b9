"""``shanyraq commitments CODE``: every obligation, its state, rule, evidence and next date."""

from dataclasses import asdict

from django.utils.translation import gettext as _

from shanyraq.base.ui.texts import pick
from shanyraq.cli.output import (
    WIDTH,
    AsJson,
    AsOf,
    Code,
    InLanguage,
    Language,
    brief,
    day,
    now,
    print_json,
    reading,
    refuse_nothing,
    say,
    speaking,
)
from shanyraq.domains.commitments.queries import Registered, register
from shanyraq.domains.commitments.web.facets import STATES, heading
from shanyraq.domains.packages.queries import version_in_force

SIGN = "○"
"""Of every state in which nothing is said about whether the commitment is kept."""


def commitments(code: Code, as_of: AsOf = None, language: InLanguage = Language.EN, json: AsJson = False) -> None:
    """Lists every obligation of a framework with its state. ``--json`` has the whole texts."""
    with speaking(language), reading() as there:
        refuse_nothing(there, code)
        version = version_in_force(code, day(as_of))
        found = register(version, day(as_of) or now().date())
    if json:
        print_json([asdict(commitment) for commitment in found])
        return
    with speaking(language):
        _print(found, version.language)


def _print(found: list[Registered], signed: str) -> None:
    ids = max((len(each.id) for each in found), default=0)
    states = max((len(str(word)) for word in STATES.values()), default=0)
    section = None
    for each in found:
        if each.section != section:
            section = each.section
            say(f"\n{brief(heading(section), WIDTH)}")
        state = str(STATES.get(each.state, each.state))
        begin = f"  {each.id:{ids}}  {SIGN} {state:{states}}  "
        say(begin + brief(pick(each.wording, signed).text, WIDTH - len(begin)))
    say(f"\n{_('Commitments')}: {len(found)}")
