"""Addresses below ``/<code>/``."""

from django.urls import path

from shanyraq.domains.indicators.web import views

urlpatterns = [
    path("results/", views.results, name="results"),
    path("results.csv", views.results_csv, name="results-csv"),
    path("indicators/", views.progress, name="indicators"),
    path("indicators.csv", views.progress_csv, name="indicators-csv"),
    path("indicators/<str:key>/chart.svg", views.indicator_svg, name="indicator-svg"),
    path("indicators/<str:key>/rows.csv", views.indicator_csv, name="indicator-csv"),
    path("indicators/<str:key>", views.indicator, name="indicator"),
]
