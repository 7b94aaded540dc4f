// Explains a term where it stands: on hover, on keyboard focus, and on the first tap. A link to the glossary without scripts.
(() => {
  const tip = document.createElement("div");
  tip.id = "term-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  let shown = null;
  let leaving = 0;

  function show(link) {
    clearTimeout(leaving);
    if (shown === link) return;
    hide();
    shown = link;
    tip.textContent = link.dataset.term;
    if (link.dataset.note) {
      const note = document.createElement("span");
      note.className = "note-label";
      note.textContent = link.dataset.note;
      tip.prepend(note, " ");
    }
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    const box = link.getBoundingClientRect();
    const width = Math.min(320, document.documentElement.clientWidth - 24);
    tip.style.setProperty("--tip-width", `${width}px`);
    const left = Math.max(12, Math.min(box.left, document.documentElement.clientWidth - width - 12));
    const above = box.bottom + tip.offsetHeight + 12 > innerHeight;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${scrollY + (above ? box.top - tip.offsetHeight - 6 : box.bottom + 6)}px`;
  }

  function hide() {
    clearTimeout(leaving);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  }

  const linkOf = (event) => event.target.closest?.("a.term");
  // The pointer may cross the gap between the word and its explanation, and rest on either.
  const leave = () => { leaving = setTimeout(hide, 250); };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    if (linkOf(event)) show(linkOf(event));
    else if (event.target === tip) clearTimeout(leaving);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && (linkOf(event) || event.target === tip)) leave();
  });
  document.addEventListener("focusin", (event) => { if (linkOf(event)) show(linkOf(event)); });
  document.addEventListener("focusout", (event) => { if (linkOf(event)) hide(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  let tapped = null;
  document.addEventListener("pointerdown", (event) => {
    tapped = event.pointerType === "touch" ? linkOf(event) : null;
    if (tapped && tapped === shown) tapped = null;
    if (!linkOf(event) && event.target !== tip) hide();
  });
  document.addEventListener("click", (event) => {
    if (tapped && linkOf(event) === tapped) {
      event.preventDefault();
      show(tapped);
    }
    tapped = null;
  });
})();
