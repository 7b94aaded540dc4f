// The site may stand under another path than the one it was built for: the nearest folder above with a sitemap is its root.
(async () => {
  const parts = location.pathname.split("/").slice(0, -1);
  for (; parts.length; parts.pop()) {
    const root = `${parts.join("/")}/`;
    const found = await fetch(`${root}sitemap.xml`, { method: "HEAD" }).then((answer) => answer.ok, () => false);
    if (!found) continue;
    const home = root.endsWith("/en/") ? root.slice(0, -3) : root;
    for (const link of document.querySelectorAll("a")) link.href = home + link.dataset.path;
    return;
  }
})();
