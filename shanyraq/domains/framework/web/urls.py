"""Addresses of the framework's pages, below its code."""

from django.urls import path

from shanyraq.domains.framework.web import context, document, partners
from shanyraq.domains.packages.web.downloads import sheet_paths

urlpatterns = [
    path("document", document.document, name="document"),
    path("clause/<str:anchor>", document.clause, name="clause"),
    *sheet_paths("clause/<str:anchor>/entries", "clause", document.clause_sheet),
    path("context/", context.context, name="context"),
    *sheet_paths("context", "context", context.context_sheet),
    path("partners/", partners.partners, name="partners"),
    *sheet_paths("partners", "partners", partners.partners_sheet),
    path("provisions/<str:part>/", context.provisions, name="provisions"),
    path("hact/", context.to_provisions, {"part": "hact"}),
]
