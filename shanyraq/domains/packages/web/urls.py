"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.packages.web import amendments, views
from shanyraq.domains.packages.web.downloads import sheet_paths

urlpatterns = [
    path("check/", views.check, name="check"),
    path("check.json", views.check_json, name="check-json"),
    *sheet_paths("check", "check", views.check_sheet),
    path("versions/", views.versions, name="versions"),
    path("versions/<int:number>/", views.difference, name="difference"),
    path("amendments/", amendments.amendment_list, name="amendments"),
    path("amendments/propose/", amendments.propose, name="propose"),
    path("amendments/<int:number>/", amendments.amendment_page, name="amendment"),
    path("data/package.zip", amendments.package_zip, name="package-zip"),
    path("data/", views.data, name="data"),
    path("data/framework.json", views.framework_json, name="framework-json"),
]
