"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.packages.web import amendments, versions, views
from shanyraq.domains.packages.web.downloads import SHEETS, sheet_paths

urlpatterns = [
    path("check/", views.check, name="check"),
    path("check.json", views.check_json, name="check-json"),
    *sheet_paths("check", "check", views.check_sheet, SHEETS),
    path("versions/", versions.versions, name="versions"),
    *sheet_paths("versions", "versions", versions.versions_sheet),
    path("versions/<number:number>/", versions.difference, name="difference"),
    *sheet_paths("versions/<number:number>/changes", "difference", versions.difference_sheet),
    path("amendments/", amendments.amendment_list, name="amendments"),
    path("amendments/<number:number>/", amendments.amendment_page, name="amendment"),
    path("data/package.zip", amendments.package_zip, name="package-zip"),
    path("data/", views.data, name="data"),
    path("data/framework.json", views.framework_json, name="framework-json"),
]
