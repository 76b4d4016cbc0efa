// What a page does beyond being read: find errors, copy, remember choices. Without it, everything can still be read.

const body = document.body;
const root = new URL(body.dataset.root, location.href);
const own = new URL(body.dataset.own, root);

// Storage can be forbidden; then choices last for a page.
const remembered = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const remember = (key, value) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing is lost but the choice.
  }
};

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

// The theme: the system's until a reader chooses.

function theme() {
  const button = document.querySelector(".theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const show = () => button?.setAttribute("aria-pressed", String(isDark()));
  const chosen = remembered("theme");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    remember("theme", next);
    show();
  });
  system.addEventListener("change", show);
  show();
}

// The language of examples.

function tabs() {
  const inputs = [...document.querySelectorAll(".tabs input")];
  const chosen = inputs.find((input) => input.value === remembered("language"));
  if (chosen) chosen.checked = true;
  for (const input of inputs) input.addEventListener("change", () => remember("language", input.value));
}

// Copying: a page's link, and blocks of code.

function copying() {
  const offer = (button, text) => {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not allowed here";
      }
      setTimeout(() => (button.textContent = label), 1500);
    });
  };
  const link = () => document.querySelector("link[rel=canonical]")?.href ?? location.href.split(/[?#]/)[0];
  for (const button of document.querySelectorAll("[data-copy=link]")) offer(button, link);
  if (!navigator.clipboard) return;
  for (const pre of document.querySelectorAll("pre")) {
    const button = make("button", { type: "button", className: "copy", textContent: "Copy" });
    pre.after(button);
    offer(button, () => pre.textContent);
  }
}

// Finding: the index is two files. The first has what is matched word by word, the second the prose.

const fields = ["address", "code", "number", "statuses", "title", "message", "retry", "state", "category", "operations"];

async function json(name) {
  const answer = await fetch(new URL(name, own));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

let loading;
function load() {
  loading ??= read().catch((error) => {
    // The next one may succeed.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function read() {
  const [index, words] = await Promise.all([json("search.json"), json("words.json")]);
  const errors = index.errors.map((row, at) => {
    const error = Object.fromEntries(fields.map((field, column) => [field, row[column]]));
    // What has no code on the wire goes by its title.
    error.name = error.code ?? error.title;
    error.key = error.name.toLowerCase();
    error.line = `${error.title} ${error.message}`.toLowerCase();
    // The message without its fields, as it may stand in a log.
    error.pieces = error.message.toLowerCase().split(/\{[^{}]*\}/).map((piece) => piece.trim()).filter((piece) => piece.length > 2);
    error.words = words[at];
    return error;
  });
  const pages = index.pages.map(([address, title], at) => ({ address, title, key: title.toLowerCase(), words: words[errors.length + at] }));
  return { errors, pages };
}

// How well an error answers a query; 0 for not at all.
function score(error, query) {
  if (error.key === query.text) return 100;
  if (error.code !== null && names(query.text, error.key)) return 90;
  if (error.key.startsWith(query.text)) return 80;
  if (error.key.includes(query.text)) return 70;
  if (isMessage(error, query.text)) return 60 + Math.min(9, error.pieces.join("").length / 20);
  if (query.words.every((word) => error.key.includes(word) || error.line.includes(word))) return 50;
  if (query.words.every((word) => error.key.includes(word) || error.line.includes(word) || error.words.includes(word))) return 40;
  return 0;
}

// Whether the fixed parts of a message stand in a text, in order. Short ones say too little.
function isMessage(error, text) {
  if (error.pieces.join("").length < 8) return false;
  let at = 0;
  for (const piece of error.pieces) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return true;
}

// Whether a code stands in a text by itself, whatever marks are around it.
function names(text, code) {
  const isWord = (character) => character !== undefined && /[\p{L}\p{N}_]/u.test(character);
  for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
    const isInside = isWord(text[at - 1]) || isWord(text[at + code.length]);
    if (!isInside) return true;
  }
  return false;
}

function asked(text) {
  const plain = text.trim().toLowerCase();
  return { text: plain, words: plain.split(/\s+/).filter(Boolean) };
}

// What was asked, without what is in no list: a log line may name a code among much else.
function find({ errors, pages }, filter) {
  const query = asked(filter.q);
  const fits = (error) =>
    (!filter.status || error.statuses.includes(Number(filter.status))) &&
    (!filter.category || error.category === Number(filter.category)) &&
    (!filter.operation || error.operations.includes(Number(filter.operation))) &&
    (!filter.retry || error.retry === Number(filter.retry)) &&
    (!filter.state || (error.state || "current") === filter.state);
  const found = [];
  for (const error of errors) {
    const points = !fits(error) ? 0 : query.text ? score(error, query) : 1;
    if (points) found.push([points, error]);
  }
  const best = Math.max(0, ...found.map(([points]) => points));
  // A line that names a code or has its message is about that, whatever else it mentions.
  const certain = best >= 60 && best < 70 ? 60 : best >= 90 && query.words.length > 1 ? 90 : 0;
  const matches = found.filter(([points]) => points >= certain).sort((a, b) => b[0] - a[0]);
  const isOnlyText = !filter.status && !filter.category && !filter.operation && !filter.retry && !filter.state;
  const about = (page) => query.words.every((word) => page.key.includes(word) || page.words.includes(word));
  return { errors: matches.map(([, error]) => error), pages: isOnlyText && query.text ? pages.filter(about) : [] };
}

const SHOWN = 100;

function row(error) {
  const name = error.code === null ? error.title : make("code", { textContent: error.code });
  const link = make("a", { href: new URL(error.address, root).href }, name);
  const state = error.state ? make("span", { className: "note", textContent: ` ${error.state}` }) : "";
  return make(
    "tr",
    {},
    make("td", {}, link, state),
    make("td", { textContent: error.statuses.join(", ") }),
    make("td", { textContent: error.message, dir: "auto" }),
    make("td", { textContent: error.retry ? "yes" : "no" }),
  );
}

function table(errors) {
  const head = make("tr", {}, ...["Code", "Status", "Message", "Retry"].map((text) => make("th", { scope: "col", textContent: text })));
  const rows = make("tbody");
  const wide = make("div", { className: "wide", tabIndex: 0 }, make("table", {}, make("thead", {}, head), rows));
  const add = (from) => {
    rows.append(...errors.slice(from, from + SHOWN).map(row));
    const left = errors.length - from - SHOWN;
    if (left <= 0) return;
    const more = make("button", { type: "button", textContent: `Show more (${left})` });
    more.addEventListener("click", () => {
      more.remove();
      add(from + SHOWN);
      rows.children[from + SHOWN].querySelector("a").focus();
    });
    wide.after(more);
  };
  const part = make("div", {}, wide);
  add(0);
  return part;
}

function filtering() {
  const form = document.querySelector("#filter");
  if (!form) return;
  const [results, all, count] = ["#results", "#all", "#count"].map((name) => document.querySelector(name));
  const names = ["q", "status", "category", "operation", "retry", "state"];
  const read = () => Object.fromEntries(names.map((name) => [name, form.elements[name]?.value ?? ""]));
  form.hidden = false;

  // What is asked stands behind the #, so that it can be sent to somebody and is there again on the way back, and a log
  // line isn't sent to the host.
  const given = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  const fill = () => {
    const asked = given();
    for (const name of names) if (form.elements[name]) form.elements[name].value = asked.get(name) ?? "";
  };

  let turn = 0;
  const show = async () => {
    const filter = read();
    const isEmpty = names.every((name) => !filter[name].trim());
    const mine = ++turn;
    if (isEmpty) {
      results.hidden = true;
      all.hidden = false;
      count.textContent = "";
      return;
    }
    let found;
    try {
      found = find(await load(), filter);
    } catch {
      count.textContent = "The index could not be loaded. All errors are listed below.";
      return;
    }
    if (mine !== turn) return;
    const { errors, pages } = found;
    const links = pages.map((page) => make("li", {}, make("a", { href: new URL(page.address, root).href, textContent: page.title })));
    results.replaceChildren();
    if (errors.length) results.append(table(errors));
    if (links.length) results.append(make("p", { className: "note", textContent: "Pages:" }), make("ul", {}, ...links));
    count.textContent = errors.length === 1 ? "1 error" : `${errors.length} errors`;
    results.hidden = false;
    all.hidden = true;
  };

  let kept;
  const keep = () => {
    const filter = read();
    const asked = new URLSearchParams(names.filter((name) => filter[name].trim()).map((name) => [name, filter[name]]));
    try {
      history.replaceState(null, "", asked.size ? `#${asked}` : location.pathname);
    } catch {
      // A browser may refuse to be told so often; the next time tells it all.
    }
  };
  const change = () => {
    show();
    clearTimeout(kept);
    kept = setTimeout(keep, 150);
  };
  form.addEventListener("input", change);
  form.addEventListener("reset", () => setTimeout(change));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(kept);
    keep();
    const first = results.querySelector("a");
    if (!results.hidden && first) location.assign(first.href);
  });
  const follow = () => {
    fill();
    show();
  };
  addEventListener("hashchange", follow);
  addEventListener("pageshow", follow);
  lead();
  form.elements.q.addEventListener("focus", () => load().catch(() => {}), { once: true });
}

// An old address may point to a code's place on the index; one that has none there has a page.
async function lead() {
  const code = decoded(location.hash.slice(1));
  if (!code || code.includes("=") || document.getElementById(code)) return;
  const { errors } = await load();
  const error = errors.find((error) => error.code === code);
  if (error) location.replace(new URL(error.address, root).href);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function searching() {
  for (const form of document.querySelectorAll(".search")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.assign(new URL(`#${new URLSearchParams(new FormData(form))}`, root).href);
    });
  }
  addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.closest("input, select, textarea");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const input = document.querySelector("#q, .search input");
    if (!input) return;
    event.preventDefault();
    input.focus();
  });
}

// At an address that has no page, its last part may be a code.
function missing() {
  const link = document.querySelector("#missing");
  const last = location.pathname.split("/").filter(Boolean).pop();
  if (link && last) link.href = new URL(`#${new URLSearchParams({ q: decoded(last) })}`, root).href;
}

// While the site is being written, a page follows what is saved.
async function following() {
  if (!("live" in body.dataset)) return;
  let version;
  for (;;) {
    try {
      const answer = await fetch(new URL(`.changes?since=${version ?? ""}`, root));
      if (!answer.ok) return;
      const now = await answer.text();
      if (version !== undefined && now !== version) location.reload();
      version = now;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

theme();
tabs();
copying();
filtering();
searching();
missing();
following();
