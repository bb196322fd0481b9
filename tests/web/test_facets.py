"""Filters of a list: what is offered, with how many; what remains."""

from django.http import QueryDict

from shanyraq.domains.packages.web.facets import Facet, filter_groups, narrowed

ITEMS = [("red", ["a", "b"]), ("red", ["b"]), ("blue", ["a"])]
FACETS = [
    Facet("colour", "Colour", lambda item: [item[0]], str.upper),
    Facet("letter", "Letter", lambda item: item[1]),
]


def test_nothing_chosen_leaves_everything() -> None:
    assert narrowed(ITEMS, FACETS, QueryDict("")) == ITEMS
    assert narrowed(ITEMS, FACETS, QueryDict("colour=&other=x")) == ITEMS


def test_every_choice_narrows() -> None:
    assert narrowed(ITEMS, FACETS, QueryDict("colour=red&letter=a")) == ITEMS[:1]
    assert narrowed(ITEMS, FACETS, QueryDict("colour=green")) == []


def test_counts_say_what_would_remain() -> None:
    colours, letters = filter_groups(ITEMS, FACETS, QueryDict("colour=red"))
    assert [(option.value, option.label, option.count) for option in colours.options] == [
        ("red", "RED", 2),
        ("blue", "BLUE", 1),
    ]
    assert [(option.value, option.count) for option in letters.options] == [("a", 1), ("b", 2)]


def test_a_menu_without_a_choice_is_left_out() -> None:
    assert [group.name for group in filter_groups(ITEMS[:2], FACETS, QueryDict(""))] == ["letter"]
    assert [group.name for group in filter_groups(ITEMS[:2], FACETS, QueryDict("colour=red"))] == ["colour", "letter"]
