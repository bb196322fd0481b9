"""The gallery of components."""

from django.urls import path

from shanyraq.base.ui.gallery import gallery

urlpatterns = [path("", gallery, name="ui")]
