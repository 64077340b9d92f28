"""Tables of discussing: threads, what is said in them, what is settled, their minutes."""

from django.db import models
from django.db.models import Q

from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.record.models import Text
from autogestion.server.web.shell import address


class Thread(models.Model):
    """A discussion on a question, as a whole or on one thing in its dossier."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="threads")
    number = models.IntegerField()
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="threads")
    title = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=10, default="")
    """'fact', 'argument', 'passage', or '' for the question as a whole; and the number of that thing, or 0."""
    place = models.IntegerField(default=0)
    version = models.IntegerField(default=0)
    """For a passage: the version of the text in which it stands."""

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "number", name="threads_in_order")]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def url(self) -> str:
        """Its page."""
        return address("o", self.organisation.slug, "threads", str(self.number))


class ThreadPiece(models.Model):
    """A contribution to a thread; the first opens it."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="pieces")
    number = models.IntegerField()
    line = models.IntegerField()
    """The number of the line of the record that gave it."""
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    quoted = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    first = models.IntegerField(default=0)
    last = models.IntegerField(default=0)
    """From and to which character of the contribution that it quotes."""
    condition = models.IntegerField(null=True)
    """The number of the condition that its writer says is theirs."""

    class Meta:
        constraints = [
            models.UniqueConstraint("thread", "number", name="thread_pieces_in_order"),
            models.CheckConstraint(
                condition=Q(quoted=None, first=0, last=0) | Q(quoted__isnull=False, last__gt=0),
                name="a_quotation_has_ends",
            ),
        ]


class PieceMind(models.Model):
    """A contribution changed the mind of a member, as they say."""

    piece = models.ForeignKey(ThreadPiece, on_delete=models.CASCADE, related_name="minds")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("piece", "member", name="one_mind_a_piece_each")]


class ThreadPoint(models.Model):
    """A sentence of a thread that is settled or open. `settled` repeats its last mark."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="points")
    number = models.IntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    settled = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint("thread", "number", name="thread_points_in_order")]


class ThreadPointMark(models.Model):
    """A member marked a point as settled or as open."""

    point = models.ForeignKey(ThreadPoint, on_delete=models.CASCADE, related_name="marks")
    settled = models.BooleanField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()


class ThreadMinutes(models.Model):
    """A version of the minutes of a thread."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="minutes")
    number = models.IntegerField()
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("thread", "number", name="thread_minutes_in_order")]
