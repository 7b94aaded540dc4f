// Results -> cards in the panel. Text goes in as text, never as markup.
import { stem } from "./english.js";
import { ACROSS, BREAK, normalise } from "./words.js";

const FIRST = 10;
const OTHERS = 3;
const PAGES = { section: "sections", topic: "topics", place: "places" };
const HEADINGS = { section: "section", topic: "topics", place: "places", term: "glossary" };

/** Fill `view` with the results of `query`, items first, each group in order of rank; where there are none, with advice. */
export function showResults(view, query, results) {
  const { labels } = view;
  const groups = Map.groupBy ? Map.groupBy(results, (r) => r.group) : groupsOf(results);
  const blocks = [];
  for (const [group, members] of groups) blocks.push(...block(view, group, members));
  const count = results.length;
  view.count.textContent = count === 0 ? labels.search_none.replace("{}", query)
    : count === 1 ? labels.search_count_one : labels.search_count.replace("{}", count);
  view.results.replaceChildren(...(count ? blocks : advice(view)));
  view.results.parentElement.scrollTop = 0;
}

function groupsOf(results) {
  const groups = new Map();
  for (const result of results) groups.set(result.group, [...(groups.get(result.group) ?? []), result]);
  return groups;
}

function block(view, group, members) {
  const limit = group === "item" ? FIRST : OTHERS;
  const list = element("ol", "search__list", ...members.slice(0, limit).map((r) => element("li", "", card(view, r))));
  if (members.length > limit) {
    const more = element("button", "search__more", view.labels.search_more.replace("{}", members.length - limit));
    more.type = "button";
    more.addEventListener("click", () => {
      list.append(...members.slice(limit).map((r) => element("li", "", card(view, r))));
      more.remove();
      list.children[limit].querySelector("a").focus();
    });
    return [...heading(view, group), list, more];
  }
  return [...heading(view, group), list];
}

function heading(view, group) {
  return group in HEADINGS ? [element("p", "search__heading", view.labels[HEADINGS[group]])] : [];
}

function card(view, { row, group, hits, section, outcome }) {
  const link = element("a", `search__card search__card--${group}`);
  link.href = `${view.root}/${address(row, group, section)}`;
  const name = element("span", "search__name", ...marked(row.n, hits));
  link.append(name);
  if (row.f) link.append(" ", element("strong", "search__figure", row.f));
  if (outcome) link.append(" ", element("span", `outcome ${outcome[0]}`, outcome[1]));
  const about = [row.d, section?.name].filter(Boolean).map((text) => element("span", "", text));
  if (group === "term" && row.o) {
    about.push(element("span", "", plain(row.o)));
    about[about.length - 1].lang = document.documentElement.lang === "en" ? "zh-CN" : "en";
  }
  // Where the name does not show why it was found, the words around the first hit do.
  if (row.t && !name.querySelector("mark")) {
    const text = excerpt(marked(row.t, hits));
    if (text) link.append(element("span", "search__text", ...text));
  }
  if (about.length) link.append(element("span", "search__about", ...about));
  return link;
}

function address(row, group, section) {
  if (group === "item") return `sections/${section.id}/#${row.i}`;
  return group === "term" ? `glossary/#${row.i}` : `${PAGES[group]}/${row.i}/`;
}

/** `text` as nodes, the hit words in <mark>. */
function marked(text, hits) {
  const shown = plain(text);
  const han = [...new Set(hits.map((hit) => hit.replace(ACROSS, "")).filter((hit) => /^[\u3400-\u9fff\u{20000}-\u{323af}]+$/u.test(hit)))];
  const stems = new Set(hits);
  const flags = new Array(shown.length).fill(false);
  for (const word of han) for (let at = shown.indexOf(word); at >= 0; at = shown.indexOf(word, at + 1)) flags.fill(true, at, at + word.length);
  for (const match of shown.matchAll(/[A-Za-z0-9]+(?:[.'’][A-Za-z0-9]+)*/g)) {
    const bare = normalise(match[0]).replace(/'s$/, "").replace(/'/g, "");
    if (stems.has(stem(bare))) flags.fill(true, match.index, match.index + match[0].length);
  }
  const nodes = [];
  for (let start = 0; start < shown.length;) {
    let end = start;
    while (end < shown.length && flags[end] === flags[start]) end++;
    nodes.push(flags[start] ? element("mark", "", shown.slice(start, end)) : shown.slice(start, end));
    start = end;
  }
  return nodes;
}

function excerpt(nodes) {
  const first = nodes.findIndex((node) => typeof node !== "string");
  if (first < 0) return null;
  const before = nodes.slice(0, first).join("");
  return [before.length > 24 ? `…${before.slice(-20)}` : before, ...nodes.slice(first)];
}

/** Ways on from a query that finds nothing: a tip, words to try, the topics. */
function advice(view) {
  const words = view.labels.search_examples.split("|").map((word) => {
    const link = element("a", "", word);
    link.href = `?q=${encodeURIComponent(word)}`;
    return link;
  });
  const link = element("a", "", view.labels.all_topics);
  link.href = `${view.root}/topics/`;
  const all = element("a", "", view.labels.all_targets);
  all.href = `${view.root}/targets/`;
  return [element("p", "search__advice", view.labels.search_advice), element("p", "search__try", ...words), element("p", "search__try", link, all)];
}

const plain = (text) => text.replaceAll(BREAK, "");

function element(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}
