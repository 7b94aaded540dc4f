// Copies an item's link and says so, and takes the #anchor along when the language is switched. The page works without it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.permalink, a.copy, a[data-language-switch]");
  if (!link) return;
  if (link.matches("[data-language-switch]")) {
    link.hash = location.hash;
  } else if (navigator.clipboard) {
    if (link.matches(".subscribe a")) event.preventDefault(); // the address is wanted, not the file
    navigator.clipboard.writeText(link.href).then(() => {
      const status = document.querySelector("[data-copied]");
      link.classList.add("copied");
      status.textContent = status.dataset.copied;
      setTimeout(() => {
        link.classList.remove("copied");
        status.textContent = "";
      }, 1500);
    }, () => {});
  }
});

// Where nobody knew at the build where the site lives, the address of a calendar feed follows from the page's own.
if (location.protocol.startsWith("http")) {
  for (const links of document.querySelectorAll(".subscribe[hidden]")) {
    const link = links.querySelector("a.webcal");
    link.href = link.href.replace(/^https?:/, "webcal:");
    links.hidden = false;
  }
}
