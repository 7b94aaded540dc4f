// English words -> what they are indexed under: American spelling, then Porter's stem. Both sides of a search pass here.
import { stemmer } from "./stemmer.js";

const SPELLINGS = [
  [/^(.{2,})is(e[sdr]?|ers?|ing|ation|ations|ational)$/, "$1iz$2"],
  [/^(.{2,})ys(e[sdr]?|ing)$/, "$1yz$2"],
  [/^(.{2,})our(s|ed|ing|hoods?|able|ites?|ful|ers?|al)?$/, "$1or$2"],
  [/^(cent|theat|met|kilomet|lit|fib|calib|spect|meag)re(s?)$/, "$1er$2"],
  [/^(travel|cancel|model|label|fuel|level|channel|signal|counsel)l(ed|ing|ers?)$/, "$1$2"],
  [/^(program)me(s?)$/, "$1$2"],
  [/^(cata|dia|ana|mono)logue(s?)$/, "$1log$2"],
  [/^(def|lic|off|pret)ence(s?)$/, "$1ense$2"],
  [/^(ped|orthop|gyn|an|h|encyclop|arch)a(e)/, "$1$2"],
  [/^pa?ed/, "ped"],
  [/^orthopa?ed/, "orthoped"],
];
const SINGLE = { tyre: "tire", tonne: "ton", tonnes: "tons", tyres: "tires", grey: "gray", kerb: "curb", plough: "plow", ageing: "aging", aluminium: "aluminum", skilful: "skillful", enrol: "enroll", enrolment: "enrollment", fulfil: "fulfill", maths: "math", cheque: "check", jewellery: "jewelry", practise: "practice", storey: "story", sulphur: "sulfur", mould: "mold", people: "person", children: "child", women: "woman", men: "man", kid: "child", kids: "child" };
/** Words of one family whose stems differ. */
const FAMILIES = { growth: "grow", grew: "grow", grown: "grow", built: "build", rose: "rise", risen: "rise", fell: "fall", fallen: "fall", spent: "spend", paid: "pai", sold: "sell", taught: "teach", kept: "keep", held: "hold", economi: "econom", bought: "bui", lent: "lend", cheaper: "cheap", cheapest: "cheap", cleaner: "clean", older: "old", oldest: "old", bigger: "big", biggest: "big", largest: "larg", larger: "larg", employ: "emploi", unemploy: "unemploi", payment: "pai", rental: "rent", scientif: "scienc", tech: "technolog", environment: "environ", safeti: "safe", healthi: "health", subsidiz: "subsidi", tourism: "tourist", expans: "expand", extens: "extend", reduct: "reduc", product: "produc" };
const STOPWORDS = new Set("a an and are as at be been being by can could did do does doing done down for from get gets getting got had has have he her here him his how i if in into is isn it its just let may me might more most much many must my near no not now of off on one or our out over own please she should so some such than that the their them then there these they this those to too under until up us very was we were what when where whether which who whom whose why will with would you your about again against all also am any anyone anything because before both but during each ever every".split(" "));
const SOFT = new Set("actually anybody been big bring change city come coming create created creating different exactly expect expected fast far give given giving go goes going government happen happened happening help long look looking looks make makes making need needed new next old pay plan planned planning plans promise promised promises put really report said say says set still supposed take taken tell thing things try trying want wanted wants way work working year years yet exist built build building happens soon improve increase last able aim aims aiming allowed around attract attracting attracts authorities available bigger council currently deal dealing dealt enough goal goals heard issue issues know likely local lot mayor nearby official officials ones part people percent possible problem problems provide provided ready situation something target targets think thinking today rmb yuan cny thousand million billion trillion".split(" "));

/** Whether the word says little beside others: in a question, what it is about stands in the rest. */
export const isSoft = (word) => SOFT.has(word);

/** Whether the word says nothing about what is looked for. */
export const isStopword = (word) => STOPWORDS.has(word);

/** The form under which `word`, in lower case, is indexed: `colours` and `color` give `color`. */
export function stem(word) {
  if (!known.has(word)) known.set(word, reduce(word));
  return known.get(word);
}

// Stems of words met before: an index repeats each many times.
const known = new Map();

function reduce(word) {
  const spelt = spell(word);
  if (!/^[a-z]+$/.test(spelt)) return spelt;
  const stemmed = stemmer(spelt);
  return Object.hasOwn(FAMILIES, stemmed) ? FAMILIES[stemmed] : stemmed;
}

/** `word` without the ending of a plural: parks is park, and parking is another word of the same stem. */
export const singular = (word) => {
  const spelt = spell(word);
  if (spelt.length < 4 || !/[^suix]s$/.test(spelt)) return spelt;
  return spelt.replace(/([^aeiou])ies$/, "$1y").replace(/(ch|sh|ss|x)es$/, "$1").replace(/s$/, "");
};

/** `word` in American spelling, its ending kept. */
export function spell(word) {
  let spelt = Object.hasOwn(SINGLE, word) ? SINGLE[word] : word;
  if (spelt.length > 4) for (const [pattern, american] of SPELLINGS) spelt = spelt.replace(pattern, american);
  return spelt;
}

/** Whether `a` becomes `b` by one typo: a letter too many, missing, wrong, or two swapped; `limit` 2 allows two of them. */
export function isTypo(a, b, limit = 1) {
  if (Math.abs(a.length - b.length) > limit) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let endA = a.length, endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) { endA--; endB--; }
  const restA = a.slice(start, endA), restB = b.slice(start, endB);
  if (restA.length <= 1 && restB.length <= 1) return true;
  if (restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]) return true;
  return limit > 1 && distance(restA, restB) <= limit;
}

// Damerau and Levenshtein's distance, for the few letters in which two words differ.
function distance(a, b) {
  const rows = [[...Array(b.length + 1).keys()]];
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] !== b[j - 1]));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[a.length][b.length];
}
