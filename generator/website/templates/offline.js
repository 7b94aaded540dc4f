// Only in the copy that opens from the disk, where a browser refuses to fetch: what the scripts ask for comes in by script.
const offline = (() => {
  const waiting = new Map();

  /** Called by `FILE.js`, which carries the text of FILE. */
  function answer(address, text) {
    waiting.get(new URL(address, location).href)?.(new Response(text));
  }

  window.fetch = (request) => new Promise((resolve, reject) => {
    const address = new URL(request.url ?? request, document.baseURI);
    address.search = address.hash = "";
    waiting.set(address.href, resolve);
    const script = document.createElement("script");
    script.src = `${address.href}.js`;
    script.onerror = () => reject(new TypeError(`${address.href} is not in this copy`));
    document.head.append(script);
  });

  // A folder on the disk shows no page by itself; scripts still make links to folders.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }, true);

  return { answer };
})();
