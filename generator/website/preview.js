// Only in `make serve`: loads the page again when it has changed, and lists what is wrong with the data.
(() => {
  const own = document.currentScript;
  const epoch = own.dataset.epoch;
  const zh = document.documentElement.lang.startsWith("zh");
  const words = zh
    ? { title: "数据有问题", note: "下面的页面按还能用的数据生成；正式生成网站会因此中止。" }
    : { title: "The data have faults", note: "The page below shows what can be rendered; a build of the site refuses." };
  let version = "";

  // A sheet made by script: the pages' policy refuses a style element.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    #preview-faults { position: sticky; top: 0; z-index: 9; max-height: 60vh; overflow: auto; padding: .8rem 1.2rem;
      font-size: .7rem; color: #3b0d12; background: #fff1f0; border-bottom: .15rem solid #8c2f39; }
    #preview-faults summary { font-weight: bold; cursor: pointer; }
    #preview-faults pre { margin: .6rem 0 0; white-space: pre-wrap; }`);
  document.adoptedStyleSheets.push(sheet);

  const element = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };

  const show = (problems) => {
    document.getElementById("preview-faults")?.remove();
    if (!problems.length) return;
    const box = element("details", "", { id: "preview-faults", role: "status", open: "" });
    box.append(element("summary", `${words.title}: ${problems.length}`), element("p", words.note));
    for (const each of problems) box.append(element("pre", each, { lang: "en" }));
    document.body.prepend(box);
  };

  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  const poll = async () => {
    for (;;) {
      try {
        const answer = await fetch(new URL(`state/${version || 0}${location.pathname}`, own.src), { cache: "no-store" });
        const state = await answer.json();
        if (String(state.epoch) !== epoch) return location.reload();
        if (state.version !== version) show(state.problems);
        version = state.version;
      } catch {
        await wait(300);
      }
    }
  };
  poll();
})();
