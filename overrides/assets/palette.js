// The reader's colours, or those of the system, known before anything is painted: this script stands in the head.
// Where the browser forbids storage, a choice lasts as long as its page, and nothing fails.
const palettes = (() => {
  const { scope, schemes } = document.currentScript.dataset;
  const KEY = `${new URL(`${scope}/`, location).pathname}.__palette`; // one choice for both languages
  const names = schemes.split(" ");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try { return names[JSON.parse(localStorage.getItem(KEY))?.index]; } catch { return undefined; }
  }

  function show(name = chosen() ?? names[dark.matches ? 1 : 0]) {
    document.body.dataset.mdColorScheme = name;
    document.body.dataset.palette = ""; // the button to change it is of use
  }

  function choose(index) {
    show(names[index]);
    try { localStorage.setItem(KEY, JSON.stringify({ index })); } catch { /* not kept */ }
  }

  new MutationObserver((_, watch) => {
    if (!document.body) return;
    watch.disconnect();
    show();
  }).observe(document.documentElement, { childList: true });
  dark.addEventListener("change", () => show());
  return { choose };
})();

// Nothing is painted before the header is whole: its parts have their places by the last of them.
document.head.append(Object.assign(document.createElement("link"), { rel: "expect", href: "#header-end", blocking: "render" }));
