"""Addresses of workbooks."""

from django.urls import path

from shanyraq.base.workbooks.web import views

urlpatterns = [
    path("workbooks/", views.overview, name="workbooks"),
    path("workbooks/uploaded/<uuid:pk>/", views.uploaded, name="workbook-uploaded"),
    path("workbooks/uploaded/<uuid:pk>/apply/", views.apply, name="workbook-apply"),
    path("workbooks/uploaded/<uuid:pk>/discard/", views.discard, name="workbook-discard"),
    path("workbooks/uploaded/<uuid:pk>/marked.xlsx", views.marked_file, name="workbook-marked"),
    path("workbooks/<str:name>/", views.one, name="workbook"),
    path("workbooks/<str:name>/template.xlsx", views.template, name="workbook-template"),
]
