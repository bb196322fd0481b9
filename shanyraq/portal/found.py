"""What search finds beside the index of words, as its page lists it: findings of the check and rules, with links."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils import translation

from shanyraq.domains.framework.queries.beside import Said, findings_said, holding, rules_said
from shanyraq.domains.framework.vocabulary import FINDING
from shanyraq.domains.framework.web.finds import FIRST, FoundGroup, FoundLine, heading
from shanyraq.domains.framework.web.passages import met, passage
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.kernel.words import Asked


def found_beside(asked: Sequence[Asked], page: FrameworkPage | None, kind: str) -> list[FoundGroup]:
    """The findings of the page's framework, where there is one, and the rules that hold all the words.

    :param kind: only of this kind all of them, instead of the first of each.
    """
    found = holding(asked, page.version if page else None, page.as_of if page else date.min)
    groups = []
    for of, known in found.items():
        lines = [_line(of, said, asked, page) for said in known]
        if lines:
            groups.append(FoundGroup(of, heading(of), len(lines), tuple(lines if kind else lines[:FIRST])))
    return groups


def nowhere(asked: Sequence[Asked], missing: Iterable[str], page: FrameworkPage | None) -> tuple[str, ...]:
    """Which of the words that no text has are in no finding and no rule either."""
    known = (*rules_said(), *(findings_said(page.version, page.as_of) if page else ()))
    words_of = {word.word: word for word in asked}
    return tuple(each for each in missing if not any(words_of[each].met_by(said.forms) for said in known))


def _href(of: str, said: Said, page: FrameworkPage | None) -> str:
    if of == FINDING and page:
        day = f"&as_of={page.asked.isoformat()}" if page.asked else ""
        return f"{reverse('check', args=[page.code])}?rule={said.code}{day}"
    return f"{reverse('method')}#{said.code}" if said.code else reverse("method")


def _line(of: str, said: Said, asked: Sequence[Asked], page: FrameworkPage | None) -> FoundLine:
    """In the reader's language, even where only another one has the words."""
    reader = (translation.get_language() or "en").split("-")[0]
    title, beside = said.title[reader], said.beside.get(reader, "")
    missing = set(range(len(asked))) - met(title, asked, reader)
    return FoundLine(
        framework=page.code if page else "",
        href=_href(of, said, page),
        called="",
        code=said.code,
        title=passage(title, asked, reader),
        title_lang="",
        passage=passage(beside if missing & met(beside, asked, reader) else "", asked, reader),
        passage_lang="",
        where=(),
        complete=not missing,
    )
