"""What sub-outputs are called, for whoever speaks of them elsewhere."""

from shanyraq.base.ui.texts import pick
from shanyraq.domains.workplans.models import SubOutput


def sub_output_called(framework: str, key: str) -> str | None:
    """The title of a sub-output by its number, in the reader's language; None where there is none."""
    if not (key.isascii() and key.isdecimal() and len(key) < 10):
        return None
    found = SubOutput.objects.filter(framework__code=framework, number=int(key)).values_list("title", flat=True).first()
    return pick(found).text if found else None
