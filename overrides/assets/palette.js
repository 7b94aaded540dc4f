// What the reader chose, and the colours, known before anything is painted: this script stands in the head.

// One store for both languages, and for this site alone: others on the same host have keys of their own.
// Where the browser forbids storage, a choice lasts as long as its page, and nothing fails.
const choices = (() => {
  const site = new URL(`${document.currentScript.dataset.scope}/`, location).pathname;
  return {
    get(name) {
      try { return JSON.parse(localStorage.getItem(`${site}.${name}`)); } catch { return null; }
    },
    set(name, value) {
      try { localStorage.setItem(`${site}.${name}`, JSON.stringify(value)); } catch { /* not kept */ }
    },
  };
})();

const palettes = (() => {
  const { schemes } = document.currentScript.dataset;
  const names = schemes.split(" ");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function show(name = names[choices.get("__palette")?.index] ?? names[dark.matches ? 1 : 0]) {
    document.body.dataset.mdColorScheme = name;
    document.body.dataset.palette = ""; // the button to change it is of use
  }

  function choose(index) {
    show(names[index]);
    choices.set("__palette", { index });
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
