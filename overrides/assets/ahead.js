// Fetches the page of a link before it is followed: when the pointer rests on it, a finger touches it, or it has the focus;
// and the next page once the reader has come to its link at the end. The browser keeps it, and the click finds it there.
(() => {
  if (location.protocol === "file:" || navigator.connection?.saveData) return;
  const RESTS = 65; // milliseconds: a pointer that only crosses a link asks for nothing
  const asked = new Set([location.pathname]);
  let waiting = 0;

  // Pages of this site only, and no downloads; with a query, a page is another's view of itself.
  function pageOf(target) {
    const link = target.closest?.("a[href]");
    const fits = link && link.origin === location.origin && link.pathname.endsWith("/") && !link.search;
    return fits && !asked.has(link.pathname) ? link.pathname : null;
  }

  function fetchAhead(page) {
    if (!page || asked.has(page)) return;
    asked.add(page);
    fetch(page, { priority: "low" }).catch(() => asked.delete(page));
  }

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    clearTimeout(waiting);
    const page = pageOf(target);
    if (page && pointerType === "mouse") waiting = setTimeout(fetchAhead, RESTS, page);
  }, { passive: true });
  for (const sign of ["touchstart", "focusin", "mousedown"]) {
    document.addEventListener(sign, ({ target }) => fetchAhead(pageOf(target)), { passive: true });
  }
  const next = document.querySelector(".md-footer__link--next");
  if (next) {
    new IntersectionObserver(([{ isIntersecting }], watch) => {
      if (!isIntersecting) return;
      watch.disconnect();
      fetchAhead(pageOf(next));
    }).observe(next);
  }
})();
