// Both languages side by side on a section page, item against item. The twin page is fetched when first asked for.
(() => {
  const button = document.querySelector("[data-parallel]");
  // From the disk a browser fetches nothing, but in the copy that is made for it (generator/website/offline.py).
  if (!button || (location.protocol === "file:" && typeof offline === "undefined")) return;
  const content = document.querySelector(".md-content__inner");
  let twins = null;

  // What stands in the twin page's row or card, without ids, so that each id stays unique on this page.
  function copyOf(element, lang) {
    const cell = document.createElement(element.tagName === "TR" ? "td" : "div");
    cell.className = "twin";
    cell.lang = lang;
    const parts = element.tagName === "TR" ? [...element.cells].map((each) => {
      const block = document.createElement("div");
      block.className = each.className || "heading";
      block.append(...each.cloneNode(true).childNodes);
      return block;
    }) : [...element.cloneNode(true).childNodes];
    cell.append(...parts);
    cell.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
    cell.querySelectorAll(".permalink, .tags").forEach((each) => each.remove());
    return cell;
  }

  async function load() {
    const address = document.querySelector("[data-language-switch]").href.split("#")[0];
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Links of the twin lead from its own address.
    page.querySelectorAll("a[href]").forEach((link) => { link.href = new URL(link.getAttribute("href"), address); });
    for (const own of content.querySelectorAll("tr[id], article[id], .lead")) {
      const other = own.id ? page.getElementById(own.id) : page.querySelector(".md-content__inner .lead");
      if (!other) continue;
      const copy = copyOf(other, page.documentElement.lang);
      if (own.id) own.append(copy);
      else own.after(copy);
    }
    twins = true;
  }

  async function set(on) {
    button.disabled = true;
    try {
      if (on && !twins) await load();
      content.classList.toggle("parallel", on);
      button.setAttribute("aria-pressed", on);
      choices.set("parallel", on);
    } catch {
      button.setAttribute("aria-pressed", false);
    }
    button.disabled = false;
  }

  button.hidden = false;
  button.addEventListener("click", () => set(button.getAttribute("aria-pressed") !== "true"));
  if (choices.get("parallel") === true) set(true);
})();
