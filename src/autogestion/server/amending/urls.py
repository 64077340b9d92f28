"""The addresses of texts to adopt and amendments."""

urlpatterns: list = []
