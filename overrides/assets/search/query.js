// What is typed -> the terms to look up, each with its weight, and how much of the query a set of them covers.
import { isSoft, isStopword, isTypo, singular, spell, stem } from "./english.js";
import { ACROSS, WRITTEN, content, runs, sums, syllables, whole } from "./words.js";

/** How much a word counts of which only the stem is met, and one that says little beside others. */
const RELATED = 0.5, SOFTLY = 0.15, UNKNOWN = 0.2, SLIP = 0.5;
const HAN_WORD = /^[\u3400-\u9fff]{2,6}$/;
/** What asks for a figure, for an amount of money, and for a date. */
const FIGURE = /\bhow (?:many|much|fast|high|big|large|long|far)\b|多少|几[个家所座条户套人]|多大|多快|多高|多长/;
/** How what asks for a figure begins: high in "how high are wages" is not looked for. */
const ASKED = /\bhow (?:high|strong|often|soon|good)\b(?=.*[a-z])/g;
const MONEY = /\bhow much (?:money|does|will|is|are|did|was|were)\b|多少钱|花多少|投资额|投多少/;
const DATE = /\b(?:when|by what date|how soon)\b|什么时候|啥时候|何时|几月|哪天|哪年|多久/;
/** What asks for what was, and what for what is to come; each language also names the years themselves. */
const BEFORE = /\blast year\b|去年|上年/;
const AHEAD = /\b(?:will|going to|this year|target|goal|plan(?:s|ned)?)\b|今年|目标|计划|打算/;
/** Words that say little in a question. */
const SOFT = /政府|我市|全市|情况|问题|解决|改善|打算|老百姓|方便|地方|支持|帮助|政策|增加|工作|希望|得到|东西|办法|事情|目标|市里|市民|群众|大家|现在|目前|最近|措施|进展|安排/g;

/**
 * A query over normalised text: `terms` are {term, weight, prefix}, no term twice; `wants` which of a row's figure (f), which of them in money, and date (d) is asked for, and of which year; `coverage(hits)` tells from 0 to 1
 * how much of what was typed the terms in the set `hits` stand for, rare words counting more.
 */
export function readQuery(typed, vocabulary) {
  const text = sums(typed, (sum) => vocabulary.count.has(sum));
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
  const unit = (list, share = 1) => units.push({ terms: list, weight: rarity(list) * share });

  const asked = text.replace(ASKED, " ");
  const all = runs(asked);
  const latin = all.flatMap((run) => run.latin ?? []);
  const meant = latin.filter((word) => !isStopword(word));
  const spoken = latin.join("").length > 3 && !latin.every((word) => vocabulary.stems.has(word)) ? syllables(latin.join(""), vocabulary.syllables) : null;
  if (spoken?.length > 1) {
    // Who has no ü types lu for it where an input method wants lv.
    const said = (pair) => (vocabulary.count.has(pair) ? pair : pair.replace(/([ln])u(?![aeinou])/g, "$1v"));
    for (let n = 1; n < spoken.length; n++) unit([add(said(spoken[n - 1] + spoken[n]), 1, n === spoken.length - 1)]);
  } else {
    latinTerms(meant.length ? meant : latin, vocabulary, add, unit, /[a-z0-9]$/.test(text));
  }
  const alone = all.length === 1, long = text.length > 4;
  all.forEach((run, n) => {
    if (!run.han) return;
    // The unit after a number says little: it is the number that is looked for.
    const measure = run.han.length === 1 && /^\d/.test(all[n - 1]?.latin?.[0] ?? "");
    for (const part of content(run.han)) if (measure) unit([add(part, SOFTLY)], SOFTLY); else hanTerms(part, vocabulary, add, unit, alone, long);
  });
  // What is asked for may be a name or a synonym to the letter, once what only asks is left out.
  for (const exact of [whole(asked), whole(asked, (word) => isSoft(word) || vocabulary.own.has(word))]) if (exact.length > 1 && vocabulary.count.has(exact)) add(exact, 1);
  const total = units.reduce((sum, u) => sum + u.weight, 0);
  return {
    terms: [...found.values()],
    wants: { f: FIGURE.test(text), money: MONEY.test(text), d: DATE.test(text), year: yearOf(text, vocabulary.year) },
    coverage: (hits) => units.reduce((sum, u) => sum + (u.terms.some((term) => hits.has(term)) ? u.weight : 0), 0) / (total || 1),
  };
}

/** Which year is asked about: the report's own, the one before, or none. */
function yearOf(text, year) {
  if (BEFORE.test(text) || text.includes(year - 1)) return year - 1;
  return AHEAD.test(text) || text.includes(year) ? year : null;
}

