// The explorer's filters, order, address and CSV. Tablesort orders the rows, d3-dsv reads and writes the CSV; both are
// fetched when they are first needed. Without scripts the page is a plain complete table.
(() => {
  const form = document.querySelector("form.explorer");
  const table = document.querySelector("table.explorer");
  if (!form || !table) return;

  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const controls = [...form.elements].filter((control) => control.matches("select, input"));
  const facets = controls.filter((control) => control.closest(".facets"));
  const shown = form.querySelector(".shown");
  // Where the table has further pages (explorer-pages.js).
  const pages = typeof otherPages === "undefined" ? null : otherPages;
  const { lang } = document.documentElement;
  const numbers = new Intl.NumberFormat(lang, { useGrouping: lang === "en" });
  const npm = new URL("npm/", document.currentScript.src);

  const script = (name) => new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = new URL(`${name}.min.js`, npm);
    element.addEventListener("load", resolve);
    element.addEventListener("error", reject);
    document.head.append(element);
  });

  /* What `make` promises is asked for once, and again where it failed. */
  const once = (make) => {
    let made;
    return () => {
      if (!made) {
        made = make().catch((error) => {
          made = undefined;
          throw error;
        });
      }
      return made;
    };
  };

  /* While something comes that changes the rows, the table says so. What does not come leaves them as they are. */
  let awaited = 0;
  const busy = (work) => {
    awaited += 1;
    table.setAttribute("aria-busy", "true");
    work.catch(() => {}).finally(() => {
      awaited -= 1;
      if (!awaited) table.removeAttribute("aria-busy");
    });
  };

  /* What a row can be chosen by is told by its cells and its link; data-places holds what they do not show. Read when it is
     first asked for, so that the page opens without it. */
  let read;
  const rows = () => {
    read = read ?? [...body.rows].map((row) => {
      const link = row.querySelector("a");
      const texts = [...row.cells].map((cell) => cell.textContent.trim());
      const { figure, deadline, outcome, topics, kind, period, wording } = Object.fromEntries(heads.map((head, at) => [head.dataset.key, texts[at]]));
      const found = outcome && named("outcome", outcome.split(/, |，/)[0]);
      const section = link.getAttribute("href").match(/([^/]+)\/(?:index\.html)?#/)[1];
      if (found) row.cells[heads.findIndex((head) => head.dataset.key === "outcome")].dataset.sort = placeOf("outcome", found);
      row.cells[heads.findIndex((head) => head.dataset.key === "section")].dataset.sort = placeOf("section", section);
      return {
        element: row,
        id: link.hash.slice(1),
        facets: new Set([
          ...offered.topic.filter((option) => among(topics, option.label)).map((option) => `topic:${option.value}`),
          ...(row.dataset.places ?? "").split(" ").map((place) => `place:${place}`), `section:${section}`, `kind:${named("kind", kind)}`, `period:${period}`,
          `wording:${named("wording", wording)}`, `date:${deadline ? "yes" : "no"}`, `figure:${figure ? "yes" : "no"}`,
          ...(found ? [`outcome:${found}`, `timing:${row.dataset.timing ?? (/, |，/.test(outcome) ? "late" : "unknown")}`] : []),
        ]),
        words: row.textContent.toLowerCase(),
      };
    });
    return read;
  };
  // Each facet's values and labels in their order, read once for all rows.
  const offered = Object.fromEntries(facets.map(({ name, options }) => [name, [...options].map(({ value, text }) => ({ value, label: text.replace(/ \(\d+\)$/, "") }))]));
  const placeOf = (facet, value) => offered[facet].findIndex((option) => option.value === value);
  const named = (facet, label) => offered[facet].find((option) => option.label === label)?.value;
  const among = (list, label) => `${comma}${list}${comma}`.includes(`${comma}${label}${comma}`);
  const { comma } = table.dataset;

  /* Order */
  const emptyLast = (compare) => (a, b) => {
    if (!a || !b) {
      // Tablesort reverses what it sorts upwards; this keeps empty cells below in both directions.
      const up = table.querySelector('th[aria-sort="ascending"]');
      return (Boolean(b) - Boolean(a)) * (up ? -1 : 1);
    }
    return compare(b, a);
  };
  const byUnitAndValue = (a, b) => {
    const [unitA, valueA] = a.split(" ").map(Number);
    const [unitB, valueB] = b.split(" ").map(Number);
    return unitA - unitB || valueA - valueB;
  };
  let sorter;
  const loadSorter = once(async () => {
    await script("tablesort");
    const collator = new Intl.Collator(lang, { numeric: true });
    Tablesort.extend("figure", () => false, emptyLast(byUnitAndValue));
    Tablesort.extend("words", () => true, emptyLast(collator.compare));
    sorter = new Tablesort(table);
    for (const head of heads) head.removeAttribute("tabindex"); // its button takes the focus
  });

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
  }
  const reportOrder = () => body.append(...rows().map((row) => row.element));
  // Rows that are equal keep the report's order, whatever the table was sorted by before.
  // Tablesort turns equal rows about in both directions.
  table.addEventListener("beforeSort", () => body.append(...rows().map((row) => row.element).reverse()));
  // Clicks and Enter stop before Tablesort, which would sort by itself: what the form says is the one order.
  table.tHead.addEventListener("click", (event) => {
    event.stopPropagation();
    const { key } = event.target.closest("th").dataset;
    form.elements.sort.value = form.elements.sort.value === key ? `-${key}` : key;
    update(true);
  }, true);
  table.tHead.addEventListener("keydown", (event) => { if (event.key === "Enter") event.stopPropagation(); }, true);
  const sort = () => {
    const key = form.elements.sort.value;
    const head = heads.find((each) => each.dataset.key === key.replace("-", ""));
    const direction = key.startsWith("-") ? "descending" : "ascending";
    const current = heads.find((each) => each.hasAttribute("aria-sort"));
    if (head ? head.getAttribute("aria-sort") === direction : !current) return;
    if (head && !sorter) {
      busy(loadSorter().then(arrange));
      return;
    }
    current?.removeAttribute("aria-sort");
    if (!head) {
      reportOrder();
      return;
    }
    head.setAttribute("aria-sort", direction);
    sorter.current = head;
    sorter.refresh();
  };

  /* Free text looks into both languages, the explanations and the source's words, once the data are there. */
  let all;
  const addWords = () => { if (all) for (const row of rows()) row.words += ` ${(all.get(row.id) ?? []).join(" ").toLowerCase()}`; };
  const loadData = once(async () => {
    const [answer] = await Promise.all([fetch(form.elements.csv.dataset.source), script("d3-dsv")]);
    if (!answer.ok) throw new Error(answer.status);
    const [header, ...records] = d3.csvParseRows((await answer.text()).replace("\ufeff", ""));
    all = new Map(records.map((record) => [record[header.indexOf("id")], record]));
    addWords();
    return header;
  });

  /* Filter */
  const fill = (pattern, ...values) => values.reduce((text, value) => text.replace("{}", numbers.format(value)), pattern);
  let fits = new Set(body.rows);
  const fitting = () => [...body.rows].filter((row) => fits.has(row));
  const filter = () => {
    const wanted = facets.filter((facet) => facet.value).map((facet) => `${facet.name}:${facet.value}`);
    const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (read || wanted.length || words.length) {
      fits = new Set(rows().filter((row) => wanted.every((each) => row.facets.has(each)) && words.every((word) => row.words.includes(word)))
        .map((row) => row.element));
      const seen = pages ? pages.first(fitting()) : fits;
      for (const row of body.rows) row.hidden = !seen.has(row);
    }
    if (read || !pages) shown.textContent = fits.size ? fill(shown.dataset.shown, fits.size, body.rows.length) : shown.dataset.none;
    form.querySelector(".chosen").textContent = wanted.length ? `(${wanted.length})` : "";
    form.elements.csv.disabled = !fits.size;
  };

  /* State in the address */
  const address = () => {
    const query = new URLSearchParams();
    for (const { name, value } of controls) if (value.trim()) query.set(name, value.trim());
    return `${location.pathname}${`${query}` && `?${query}`}${location.hash}`;
  };
  const arrange = () => {
    sort();
    filter();
  };
  const join = once(async () => {
    if (!pages) return;
    await pages.join(() => {
      if (read) reportOrder();
      for (const head of heads) head.removeAttribute("aria-sort");
    });
    read = undefined; // this page's alone
    rows();
    addWords();
  });
  const arrangeAll = () => {
    const work = join().then(() => true, () => false);
    busy(work.then(arrange));
    return work;
  };
  pages?.onMore(arrangeAll);
  const renew = () => {
    pages?.restart();
    if (pages && controls.some((control) => control.value.trim())) arrangeAll();
    else arrange();
  };
  const update = (remember) => {
    renew();
    write(remember);
  };
  // Safari refuses the 101st change within ten seconds: the address then follows when it may.
  let resting;
  const write = (remember) => {
    clearTimeout(resting);
    if (address() === location.pathname + location.search + location.hash) return;
    try {
      history[remember ? "pushState" : "replaceState"](null, "", address());
    } catch {
      resting = setTimeout(write, 1000, remember);
    }
  };
  const restore = () => {
    const query = new URLSearchParams(location.search);
    for (const control of controls) {
      control.value = query.get(control.name) ?? "";
      if (control.selectedIndex === -1) control.value = "";
    }
    if (form.elements.words.value) busy(loadData().then(filter));
    renew();
  };

  form.addEventListener("change", (event) => { if (event.target.matches("select")) update(true); });
  let typing = false;
  form.elements.words.addEventListener("input", () => {
    update(!typing); // one step back undoes one search, not one letter
    typing = true;
    busy(loadData().then(filter));
  });
  form.elements.words.addEventListener("blur", () => { typing = false; });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const control of controls) control.value = "";
    update(true);
  });
  addEventListener("popstate", restore);

  /* The rows on show, as they are in data/targets.csv: same columns, RFC 4180, byte order mark. */
  form.elements.csv.addEventListener("click", async () => {
    try {
      if (!(await arrangeAll())) throw new Error("only this page's rows");
      const header = await loadData();
      const chosen = fitting().map((row) => all.get(row.querySelector("a").hash.slice(1)));
      const text = [header, ...chosen].map((row) => `${d3.csvFormatRow(row)}\r\n`).join("");
      const link = document.createElement("a");
      // With the byte order mark by which Excel knows UTF-8.
      link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
      link.download = "targets-selection.csv";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    } catch {
      location.href = form.elements.csv.dataset.source; // the whole file is better than nothing
    }
  });

  restore();
})();
