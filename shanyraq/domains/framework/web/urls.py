"""Addresses of the framework's pages, below its code."""

from django.urls import path

from shanyraq.domains.framework.web import context, document, entities, results, sdgs, theory

urlpatterns = [
    path("document", document.document, name="document"),
    path("clause/<str:anchor>", document.clause, name="clause"),
    path("results/output/<str:output>/", results.output, name="output"),
    path("results/<str:outcome>/", results.outcome, name="outcome"),
    path("theory/", theory.theory, name="theory"),
    path("sdgs/", sdgs.matrix, name="sdgs"),
    path("sdgs.csv", sdgs.matrix_csv, name="sdgs-csv"),
    path("sdgs/<int:goal>/", sdgs.goal, name="sdg"),
    path("context/", context.context, name="context"),
    path("context.csv", context.context_csv, name="context-csv"),
    path("groups/", context.groups, name="lnob"),
    path("groups.csv", context.groups_csv, name="lnob-csv"),
    path("entities/", entities.entities, name="entities"),
    path("entities.csv", entities.entities_csv, name="entities-csv"),
    path("entities/<str:key>/", entities.entity, name="entity"),
    path("partners/", entities.partners, name="partners"),
    path("partners.csv", entities.partners_csv, name="partners-csv"),
    path("provisions/<str:part>/", context.provisions, name="provisions"),
]
