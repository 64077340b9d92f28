// Reads a page aloud with the voice of the browser. Without this file, or without a voice, there is no button.
"use strict";
for (const place of document.querySelectorAll("[data-aloud]")) {
  if (!window.speechSynthesis || !window.SpeechSynthesisUtterance) continue;
  const button = place.querySelector("button");
  const begin = button.textContent;
  const stop = () => {
    speechSynthesis.cancel();
    for (const one of document.querySelectorAll(".aloud__now")) one.classList.remove("aloud__now");
    button.textContent = begin;
    button.setAttribute("aria-pressed", "false");
  };
  const read = (parts) => {
    const part = parts.shift();
    for (const one of document.querySelectorAll(".aloud__now")) one.classList.remove("aloud__now");
    if (!part) return stop();
    part.classList.add("aloud__now");
    const said = new SpeechSynthesisUtterance(part.innerText);
    said.lang = part.closest("[lang]").lang;
    said.onend = () => button.getAttribute("aria-pressed") === "true" && read(parts);
    said.onerror = stop;
    speechSynthesis.speak(said);
  };
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") return stop();
    const blocks = document.querySelectorAll("main h1, main .head__standfirst, main h2, main h3, main .text :is(p, li, h3, h4, h5, h6)");
    button.textContent = place.dataset.stop;
    button.setAttribute("aria-pressed", "true");
    read([...blocks].filter((one) => one.innerText.trim() && !one.closest("details:not([open]), form") && !one.parentElement.closest("li")));
  });
  addEventListener("pagehide", stop);
  place.hidden = false;
}
