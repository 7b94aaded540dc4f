// search/index.json -> an index in the reader's memory, and a query -> results in order of rank.
//
// Items and concepts (terms, word groups, topics, places) are documents of one index. A concept that the query hits
// lends its score to the items that belong to it: 停车难 finds the term 停车位, and through it the item.
import MiniSearch from "./minisearch.js";
import { readQuery } from "./query.js";
import { normalise, pinyinTerms, terms, whole } from "./words.js";

/** How much a hit counts by where it stands. Names tell best what something is about; texts only mention. */
export const WEIGHTS = { name: 3.2, whole: 5, words: 3, other: 2, pinyin: 2, text: 1, phrase: 1 };
/**
 * Which share of a concept's score an item gets, by how it belongs to it: aliases named or only told, its first topic
 * or others, places; and how this falls with their number.
 */
export const SHARES = { named: 1.2, told: 0.25, topic: 0.4, topics: 0.2, place: 0.6, crowd: 0.3 };
/** How a score falls with what the hits leave uncovered of the query; below `floor` of the best, results say nothing. */
export const COVERAGE = { base: 0.06, power: 2.5, floor: 0.15 };
/** BM25+: how soon repetition and length stop counting. */
const BM25 = { k: 1.2, b: 0.5, d: 0.3 };
/** What is still to come is looked for more than what was; both stay findable. */
const KINDS = { target: 1.1, project: 1.1, action: 1.05, result: 1 };
/** How much likelier an answer is that has what the question asks for, a figure or a date. */
const WANTED = 1.5;
/** How much likelier an answer is that is of the year asked for: what was done, or what is still to be. */
const TIMELY = 1.5;
/** A figure in money. */
const AMOUNT = /元|RMB/;
const HAN_WORD = /^[\u3400-\u9fff]{3,4}$/;
/** Groups of results, in the order in which they are shown. */
export const GROUPS = ["item", "section", "topic", "place", "term"];

/** Resolves to the engine over the parsed index `data`; its `search(query)` gives {row, section, group, score, hits}, best first. */
export async function makeEngine(data) {
  const vocabulary = { count: new Map(), stems: new Map(), syllables: syllablesOf(data.pinyin), spoken: new Map(), own: new Set(data.own), year: data.year, words: { 3: [], 4: [] }, size: data.rows.length };
  const traditional = new Map(pairsOf(data.traditional));
  const documents = makeDocuments(data, vocabulary, traditional);
  for (const term of vocabulary.count.keys()) if (HAN_WORD.test(term)) vocabulary.words[term.length].push(term);
  const index = new MiniSearch({
    fields: Object.keys(WEIGHTS),
    extractField: (document, field) => document[field],
    stringifyField: (value) => value,
    tokenize: (value) => value,
    processTerm: (term) => term,
  });
  // In pieces: a slow phone must show what is typed meanwhile.
  await index.addAllAsync(documents, { chunkSize: 100 });
  const concepts = conceptsOf(data);
  return { data, search: (text) => rank(index, data, concepts, readQuery(normalise(text, traditional), vocabulary), vocabulary.spoken) };
}

function makeDocuments(data, vocabulary, traditional) {
  // A sign of the texts that is also an old form of another (乾 in 乾隆) is read alike on both sides.
  const normal = (text) => normalise(text, traditional);
  const learn = (raw, term) => vocabulary.stems.set(raw, term);
  const spell = (term, characters) => vocabulary.spoken.set(term, (vocabulary.spoken.get(term) ?? new Set()).add(characters));
  const cut = (text, pairs) => (text ? terms(normal(text), learn, pairs) : []);
  const chinese = data.language === "zh" ? "n" : "o";
  return data.rows.map((row, id) => {
    const lists = [row.k === "term" || row.k === "group" ? data.aliases[row.a[0]] : "", row.k === "topic" ? data.topics[row.g[0]] : "", row.w ?? ""];
    if (row.k === "term") Object.assign(row, firstOfEach(lists[0]));
    const words = lists.flatMap((list) => list.split(/; | \/ /)).filter(Boolean).map((word) => normal(word));
    const document = {
      id,
      name: cut(row.n, true),
      other: cut(row.o, true),
      pinyin: row[chinese] ? pinyinTerms(normalise(row[chinese]), data.pinyin, spell) : [],
      whole: [row.n, row.o].filter(Boolean).map((name) => whole(normal(name))).concat(words.map((word) => whole(word))),
      words: words.flatMap((word) => terms(word, learn, true)),
      text: cut([row.t, row.f, row.d, data.sections[row.s]?.name].filter(Boolean).join(" ; "), false),
      phrase: cut(row.p, false),
    };
    const all = new Set(Object.keys(WEIGHTS).flatMap((field) => document[field]));
    for (const term of all) vocabulary.count.set(term, (vocabulary.count.get(term) ?? 0) + 1);
    return document;
  });
}

