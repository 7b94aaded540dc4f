// Copies an item's link, and takes the #anchor along when the language is switched. The page works without it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.permalink, a.copy, a[data-language-switch]");
  if (!link) return;
  if (link.matches("[data-language-switch]")) {
    link.hash = location.hash;
  } else if (navigator.clipboard) {
    navigator.clipboard.writeText(link.href).then(() => {
      link.classList.add("copied");
      setTimeout(() => link.classList.remove("copied"), 1500);
    }, () => {});
  }
});
