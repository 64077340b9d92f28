// Asks the browser for a passkey: to make one, to sign an act, to sign in. Without this file each page has another way.
"use strict";
const decode = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const encode = (bytes) =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const keys = (ids) => ids.map((id) => ({ type: "public-key", id: decode(id) }));

async function sign(asked) {
  const { rawId, response } = await navigator.credentials.get({
    publicKey: {
      challenge: decode(asked.challenge),
      rpId: asked.rpId,
      allowCredentials: keys(asked.credentials),
      userVerification: asked.verification,
    },
  });
  return {
    _credential: encode(rawId),
    _auth: encode(response.authenticatorData),
    _client: encode(response.clientDataJSON),
    _sig: encode(response.signature),
  };
}

async function make(asked) {
  const { response } = await navigator.credentials.create({
    publicKey: {
      challenge: decode(asked.challenge),
      rp: { id: asked.rpId, name: asked.rpName },
      user: { id: decode(asked.user), name: asked.userName, displayName: asked.userName },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: keys(asked.credentials),
      authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
      attestation: "none",
    },
  });
  return { attestation: encode(response.attestationObject), client: encode(response.clientDataJSON) };
}

for (const form of document.querySelectorAll("form[data-sign], form[data-make]")) {
  const press = form.querySelector("[data-press]");
  const says = form.querySelector("[data-says]");
  if (!press || !window.PublicKeyCredential) continue;
  for (const note of form.querySelectorAll("[data-needs-script]")) note.hidden = true;
  press.hidden = false;
  press.addEventListener("click", async () => {
    if (!form.reportValidity()) return;
    press.disabled = true;
    says.hidden = true;
    try {
      const { sign: toSign, make: toMake } = form.dataset;
      const answer = await (toSign ? sign(JSON.parse(toSign)) : make(JSON.parse(toMake)));
      for (const [name, value] of Object.entries(answer)) form.elements[name].value = value;
      form.submit();
    } catch {
      says.hidden = false;
    } finally {
      press.disabled = false;
    }
  });
}
