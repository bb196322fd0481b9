"""``shanyraq commitments CODE``: every obligation, its state, rule, evidence and next date."""

from dataclasses import asdict

from shanyraq.cli.output import AsJson, AsOf, day, exits, now, print_json, say
from shanyraq.domains.commitments.queries import register
from shanyraq.domains.packages.queries import version_in_force


def commitments(code: str, as_of: AsOf = None, json: AsJson = False) -> None:
    """Lists every obligation of a framework with its state."""
    with exits():
        version = version_in_force(code, day(as_of))
    found = register(version, day(as_of) or now().date())
    if json:
        print_json([asdict(commitment) for commitment in found])
        return
    for commitment in found:
        say(f"{commitment.id:10} {commitment.state:14} {commitment.clause:22} {commitment.obligation}")
    say(f"\n{len(found)} commitments.")
