// What the frame does by script: colours, table of contents, title in the header, menu. Stands in for Material's own script
// (35 kB, and half a second of a phone's time), of which this site needs no more. The page works without it, and each part
// without the others: what one of them lacks, or throws, stops only that one.
(() => {
  const root = document.documentElement;
  const part = (work) => {
    try { work(); } catch (error) { console.error(error); }
  };
  /** The element that the #anchor of `address` names; none where the address is damaged. */
  const anchored = ({ hash }) => {
    try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch { return null; }
  };

  /* Colours: the other scheme, kept for all pages. palette.js puts them on before a page is painted. */
  part(() => {
    const palette = document.querySelector("[data-md-component=palette]");
    const options = [...palette.querySelectorAll("input")];
    options.find((each) => each.dataset.mdColorScheme === document.body.dataset.mdColorScheme).checked = true;
    palette.addEventListener("change", ({ target }) => palettes.choose(options.indexOf(target)));
    palette.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      const other = options.find((each) => !each.checked);
      other.click();
      other.focus();
    });
  });

  /* Menu: opens with Enter and Space; closes when the reader goes to a place on the same page, or leaves it with Escape. */
  part(() => {
    const drawer = document.querySelector("#__drawer");
    const closeDrawer = () => { drawer.checked = false; };
    addEventListener("hashchange", closeDrawer);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") closeDrawer();
      // A label takes the focus, but no key presses it; Space would scroll the page.
      if ((event.key === "Enter" || event.key === " ") && event.target.matches?.("label[tabindex]")) {
        event.preventDefault();
        event.target.click();
      }
    });
  });

  /* Title of the page in the header, once its heading is out of sight */
  part(() => {
    const heading = document.querySelector(".md-content h1");
    const title = document.querySelector("[data-md-component=header-title]");
    if (!heading) return;
    new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) => {
      title.classList.toggle("md-header__title--active", !isIntersecting && boundingClientRect.bottom < innerHeight / 2);
    }, { rootMargin: "-48px 0px 0px" }).observe(heading);
  });

  /* Folded parts open where a link leads into one */
  part(() => {
    const reveal = () => {
      const folded = anchored(location)?.closest("details:not([open])");
      if (!folded) return;
      folded.open = true;
      anchored(location).scrollIntoView();
    };
    addEventListener("hashchange", reveal);
    reveal();
  });

  /* Near the end of a page, guessed heights (content-visibility) may stop a link short of its place: again, when real.
     Not after Back, which leads to where the reader was. */
  part(() => {
    const FRAMES = 8; // what comes near the window takes its real height a frame later, and may bring more near
    let settling = null;
    const settle = (hash, frame = 0) => {
      settling = hash;
      requestAnimationFrame(() => {
        if (settling !== hash) return;
        if (frame > 1 && location.hash === hash) anchored(location)?.scrollIntoView({ behavior: "instant" });
        if (frame < FRAMES) settle(hash, frame + 1);
      });
    };
    // The reader moves on: their place now, not the link's.
    for (const sign of ["wheel", "touchstart", "keydown", "pointerdown"]) addEventListener(sign, () => { settling = null; }, { passive: true });
    if (performance.getEntriesByType("navigation")[0]?.type === "navigate" && location.hash) settle(location.hash);
    document.addEventListener("click", ({ target }) => {
      const link = target.closest?.("a[href*='#']");
      if (link && link.pathname === location.pathname && link.hash) settle(link.hash);
    });
  });

  /* Folded parts are open on paper */
  part(() => {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll(".md-content details:not([open])")];
      for (const each of opened) each.open = true;
    });
    addEventListener("afterprint", () => { for (const each of opened) each.open = false; });
  });

  /* A name that its place cuts off is told whole where the pointer rests on it */
  part(() => {
    document.addEventListener("pointerover", ({ target }) => {
      if (target.matches?.(".md-ellipsis") && target.offsetWidth < target.scrollWidth) (target.closest("a") ?? target).title = target.textContent.trim();
    });
  });

  /* Readers who speak to their computer, or whose hand slips, can switch off the key that leads to the search. */
  part(() => {
    const box = document.querySelector("input[data-shortcut]");
    if (!box) return;
    box.checked = choices.get("shortcut") !== false;
    box.addEventListener("change", () => choices.set("shortcut", box.checked));
  });

  /* Beside the text, on a wide screen: where the reader is */
  part(() => {
    const wide = matchMedia("(min-width: 60em)");
    const toc = [...document.querySelectorAll(".md-sidebar--secondary [data-md-component=toc] a[href^='#']")]
      .map((link) => ({ link, target: anchored(link) }))
      .filter(({ target }) => target);
    let here;
    const follow = () => {
      const line = parseFloat(getComputedStyle(root).scrollPaddingTop) + 8;
      const end = innerHeight + scrollY >= root.scrollHeight - 2;
      const passed = end ? toc.length : toc.filter(({ target }) => target.getBoundingClientRect().top < line).length;
      if (passed === here) return;
      here = passed;
      toc.forEach(({ link }, n) => {
        link.classList.toggle("md-nav__link--passed", n < passed);
        link.classList.toggle("md-nav__link--active", n === passed - 1);
      });
      if (passed) center(toc[passed - 1].link);
    };
    const center = (link) => {
      const box = link.closest(".md-sidebar__scrollwrap");
      box.scrollTop += link.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 2;
    };
    let asked = false;
    const soon = () => {
      if (asked || !wide.matches) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; follow(); });
    };
    const begin = () => {
      if (!wide.matches) return;
      const link = document.querySelector(".md-sidebar--primary .md-nav__link--active[href]");
      if (link?.offsetHeight) center(link);
      soon();
    };
    if (toc.length) addEventListener("scroll", soon, { passive: true });
    wide.addEventListener("change", begin);
    (window.requestIdleCallback ?? setTimeout)(begin);
  });
})();
