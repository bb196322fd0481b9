"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.funding.web import compacting, financing, framing, giving, grid, views
from shanyraq.domains.packages.web.downloads import sheet_paths

urlpatterns = [
    path("funding/", views.funding, name="funding"),
    *sheet_paths("funding", "funding", views.funding_sheet),
    path("funding/contributions/", giving.giving, name="contributions"),
    *sheet_paths("funding/contributions", "contributions", giving.giving_sheet),
    path("funding/compact/", compacting.compacting, name="funding-compact"),
    *sheet_paths("funding/compact", "funding-compact", compacting.compacting_sheet),
    path("funding/framework/", framing.framing, name="funding-framework"),
    *sheet_paths("funding/framework", "funding-framework", framing.framing_sheet),
    path("funding/instruments/", financing.financing, name="funding-instruments"),
    *sheet_paths("funding/instruments", "funding-instruments", financing.financing_sheet),
    path("funding/contributions/<number:number>/", giving.one, name="contribution"),
    path("funding/sub-outputs/<number:number>/", grid.money_grid, name="money-grid"),
]
