"""Every table, gathered from the rooms so that Django finds them."""

from autogestion.server.actions.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.amending.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.bringing.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.delegates.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.deliberation.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.desks.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.discussing.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.execution.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.explaining.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.finding.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.groups.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.inquiry.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.library.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.mail.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.measures.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.networks.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.newspaper.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.organisations.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.people.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.programme.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.record.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.tendencies.models import *  # noqa: F403 - Django reads the tables here.
from autogestion.server.votes.models import *  # noqa: F403 - Django reads the tables here.
