// On the pages of a divided list (generator/project/pagination.py): a button that puts the next page's rows after this page's.
// Without it, the links between the pages do. Only such pages load it.
const listPages = (() => {
  const LIST = ".md-content__inner :is(tbody, .items)";

  /** Another page of the list, its links as they lead from there. */
  async function fetchPage(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    page.querySelectorAll(".md-content__inner a[href]").forEach((link) => { link.href = new URL(link.getAttribute("href"), address); });
    return page;
  }

  /* The rows after those that are here, group by group; a group that began here goes on without its heading. Returns the first. */
  function join(page) {
    let first;
    for (const block of page.querySelectorAll(LIST)) {
      const last = [...document.querySelectorAll(LIST)].pop();
      const rows = [...block.children].filter((row) => !row.matches(".section-row"));
      first = first ?? rows[0];
      const box = block.closest("table, .items");
      const heading = box.previousElementSibling;
      if ("continued" in block.dataset) last.append(...rows);
      else if (heading?.matches("h2")) last.closest("table, .items").after(heading, box);
      else last.after(block);
    }
    return first;
  }

  const more = document.querySelector(".more:not([data-more])");
  if (!more) return { fetchPage };
  const button = more.querySelector("button");
  const status = more.querySelector("[role=status]");
  const pagers = [...document.querySelectorAll("nav.pages")];
  more.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const page = await fetchPage(pagers[1].querySelector("a[rel=next]").href);
      const [above, below] = page.querySelectorAll("nav.pages");
      const first = join(page);
      first.querySelector("a").focus();
      status.textContent = above.querySelector("p").textContent;
      // What is below leads on from the page that is now the last; what is above counted the first page's rows.
      pagers[1].querySelector("ul").replaceWith(below.querySelector("ul"));
      pagers[0].querySelector("p").hidden = true;
      const next = page.querySelector(".more button");
      button.hidden = !next;
      if (next) button.textContent = next.textContent;
    } catch {
      status.textContent = more.dataset.failed;
    }
    button.disabled = false;
  });
  return { fetchPage };
})();
