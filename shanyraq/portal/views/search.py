"""Search over everything that a framework says, or that all of them say."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shanyraq.domains.framework.queries.search import find
from shanyraq.domains.framework.web.finds import found_groups
from shanyraq.domains.packages.queries import versions_in_force
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.pages import asked_day


@framework_page
def search(page: FrameworkPage) -> HttpResponse:
    """What one framework says, by kind."""
    words = page.request.GET.get("q", "").strip()
    found = find([page.version], words)
    return page.render("portal/search.html", words=words, found=found, groups=found_groups(found, words))


def search_all(request: HttpRequest) -> HttpResponse:
    """What all frameworks say, by kind."""
    words = request.GET.get("q", "").strip()
    found = find(list(versions_in_force(asked_day(request))), words)
    context = {"words": words, "found": found, "groups": found_groups(found, words)}
    return render(request, "portal/search.html", context)
