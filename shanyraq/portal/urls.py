"""Every page. Fixed addresses first, then those below a framework's code."""

from django.urls import URLPattern, URLResolver, include, path

from shanyraq.domains.packages.web.downloads import sheet_paths
from shanyraq.portal import views

FRAMEWORK: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    *sheet_paths("overview", "home", views.home_sheet),
    path("search", views.search, name="search"),
    path("results/output/<str:output>/", views.output, name="output"),
    *sheet_paths("results/output/<str:output>/parts", "output", views.output_sheet),
    path("results/<str:outcome>/", views.outcome, name="outcome"),
    *sheet_paths("results/<str:outcome>/parts", "outcome", views.outcome_sheet),
    path("trail/", views.framework_trail, name="trail"),
    *sheet_paths("trail", "trail", views.trail_sheet),
    path("notes/<str:kind>/<path:key>", views.notes, name="notes"),
    path("theory/", views.theory, name="theory"),
    path("entities/", views.entities, name="entities"),
    *sheet_paths("entities", "entities", views.entities_sheet),
    path("entities/<str:key>/", views.entity, name="entity"),
    *sheet_paths("entities/<str:key>/parts", "entity", views.entity_sheet),
    path("governance/<str:key>/", views.body, name="body"),
    path("", include("shanyraq.domains.framework.web.urls")),
    path("", include("shanyraq.domains.parties.web.urls")),
    path("", include("shanyraq.domains.workplans.web.urls")),
    path("", include("shanyraq.domains.funding.web.urls")),
    path("", include("shanyraq.domains.indicators.web.urls")),
    path("", include("shanyraq.domains.governance.web.urls")),
    path("", include("shanyraq.domains.learning.web.urls")),
    path("", include("shanyraq.domains.engagement.web.urls")),
    path("", include("shanyraq.domains.risks.web.urls")),
    path("", include("shanyraq.domains.commitments.web.urls")),
    path("", include("shanyraq.domains.packages.web.urls")),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.chooser, name="chooser"),
    path("desk/", views.desk, name="desk"),
    path("trail/", views.installation_trail, name="installation-trail"),
    *sheet_paths("trail", "installation-trail", views.installation_trail_sheet),
    path("search", views.search_all, name="search-all"),
    path("about/", views.about, name="about"),
    path("method/", views.method, name="method"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("ui/", include("shanyraq.base.ui.urls")),
    path("<slug:code>/", include(FRAMEWORK)),
]
