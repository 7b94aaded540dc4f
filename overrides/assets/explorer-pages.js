// Of an explorer on several pages: brings the other pages' rows when explorer.js asks for them, and shows so many at once.
// Loaded before explorer.js, and only there.
const otherPages = (() => {
  const AT_ONCE = 6; // more connections to one server a browser does not open
  const table = document.querySelector("table.explorer");
  const body = table.tBodies[0];
  const step = body.rows.length;
  const shown = document.querySelector("form.explorer .shown");
  const words = { ...shown.dataset };
  const more = document.querySelector(".more");
  const button = more.querySelector("button");
  const status = more.querySelector("[role=status]");
  const pagers = document.querySelectorAll("nav.pages");
  const second = document.querySelector("nav.pages a[rel=next]").href;
  const { lang } = document.documentElement;
  const numbers = new Intl.NumberFormat(lang, { useGrouping: lang === "en" });
  const fill = (pattern, ...values) => values.reduce((text, value) => text.replace("{}", numbers.format(value)), pattern);
  let most = step;

  async function fetchRows() {
    const found = [];
    const waiting = Array.from({ length: table.dataset.pages - 1 }, (_, at) => at).values();
    const work = async () => {
      for (const at of waiting) {
        const page = await listPages.fetchPage(second.replace(/2(?=\/(index\.html)?$)/, at + 2));
        found[at] = page.querySelector("table.explorer tbody").rows;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return found;
  }

  /** Put the rows of all other pages after this page's, which `order` puts in order; where they cannot be had, the words say so. */
  async function join(order) {
    try {
      const rest = document.createDocumentFragment();
      for (const rows of await fetchRows()) {
        for (const row of [...rows]) {
          row.hidden = true;
          rest.append(row);
        }
      }
      order();
      body.append(rest);
      Object.assign(shown.dataset, words);
      for (const pager of pagers) pager.hidden = true;
    } catch (error) {
      Object.assign(shown.dataset, { shown: words.partial, none: fill(words.partial, 0, step) });
      throw error;
    }
  }

  /** Of the rows that fit, in their order, those to show now. */
  function first(fitting) {
    const seen = fitting.slice(0, most);
    const left = fitting.length - seen.length;
    more.hidden = fitting.length <= step;
    button.hidden = !left;
    button.textContent = fill(more.dataset.more, Math.min(left, step));
    status.textContent = fill(more.dataset.shown, seen.length, fitting.length);
    return new Set(seen);
  }

  /** Begin with the first rows again. */
  function restart() {
    most = step;
  }

  /** Let the button show more rows: `arrange` brings all rows, and shows those of `first`. */
  function onMore(arrange) {
    button.addEventListener("click", async () => {
      const before = most;
      most += step;
      if (await arrange()) [...body.rows].filter((row) => !row.hidden)[before]?.querySelector("a").focus();
      else status.textContent = more.dataset.failed;
    });
  }

  const { count } = more.dataset;
  button.textContent = fill(more.dataset.more, Math.min(step, count - step));
  status.textContent = fill(more.dataset.shown, step, Number(count));
  more.hidden = false;
  return { join, first, restart, onMore };
})();
