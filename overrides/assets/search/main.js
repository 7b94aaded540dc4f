// The search field: loads the index when it is first needed, answers each key stroke, keeps the query in the address.

const region = document.querySelector("[data-search]");
const form = region.querySelector("form");
const input = region.querySelector("input");
const panel = region.querySelector(".search__panel");
const close = region.querySelector(".search__close");
const view = { results: panel.querySelector(".search__results"), count: panel.querySelector(".search__count"), root: region.dataset.root, labels: region.dataset };

// A page with a form of its own that keeps a q in the address (the explorer) leaves ours another name.
const PARAMETER = document.querySelector("[name=q]:not(#search-query)") ? "search" : "q";

let loading = null;
let engine = null;
let showResults = null;

/** The engine of this page's language; its code and index are fetched once, when the reader turns to the field. */
function load() {
  loading = loading ?? Promise.all([import("./engine.js"), import("./cards.js"), fetch(`${view.root}/search/index.json`).then((answer) => answer.json())])
    .then(async ([{ makeEngine }, cards, data]) => { showResults = cards.showResults; engine = await makeEngine(data); })
    .catch((error) => { loading = null; throw error; });
  return loading;
}

async function answer() {
  const query = input.value.trim();
  remember(query);
  if (!query) return hide();
  try {
    if (!engine) await load();
  } catch {
    open();
    view.results.replaceChildren();
    view.count.textContent = view.labels.search_failed;
    return;
  }
  // While the index came, the reader may have typed on: the later call answers.
  if (query !== input.value.trim()) return;
  showResults(view, query, engine.search(query));
  open();
}

function open() {
  panel.hidden = close.hidden = false;
  region.dataset.open = "";
}

function hide() {
  panel.hidden = close.hidden = true;
  delete region.dataset.open;
}

// Where the reader was when the shortcut brought them here.
let before = null;

function leave() {
  input.value = "";
  remember("", 0);
  hide();
  input.blur();
  before?.focus({ preventScroll: true });
  before = null;
}

// The address always leads to what is seen, and can be shared. Safari refuses the 101st change within ten seconds: what is
// typed faster is written when typing rests.
const REST = 150;
let resting;
let written = 0;
function remember(query, wait = REST - (Date.now() - written)) {
  clearTimeout(resting);
  if (wait > 0) {
    resting = setTimeout(remember, wait, query, 0);
    return;
  }
  written = Date.now();
  try {
    write(query);
  } catch {
    // The results matter more than their address.
  }
}

function write(query) {
  const address = new URL(location.href);
  if ((address.searchParams.get(PARAMETER) ?? "") === query) return;
  if (query) address.searchParams.set(PARAMETER, query);
  else address.searchParams.delete(PARAMETER);
  history.replaceState(history.state, "", address);
}

// From the field to the first result and on; from the first one back to the field.
function move(step) {
  const stops = [input, ...panel.querySelectorAll("a")];
  const next = stops.indexOf(document.activeElement) + step;
  stops[Math.max(0, Math.min(next, stops.length - 1))].focus();
}

input.addEventListener("focus", () => {
  load().catch(() => {});
  if (input.value.trim()) answer();
});
input.addEventListener("input", answer);
/** Whether a key belongs to an input method, which chooses characters by it. Safari tells only by the number 229. */
const composes = (event) => event.isComposing || event.keyCode === 229;

input.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && composes(event)) event.preventDefault();
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await answer();
  panel.querySelector("a")?.click();
});
close.addEventListener("click", leave);
region.addEventListener("keydown", (event) => {
  if (composes(event)) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && !panel.hidden) {
    event.preventDefault();
    move(step);
  } else if (event.key === "Escape") {
    event.preventDefault();
    leave();
  }
});
region.addEventListener("focusout", (event) => {
  if (!event.relatedTarget || region.contains(event.relatedTarget)) return;
  before = null;
  hide();
});
// A result on the page that is open: the browser only scrolls, so the panel must go by itself.
panel.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.pathname === location.pathname && link.hash) {
    event.preventDefault();
    leave();
    location.hash = link.hash;
  }
});
document.addEventListener("pointerdown", (event) => { if (!region.contains(event.target)) hide(); });
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || choices.get("shortcut") === false || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  before = document.activeElement;
  input.focus();
  input.select();
});

const shared = new URL(location.href).searchParams.get(PARAMETER);
if (shared) {
  input.value = shared.slice(0, input.maxLength);
  input.focus({ preventScroll: true });
  answer();
}
