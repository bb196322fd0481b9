"""Addresses of the parties' pages, below the code of a framework."""

from django.urls import path

from shanyraq.domains.packages.web.downloads import sheet_paths
from shanyraq.domains.parties.web import register, views

urlpatterns = [
    path("legal/", views.legal, name="legal"),
    *sheet_paths("legal", "legal", views.legal_sheet),
    path("register/", register.register_list, name="register"),
    *sheet_paths("register", "register", register.register_sheet),
    path("register/<str:key>/", register.registered, name="registered"),
    path("contacts/", register.contact_list, name="contacts"),
]
