"""The addresses of the organisations room."""

from django.urls import path

from autogestion.server.organisations.views import (
    assembly,
    checking,
    describing,
    doors,
    founding,
    keys,
    whole,
)

HERE = "o/<slug:slug>/"
ASSEMBLY = f"{HERE}assemblies/<int:number>/"
INVITATION = f"{HERE}invitations/<int:number>/"

urlpatterns = [
    path("check/", checking.check_charter, name="check_charter"),
    path("found/", founding.found, name="found"),
    path("found/charters/<slug:name>/", founding.read_offered, name="read_offered_charter"),
    path(
        "found/charters/<slug:name>.toml",
        founding.download_offered,
        name="download_offered_charter",
    ),
    path("founding/<slug:secret>/", founding.founding, name="founding"),
    path("join/<slug:secret>/", doors.join, name="join"),
    path(HERE, whole.show, name="organisation"),
    path(f"{HERE}charter/", whole.charter, name="charter"),
    path(f"{HERE}charter/<int:number>/", whole.charter_version, name="charter_version"),
    path(f"{HERE}charter/<int:number>.toml", whole.charter_file, name="charter_file"),
    path("sign-in/key/", keys.sign_in, name="sign_in_with_key"),
    path(f"{HERE}keys/", keys.keys, name="keys"),
    path(f"{HERE}keys/<int:number>/remove/", keys.remove, name="remove_key"),
    path(f"{HERE}keys/<int:number>/stop/", keys.stop, name="stop_key"),
    path(f"{HERE}keys/<int:number>/name/", keys.rename, name="rename_key"),
    path(f"{HERE}keys/<int:number>/vouch/", keys.vouch, name="vouch_for_key"),
    path(f"{HERE}found/", founding.found_assembly, name="found_assembly"),
    path(f"{HERE}members/name/", whole.rename, name="rename_member"),
    path(f"{HERE}members/<slug:pseudonym>/", whole.member, name="member"),
    path(f"{HERE}exclusions/<int:decision>/", whole.exclusion, name="exclusion"),
    path(f"{HERE}assemblies/", describing.assemblies, name="assemblies"),
    path(ASSEMBLY, assembly.show, name="assembly"),
    path(f"{ASSEMBLY}describe/", describing.describe, name="describe_assembly"),
    path(f"{ASSEMBLY}link/", founding.renew_link, name="renew_founding_link"),
    path(f"{ASSEMBLY}invitations/", doors.invite, name="invite"),
    path(f"{ASSEMBLY}requests/", doors.ask, name="ask_admission"),
    path(f"{ASSEMBLY}leave/", doors.leave, name="leave"),
    path(f"{HERE}requests/<int:number>/", doors.answer, name="answer_admission"),
    path(INVITATION, doors.show_invitation, name="invitation"),
    path(f"{INVITATION}slips/", doors.print_invitation, name="invitation_slips"),
    path(f"{INVITATION}withdraw/", doors.withdraw_invitation, name="withdraw_invitation"),
]
