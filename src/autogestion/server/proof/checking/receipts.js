// Checks C2SP tlog-proof receipts of this product. Nothing is sent anywhere; spec/record says what is checked.
"use strict";

const HEADER = "c2sp.org/tlog-proof@v1";
const RECORD_KEY = 1, WITNESS_KEY = 4;
const encoder = new TextEncoder();
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

class Refused extends Error {}

function demand(condition, word) {
  if (!condition) throw new Refused(word);
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
}

const leafOf = (line) => sha256([0], line);
const nodeOf = (left, right) => sha256([1], left, right);

// Standard base64 in the one form that encoding gives.
function fromBase64(text, word) {
  let bytes;
  try { bytes = atob(text); } catch { throw new Refused(word); }
  demand(btoa(bytes) === text, word);
  return Uint8Array.from(bytes, (char) => char.charCodeAt(0));
}

async function keyFrom(line, kind) {
  const [name, id, encoded, more] = line.split("+").length > 3
    ? [line.slice(0, line.indexOf("+")), ...rest(line.slice(line.indexOf("+") + 1))]
    : line.split("+");
  demand(name && id && encoded && more === undefined && !/\s/.test(name), "key");
  const typed = fromBase64(encoded, "key");
  demand(typed.length === 33 && typed[0] === kind, "key");
  const keyId = (await sha256(encoder.encode(name + "\n"), typed)).slice(0, 4);
  demand(hex(keyId) === id, "key");
  return { name, id, kind, bytes: typed.slice(1) };
}

// The base64 of a key may hold a plus.
function rest(text) {
  const at = text.indexOf("+");
  return [text.slice(0, at), text.slice(at + 1)];
}

function readNote(bytes) {
  let whole;
  try { whole = strictDecoder.decode(bytes); } catch { throw new Refused("form"); }
  demand(!/[\u0000-\u0009\u000b-\u001f]/.test(whole), "form");
  const at = whole.lastIndexOf("\n\n");
  demand(at > 0 && whole.endsWith("\n"), "form");
  const text = whole.slice(0, at + 1);
  const lines = whole.slice(at + 2, -1).split("\n");
  demand(lines.length >= 1 && lines.length <= 64, "form");
  const signatures = lines.map((line) => {
    const parts = line.split(" ");
    demand(parts.length === 3 && parts[0] === "\u2014" && parts[1] && !/[+\s]/.test(parts[1]), "form");
    const both = fromBase64(parts[2], "form");
    demand(both.length > 4, "form");
    return { name: parts[1], id: hex(both.slice(0, 4)), bytes: both.slice(4) };
  });
  const [origin, size, root, ...more] = text.slice(0, -1).split("\n");
  demand(origin && /^(0|[1-9][0-9]{0,15})$/.test(size || "") && root && !more.includes(""), "form");
  const hash = fromBase64(root, "form");
  demand(hash.length === 32, "form");
  return { text, signatures, origin, size: BigInt(size), root: hash };
}

function readReceipt(bytes) {
  let at = -1;
  for (let i = 0; i + 1 < bytes.length && at < 0; i++) if (bytes[i] === 10 && bytes[i + 1] === 10) at = i;
  demand(at > 0, "form");
  let head;
  try { head = strictDecoder.decode(bytes.slice(0, at)); } catch { throw new Refused("form"); }
  const lines = head.split("\n");
  demand(lines.shift() === HEADER, "form");
  demand(lines.length && lines[0].startsWith("extra "), "line");
  const line = fromBase64(lines.shift().slice(6), "form");
  const number = /^index (0|[1-9][0-9]{0,15})$/.exec(lines.shift() || "");
  demand(number && lines.length <= 63, "form");
  const proof = lines.map((one) => fromBase64(one, "form"));
  demand(proof.every((one) => one.length === 32), "form");
  return { line, seq: BigInt(number[1]), proof, note: readNote(bytes.slice(at + 2)) };
}

// RFC 9162, 2.1.3.2; and the ranges of lines whose roots the proof names or leads to.
async function rootAbove(leaf, seq, size, proof) {
  demand(seq < size, "path");
  let here = seq, last = size - 1n, node = leaf, start = seq, width = 1n;
  const known = new Map([[`${seq}-${seq + 1n}`, hex(leaf)]]);
  for (const sibling of proof) {
    demand(last > 0n, "path");
    if (here & 1n || here === last) {
      node = await nodeOf(sibling, node);
      while (!(here & 1n) && here) { here >>= 1n; last >>= 1n; width <<= 1n; }
      const end = start + width > size ? size : start + width;
      known.set(`${start - width}-${start}`, hex(sibling));
      start -= width;
      if (end - start === 2n * width) known.set(`${start}-${end}`, hex(node));
    } else {
      if (start + 2n * width <= size) known.set(`${start + width}-${start + 2n * width}`, hex(sibling));
      node = await nodeOf(node, sibling);
      if (start + 2n * width <= size) known.set(`${start}-${start + 2n * width}`, hex(node));
    }
    here >>= 1n; last >>= 1n; width <<= 1n;
  }
  demand(last === 0n, "path");
  return { root: node, known };
}

