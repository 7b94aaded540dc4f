// What is typed -> the terms to look up, each with its weight, and how much of the query a set of them covers.
import { isStopword, isTypo, spell, stem } from "./english.js";
import { ACROSS, WRITTEN, content, runs, syllables, whole } from "./words.js";

/**
 * A query over normalised `text`: `terms` are {term, weight, prefix}, no term twice; `coverage(hits)` tells from 0 to 1
 * how much of what was typed the terms in the set `hits` stand for, rare words counting more.
 */
export function readQuery(text, vocabulary) {
  const found = new Map();
  const units = [];
  const add = (term, weight, prefix = false) => {
    const old = found.get(term);
    if (!old || old.weight < weight) found.set(term, { term, weight, prefix: prefix || Boolean(old?.prefix) });
    return term;
  };
  const rarity = (list) => {
    const counts = list.map((term) => vocabulary.count.get(term)).filter(Boolean);
    return Math.log(1 + vocabulary.size / (counts.length ? Math.max(...counts) : 1));
  };
  const unit = (list) => units.push({ terms: list, weight: rarity(list) });

  const all = runs(text);
  const latin = all.flatMap((run) => run.latin ?? []);
  const meant = latin.filter((word) => !isStopword(word));
  const spoken = latin.join("").length > 3 && !latin.every((word) => vocabulary.stems.has(word)) ? syllables(latin.join(""), vocabulary.syllables) : null;
  if (spoken?.length > 1) {
    for (let n = 1; n < spoken.length; n++) unit([add(spoken[n - 1] + spoken[n], 1, n === spoken.length - 1)]);
  } else {
    latinTerms(meant.length ? meant : latin, vocabulary, add, unit, /[a-z0-9]$/.test(text));
  }
  const alone = all.length === 1;
  for (const run of all) if (run.han) for (const part of content(run.han)) hanTerms(part, vocabulary, add, unit, alone);
  const exact = whole(text);
  if (exact.length > 1 && vocabulary.count.has(exact)) add(exact, 1);
  const total = units.reduce((sum, u) => sum + u.weight, 0);
  return {
    terms: [...found.values()],
    coverage: (hits) => units.reduce((sum, u) => sum + (u.terms.some((term) => hits.has(term)) ? u.weight : 0), 0) / (total || 1),
  };
}

function latinTerms(words, vocabulary, add, unit, open) {
  let before = null;
  words.forEach((word, n) => {
    const term = stem(word);
    const list = [];
    if (vocabulary.count.has(term)) {
      list.push(add(term, 1));
      if (vocabulary.count.has(WRITTEN + spell(word))) add(WRITTEN + spell(word), 0.5);
    } else {
      const last = open && n === words.length - 1;
      const begun = last && word.length > 1 && [...vocabulary.stems.keys()].some((known) => known.startsWith(word));
      if (begun) list.push(add(word, 1, true));
      else for (const [meant, weight] of corrections(word, vocabulary)) list.push(add(meant, weight));
    }
    if (!list.length) list.push(add(term, 1));
    unit(list);
    if (before) {
      for (const a of before) for (const b of list) if (vocabulary.count.has(`${a}_${b}`)) add(`${a}_${b}`, 1);
      const joined = words[n - 1] + word;
      if (vocabulary.stems.has(joined)) add(stem(joined), 1);
    }
    before = list;
  });
}

// Terms that an unknown word may stand for, with their weights: letters that only changed places are the likeliest typo.
function corrections(word, vocabulary) {
  if (word.length < 4 || /\d/.test(word)) return [];
  const letters = [...word].sort().join("");
  const near = (limit) => [...vocabulary.stems].filter(([known]) => known.length > 3 && isTypo(word, known, limit));
  const once = near(1);
  const typos = once.length || word.length < 9 ? once : near(2);
  return typos.map(([known, term]) => [term, [...known].sort().join("") === letters ? 0.9 : 0.7]);
}

function hanTerms(run, vocabulary, add, unit, alone) {
  if (run.length === 1) {
    unit([add(run, 1, alone)]);
    return;
  }
  for (let i = 0; i < run.length - 1; i++) {
    const pair = run.slice(i, i + 2);
    unit([add(pair, 1), add(ACROSS + pair, 0.5)]);
  }
  for (let length = 3; length <= Math.min(run.length, 8); length++) {
    for (let i = 0; i + length <= run.length; i++) if (vocabulary.count.has(run.slice(i, i + length))) add(run.slice(i, i + length), 1);
  }
}
