"""The acts of the programme: writing drafts, asking all, what follows; and study circles."""

from autogestion.server.programme.acts.articles import (
    add_source,
    drop_alternative,
    keep_alternative,
    pose_article,
    settle_article,
    write_draft,
)
from autogestion.server.programme.acts.studies import (
    add_reading,
    make_remark,
    open_study,
    use_remark,
)

__all__ = [
    "add_reading",
    "add_source",
    "drop_alternative",
    "keep_alternative",
    "make_remark",
    "open_study",
    "pose_article",
    "settle_article",
    "use_remark",
    "write_draft",
]
