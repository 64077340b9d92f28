"""The addresses of the people room."""

from django.urls import path

from autogestion.server.people.views import account, openid, signing_in

urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-in/code/", signing_in.sign_in_by_code, name="sign_in_by_code"),
    path("sign-in/mail/", signing_in.ask_for_link, name="ask_for_sign_in_link"),
    path("sign-in/sent/", signing_in.sent, name="sign_in_sent"),
    path("sign-in/with/<slug:secret>/", signing_in.open_link, name="sign_in_with"),
    path("sign-in/openid/", openid.sign_in, name="openid_sign_in"),
    path("sign-in/openid/back/", openid.came_back, name="openid_back"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("account/", account.account, name="account"),
    path("account/keep/", account.keep, name="keep_access"),
    path("account/slip/", account.print_slip, name="print_slip"),
    path("account/sign-out-everywhere/", account.sign_out_everywhere, name="sign_out_everywhere"),
    path("account/email/<str:token>/", account.confirm_email, name="confirm_email"),
    path("account/openid/", openid.connect, name="openid_connect"),
    path("account/openid/disconnect/", openid.disconnect, name="openid_disconnect"),
    path("account/<slug:part>/", account.change, name="change_account"),
]
