// Text of either language -> the terms that the index knows. The same for what is indexed and what is typed.
import { isStopword, singular, stem } from "./english.js";

/** Between two words of segmented Chinese (generator/website/search/words.py). */
export const BREAK = "|";
/** Begins a pair of characters that stand on both sides of a word's end: it counts less than a word. */
export const ACROSS = "~";
/** Begins a word as it was written, so that urbanisation is not only urban. */
export const WRITTEN = "!";
/** Begins a whole wording, so that a query that is exactly a name or a synonym finds it first. */
export const WHOLE = "=";

const RUNS = /[\u3400-\u9fff\u{20000}-\u{323af}|]+|[a-z0-9]+(?:[.'-][a-z0-9]+)*/gu;
const HAN = /[\u3400-\u9fff\u{20000}-\u{323af}]/u;
const DIGITS = "零一二三四五六七八九";
// Words that only ask or link, taken out of what is typed before it is cut into pairs.
const ASKING = /([\u4e00-\u9fff])[不没]\1|什么时候|到底|究竟|多少钱|啥时候|什么样|咋办|咋样|咋弄|为啥|有啥|为何|想知道|想问|听说|怎么弄|咋|啥|一定|怎么处理|一点|一些|容易|还是|哪天|哪年|几月|多久|应该|需要|是什么|为什么|怎么样|怎么办|有没有|有哪些|哪些|什么|怎么|如何|怎样|多少|几个|哪里|哪儿|在哪儿|在哪里|在哪|请问|何时|是否|可以|能不能|会不会|要不要|关于|我们|我家|我想|我要|咱们|想要|今年|一下|吗|呢|吧|啊|么|的|了|是|在|有|我|你|要|会|能|和|与|及|去|被|把/g;
// What cannot be done is looked for as what can: 买不起房 is 买房.
const FAILING = /([\u4e00-\u9fff])(?:不起|得起|不了|不到|不上|不着)(?=[\u4e00-\u9fff])/g;
const LINKING = /^[的了是在有会能和与及等被把]$/;

/** `text` in one form: half width, lower case, no tone marks, simplified characters, plain apostrophes and numbers. */
export function normalise(text, traditional = new Map()) {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[üǖǘǚǜ]/g, "v").replace(/[‘’ʼ]/g, "'");
  const bare = plain.normalize("NFD").replace(/([a-z])[\u0300-\u036f]+/g, "$1").normalize("NFC");
  const simplified = Array.from(bare.replace(/(\d),(?=\d{3})/g, "$1"), (c) => traditional.get(c) ?? c).join("");
  return simplified.replace(/\b(?:[a-z]\.){2,}/g, (letters) => letters.replaceAll(".", "")).replace(/(\d) ?(?:个?\|?百分点|per ?cent(?:age points?)?\b)/g, "$1%").replace(/百分之([零一二三四五六七八九十百点两]+)/g, (words, number) => `${digits(number)}%`);
}

/** A Chinese number below a thousand in digits: 八点八 gives 8.8, 二十五 gives 25. */
function digits(words) {
  const [whole, decimals = ""] = words.replace(/两/g, "二").split("点");
  let value = 0, last = whole.startsWith("十") ? 1 : 0;
  for (const sign of whole) {
    const unit = { 十: 10, 百: 100 }[sign];
    if (unit) [value, last] = [value + last * unit, 0];
    else last = DIGITS.indexOf(sign);
  }
  return value + last + (decimals ? `.${Array.from(decimals, (sign) => DIGITS.indexOf(sign)).join("")}` : "");
}

const SCALES = { 万亿: 12, 亿: 8, 千万: 7, 百万: 6, 万: 4, 千: 3, trillion: 12, billion: 9, bn: 9, million: 6, m: 6, thousand: 3, k: 3 };
const SCALED = new RegExp(`(^|[^\\w.])(\\d+(?:\\.\\d+)?)[ |]?(${Object.keys(SCALES).join("|")})(?![a-z])`, "g");
const SPELT = /()([零一二两三四五六七八九十百]+)(万亿|亿|万)/g;

/** Normalised `text` in which each sum is one number where `known` has it: 8.2万, 82 thousand and 82000 are the same. */
export function sums(text, known) {
  const plain = (number, scale) => {
    const [whole, decimals = ""] = number.split(".");
    const zeros = SCALES[scale];
    return decimals.length > zeros ? "" : `${whole}${decimals.padEnd(zeros, "0")}`.replace(/^0+/, "");
  };
  const replaced = (match, before, number, scale) => {
    const sum = plain(/\d/.test(number) ? number : digits(number), scale);
    return sum && known(sum) ? `${before} ${sum} ` : match;
  };
  return text.replace(SCALED, replaced).replace(SPELT, replaced);
}

/** Normalised text cut into Chinese runs and Latin words with their raw parts: `[{han}, {latin: ["high", "speed"]}]`. */
export function runs(text) {
  return Array.from(text.matchAll(RUNS), ([run]) => {
    if (HAN.test(run)) return { han: run };
    const word = run.replace(/'s$/, "").replace(/'/g, "");
    return { latin: word.split("-") };
  }).filter((run) => run.han !== BREAK);
}

/** A Chinese run without the words that only ask; all of it where nothing else is left. */
export function content(run) {
  const parts = run.replaceAll(BREAK, "").replace(FAILING, "$1").replace(ASKING, " ").trim().split(/ +/).filter(Boolean);
  return parts.length ? parts : [run];
}

/** The wording as one term, without stop words and what else `leave` leaves out. */
export function whole(text, leave = () => false) {
  const words = runs(text).flatMap((run) => (run.han ? content(run.han) : run.latin.filter((w) => !isStopword(w) && !leave(w)).map(singular)));
  return WHOLE + words.join("\u00a0");
}

/** Terms of segmented, normalised text, as the index holds them; `learn` is told each raw Latin word and its stem. */
export function terms(text, learn = () => {}, pairs = false) {
  const found = [];
  let before = null;
  for (const run of runs(text)) {
    if (run.han) {
      hanTerms(run.han, found);
      before = null;
      continue;
    }
    const { latin } = run;
    // PM25 is how pm2.5 is typed in haste, and e-mail is also email.
    const joined = latin.join("").replaceAll(".", "");
    for (const raw of latin.length > 1 || (joined !== latin[0] && /^[a-z]/.test(joined)) ? [...latin, joined] : latin) {
      const term = stem(raw);
      learn(raw, term);
      found.push(term);
    }
    for (const raw of latin) {
      if (isStopword(raw)) continue;
      const term = stem(raw);
      if (pairs && before) found.push(`${before}_${term}`);
      found.push(WRITTEN + singular(raw));
      before = term;
    }
  }
  sums(text, (sum) => found.push(sum));
  return found;
}

function hanTerms(run, found) {
  const words = run.split(BREAK).filter(Boolean);
  words.forEach((word, n) => {
    if (!LINKING.test(word)) found.push(word);
    for (let i = 0; word.length > 2 && i < word.length - 1; i++) found.push(word.slice(i, i + 2));
    if (n) found.push(ACROSS + words[n - 1].at(-1) + word[0]);
  });
}

/**
 * Terms of the reading of segmented Chinese text, each two syllables in a row: `mu dan` gives `mudan`. `learn` is told
 * each term and the two characters that are read so.
 */
export function pinyinTerms(text, readings, learn = () => {}) {
  return runs(text).flatMap((run) => {
    if (!run.han) return [];
    const words = run.han.split(BREAK).filter((word) => word in readings);
    const characters = words.join(""), syllables = words.flatMap((word) => readings[word].split(" "));
    return syllables.slice(1).map((syllable, n) => {
      learn(syllables[n] + syllable, characters.slice(n, n + 2));
      return syllables[n] + syllable;
    });
  });
}

/** Latin letters cut into the fewest syllables, or null: `erlitou` gives er, li, tou. */
export function syllables(letters, known) {
  const best = [[]];
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - 6); start < end; start++) {
      const before = best[start];
      if (before && known.has(letters.slice(start, end)) && !(best[end]?.length <= before.length + 1)) best[end] = [...before, letters.slice(start, end)];
    }
  }
  return best[letters.length] ?? null;
}