// A term's names stand first among its words, this language's before the other's.
function firstOfEach(alias) {
  const [names, others] = alias.split(" / ").map((half) => half.split("; "));
  return { n: names[0], o: others[0] };
}

/** For each way of belonging, the documents of its concepts by position. */
function conceptsOf(data) {
  const concepts = { a: [], g: [], l: [] };
  data.rows.forEach((row, id) => {
    const list = { term: "a", group: "a", topic: "g", place: "l" }[row.k];
    if (list) concepts[list][row[list][0]] = id;
  });
  return concepts;
}

function syllablesOf(readings) {
  const known = new Set(Object.values(readings).flatMap((reading) => reading.split(" ")));
  for (const syllable of [...known]) if (syllable.includes("v")) known.add(syllable.replace("v", "u"));
  return known;
}

function pairsOf(text) {
  return Array.from({ length: text.length / 2 }, (_, n) => [text[2 * n], text[2 * n + 1]]);
}

function rank(index, data, concepts, query, spoken) {
  if (!query.terms.length) return [];
  const found = index.search("query", {
    tokenize: () => query.terms.map((t) => t.term),
    processTerm: (term) => term,
    boost: WEIGHTS,
    bm25: BM25,
    prefix: (_, n) => query.terms[n].prefix,
    boostTerm: (_, n) => query.terms[n].weight,
  });
  // MiniSearch multiplies by the number of terms that hit; how much of the query they cover says it better.
  const hits = new Map(found.map((hit) => [hit.id, { score: hit.score / hit.queryTerms.length, queryTerms: hit.queryTerms, terms: hit.terms }]));
  const results = [];
  data.rows.forEach((row, id) => {
    const item = row.k in KINDS;
    const own = hits.get(id);
    const lent = item ? lenders(row).flatMap(([share, list, positions]) => lend(positions, concepts[list], hits, share)) : [];
    if (row.k === "group" || (!own && !lent.length)) return;
    const all = own ? [own, ...lent] : lent;
    const covered = query.coverage(new Set(all.flatMap((hit) => hit.queryTerms)));
    const score = all.reduce((sum, hit) => sum + hit.score, 0) * (COVERAGE.base + covered ** COVERAGE.power) * (KINDS[row.k] ?? 1)
      * ((query.wants.f && row.f) || (query.wants.d && row.d) ? WANTED : 1)
      * (query.wants.money && AMOUNT.test(row.f) ? WANTED : 1)
      * (item && query.wants.year && (row.k === "result") === (query.wants.year < data.year) ? TIMELY : 1);
    const section = item ? data.sections[row.s] : null;
    results.push({ row, section, outcome: data.outcomes[row.u], score, group: item ? "item" : row.k, hits: all.flatMap((hit) => hit.terms.flatMap((term) => [term, ...(spoken.get(term) ?? [])])) });
  });
  const best = Math.max(...results.map((r) => r.score), 0);
  return results
    .filter((result) => result.score >= best * COVERAGE.floor)
    .sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || b.score - a.score);
}

// What an item belongs to: the share it gets, which list of concepts, and where in that list.
function lenders({ a, b, g, l }) {
  return [[SHARES.named, "a", a], [SHARES.told, "a", b], [SHARES.topic, "g", g.slice(0, 1)], [SHARES.topics, "g", g.slice(1)], [SHARES.place, "l", l]];
}

// What the concepts at `positions` lend: the best of them, and of the others each that answers more of the query. An item
// that mentions many is less about each.
function lend(positions, documents, hits, share) {
  const found = (positions ?? []).map((position) => hits.get(documents[position])).filter(Boolean).sort((a, b) => b.score - a.score);
  const answered = new Set();
  const lent = [];
  for (const hit of found) {
    if (hit.queryTerms.every((term) => answered.has(term))) continue;
    hit.queryTerms.forEach((term) => answered.add(term));
    lent.push({ ...hit, score: hit.score * share * positions.length ** -SHARES.crowd });
  }
  return lent;
}