// Whether the key made the signature; null where the browser knows no Ed25519.
async function isSigned(key, text, bytes) {
  let signature = bytes, message = encoder.encode(text);
  if (key.kind === WITNESS_KEY) {
    if (bytes.length !== 72) return false;
    const at = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0);
    message = encoder.encode(`cosignature/v1\ntime ${at}\n${text}`);
    signature = bytes.slice(8);
  }
  if (signature.length !== 64) return false;
  let imported;
  try {
    imported = await crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"]);
  } catch (error) {
    if (error.name === "NotSupportedError") return null;
    return false;
  }
  return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, message);
}

// The times at which this key signed; null where it cannot be checked.
async function signaturesOf(key, note) {
  const times = [];
  for (const one of note.signatures.filter((sign) => sign.name === key.name && sign.id === key.id)) {
    const said = await isSigned(key, note.text, one.bytes);
    if (said === null) return null;
    demand(said, "false");
    times.push(key.kind === WITNESS_KEY ? new DataView(one.bytes.buffer, one.bytes.byteOffset, 8).getBigUint64(0) : 0n);
  }
  return times;
}

async function check(bytes, keyLine, witnessLines) {
  const key = await keyFrom(keyLine.trim(), RECORD_KEY);
  const receipt = readReceipt(bytes);
  let entry;
  try { entry = JSON.parse(strictDecoder.decode(receipt.line)); } catch { throw new Refused("line"); }
  demand(entry && Number.isSafeInteger(entry.seq) && BigInt(entry.seq) === receipt.seq, "line");
  demand(receipt.note.origin === `autogestion/${entry.org}` && key.name === receipt.note.origin, "other");
  const above = await rootAbove(await leafOf(receipt.line), receipt.seq, receipt.note.size, receipt.proof);
  demand(hex(above.root) === hex(receipt.note.root), "path");
  const signed = await signaturesOf(key, receipt.note);
  if (signed !== null) demand(signed.length > 0, "unsigned");
  const witnesses = [];
  for (const line of signed === null ? [] : witnessLines.split("\n").map((one) => one.trim()).filter(Boolean)) {
    const witness = await keyFrom(line, WITNESS_KEY);
    for (const at of await signaturesOf(witness, receipt.note)) witnesses.push({ name: witness.name, at });
  }
  return { receipt, known: above.known, isSigned: signed !== null, witnesses };
}

function contradict(one, other) {
  const [a, b] = [one.receipt.note, other.receipt.note];
  if (a.origin !== b.origin) return false;
  if (a.size === b.size && hex(a.root) !== hex(b.root)) return true;
  return [...one.known].some(([range, root]) => other.known.has(range) && other.known.get(range) !== root);
}

const word = (name) => document.querySelector(`[data-word="${name}"]`).textContent;

function add(parent, tag, text, name = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = name;
  parent.append(element);
  return element;
}

function tell(article, found) {
  add(article, "p", word(found.isSigned ? "holds" : "unchecked"), "verdict").dataset.verdict = found.isSigned ? "holds" : "unchecked";
  add(article, "p", `${word("number")} ${found.receipt.seq} · ${word("size")}: ${found.receipt.note.size}`);
  add(article, "pre", strictDecoder.decode(found.receipt.line));
  for (const witness of found.witnesses) {
    add(article, "p", `${word("witnessed")} ${witness.name}, ${new Date(Number(witness.at) * 1000).toLocaleString()}`);
  }
  if (found.isSigned && !found.witnesses.length) add(article, "p", word("unwitnessed"));
}

async function answer() {
  const place = document.getElementById("answer"), files = [...document.getElementById("files").files];
  place.replaceChildren();
  if (!globalThis.crypto?.subtle) { add(place, "p", word("no-hash"), "verdict"); return; }
  const held = [];
  for (const file of files) {
    const article = add(place, "article", "");
    add(article, "h2", file.name);
    try {
      const found = await check(new Uint8Array(await file.arrayBuffer()), document.getElementById("key").value, document.getElementById("witnesses").value);
      tell(article, found);
      if (found.isSigned) held.push(found);
    } catch (error) {
      add(article, "p", word("fails"), "verdict").dataset.verdict = "fails";
      add(article, "p", word(error instanceof Refused ? error.message : "form"));
    }
  }
  if (files.length === 2 && held.length === 2) {
    const isSplit = contradict(...held);
    add(place, "p", word(isSplit ? "split" : "same"), "verdict").dataset.verdict = isSplit ? "split" : "same";
  }
}

for (const id of ["files", "key", "witnesses"]) document.getElementById(id).addEventListener("change", answer);
