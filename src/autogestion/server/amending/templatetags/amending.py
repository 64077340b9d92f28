"""{% load amending %}: amendments as articles."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from autogestion.server.amending.articles import articles_of
from autogestion.server.amending.reading import Shown

register = template.Library()


@register.simple_tag(takes_context=True)
def articles(context: dict[str, Any], amendments: Iterable[Shown]) -> SafeString:
    """Of the page of amendments (it reading.Amending · q): these of them, each with what its reader can do."""
    said = articles_of(amendments, context["it"], context["q"], context["csrf_token"])
    return mark_safe(said)  # noqa: S308 - each part is escaped or cleaned
