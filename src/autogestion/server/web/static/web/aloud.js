// Reads a page aloud with a voice of the browser. Without this file, or without a voice, there is no button.
"use strict";
for (const place of document.querySelectorAll("[data-aloud]")) {
  if (!window.speechSynthesis) break;
  const button = place.querySelector("button");
  const begin = button.textContent;
  const isReading = () => button.getAttribute("aria-pressed") === "true";
  const mark = (part) => {
    for (const one of document.querySelectorAll(".aloud__now")) one.classList.remove("aloud__now");
    if (part) part.classList.add("aloud__now");
  };
  const stop = () => {
    button.setAttribute("aria-pressed", "false");
    button.textContent = begin;
    speechSynthesis.cancel();
    mark();
  };
  const read = (parts) => {
    const part = parts.shift();
    if (!part) return stop();
    mark(part);
    const said = new SpeechSynthesisUtterance(part.innerText);
    said.lang = part.closest("[lang]").lang;
    said.onend = () => isReading() && read(parts);
    said.onerror = () => isReading() && stop();
    speechSynthesis.speak(said);
  };
  const isRead = (one) =>
    one.innerText.trim() && !one.closest("form, details:not([open])") && !one.parentElement.closest(".text li");
  button.addEventListener("click", () => {
    if (isReading()) return stop();
    button.setAttribute("aria-pressed", "true");
    button.textContent = place.dataset.stop;
    const blocks = "h1, .head__standfirst, h2, h3, .text :is(p, li, h3, h4, h5, h6, th, td)";
    read([...document.querySelector("main").querySelectorAll(blocks)].filter(isRead));
  });
  const show = () => { place.hidden = speechSynthesis.getVoices().length === 0; };
  speechSynthesis.addEventListener("voiceschanged", show);
  addEventListener("pagehide", () => speechSynthesis.cancel());
  show();
}