function latinTerms(words, vocabulary, add, unit, open) {
  let before = null;
  const asks = words.length > 1 && !words.every(isSoft);
  words.forEach((word, n) => {
    const term = stem(word);
    const list = [], share = asks && (isSoft(word) || vocabulary.own.has(word)) ? SOFTLY : 1;
    if (vocabulary.count.has(term)) {
      // The word itself stands before others of its stem: parking before parks.
      // A misspelling may have a known stem (parkking): then the word that was meant, of the same stem.
      const meant = vocabulary.stems.has(word) ? word : corrections(word, vocabulary).find(([stemmed]) => stemmed === term)?.[2] ?? word;
      const own = WRITTEN + singular(meant), known = vocabulary.count.has(own);
      list.push(add(term, share * (known ? RELATED : 1)));
      if (known) list.push(add(own, share));
    } else {
      const last = open && n === words.length - 1;
      const begun = last && word.length > 1 && [...vocabulary.stems.keys()].some((known) => known.startsWith(word));
      if (begun) list.push(add(word, 1, true));
      else for (const [meant, weight, typed] of corrections(word, vocabulary)) {
        const written = WRITTEN + singular(typed), known = vocabulary.count.has(written);
        list.push(add(meant, weight * (known ? RELATED : 1)));
        if (known) list.push(add(written, weight));
      }
    }
    if (!list.length) list.push(add(term, share));
    unit(list, share);
    if (before) {
      for (const a of before) for (const b of list) if (vocabulary.count.has(`${a}_${b}`)) add(`${a}_${b}`, 1.5);
      const joined = words[n - 1] + word;
      if (vocabulary.stems.has(joined)) add(stem(joined), 1);
    }
    before = list;
  });
}

// Terms that an unknown word may stand for, with their weights: letters that only changed places are the likeliest typo,
// and two typos leave the first letter as it is (geriatric is not pediatric).
function corrections(word, vocabulary) {
  if (word.length < 4 || /\d/.test(word)) return [];
  const letters = [...word].sort().join("");
  const near = (limit) => [...vocabulary.stems].filter(([known]) => known.length > 3 && isTypo(word, known, limit));
  const once = near(1);
  const typos = once.length || word.length < 9 ? once : near(2).filter(([known]) => known[0] === word[0]);
  if (!typos.length) return relatives(word, vocabulary);
  return typos.map(([known, term]) => [term, [...known].sort().join("") === letters ? 0.9 : 0.7, known]);
}

// Known words that begin as an unknown long one does: paediatrician means paediatrics.
function relatives(word, vocabulary) {
  const spelt = spell(word), least = Math.max(5, spelt.length - 4);
  const found = [...vocabulary.stems].filter(([known]) => known.length >= least && spell(known).startsWith(spelt.slice(0, least)));
  return found.map(([known, term]) => [term, RELATED, known]);
}

// Words that differ in one sign from what was typed, three or four signs with an unknown pair: 消费卷 means 消费券.
function slips(run, vocabulary) {
  return (vocabulary.words[run.length] ?? []).filter((word) => Array.from(word).filter((sign, n) => sign !== run[n]).length === 1);
}

function hanTerms(run, vocabulary, add, unit, alone, long) {
  if (run.length === 1) {
    // A sign may stand anywhere in a word: 桥 in 立交桥.
    const holding = !alone ? [] : [...vocabulary.count.keys()].filter((term) => term.includes(run) && term !== run && HAN_WORD.test(term));
    unit([add(run, 1, alone), ...holding.map((term) => add(term, 0.5))]);
    return;
  }
  const soft = long ? Array.from(run.matchAll(SOFT), (match) => [match.index, match.index + match[0].length]) : [];
  // The whole report is about its city.
  if (long) for (const name of vocabulary.own) for (let at = run.indexOf(name); at >= 0; at = run.indexOf(name, at + 1)) soft.push([at, at + name.length]);
  for (let i = 0; i < run.length - 1; i++) {
    const pair = run.slice(i, i + 2);
    // A pair that no text has is mostly the end of one word and the beginning of the next.
    const known = vocabulary.count.has(pair) || vocabulary.count.has(ACROSS + pair);
    const share = known ? soft.some(([start, end]) => start <= i && i + 2 <= end) ? SOFTLY : 1 : UNKNOWN;
    const meant = known ? [] : slips(run, vocabulary).map((word) => add(word, SLIP));
    unit([add(pair, share), add(ACROSS + pair, share / 2), ...meant], meant.length ? 1 : share);
  }
  for (let length = 3; length <= Math.min(run.length, 8); length++) {
    for (let i = 0; i + length <= run.length; i++) if (vocabulary.count.has(run.slice(i, i + length))) add(run.slice(i, i + length), 1);
  }
}
