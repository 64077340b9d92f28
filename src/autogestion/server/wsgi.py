"""What a WSGI server calls: `granian --interface wsgi autogestion.server.wsgi:application`.

Static files are answered before Django is asked: gathered and compressed when the server
starts, named by their content, so that a browser keeps them for ever.
"""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from servestatic import ServeStatic

from autogestion.server.environment import use_our_settings

use_our_settings()

application = ServeStatic(
    get_wsgi_application(),
    root=settings.STATIC_ROOT,
    prefix=settings.STATIC_URL,
    allow_all_origins=False,
)
