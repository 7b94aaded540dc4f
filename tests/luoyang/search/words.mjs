// Node: folder of the engine's modules -> what they make of words, as JSON on standard output.
import { pathToFileURL } from "node:url";

const load = (name) => import(pathToFileURL(`${process.argv[2]}/${name}.js`));
const [{ stem, isTypo }, { normalise, terms, whole, syllables, content }] = await Promise.all([load("english"), load("words")]);
const cases = JSON.parse(process.argv[3]);
const functions = {
  stem, whole, terms: (text) => terms(text), content, isTypo: (a, b) => isTypo(a, b),
  normalise: (text) => normalise(text, new Map([["車", "车"]])),
  syllables: (text) => syllables(text, new Set(["er", "li", "tou", "xi", "an", "xian"])),
};
process.stdout.write(JSON.stringify(cases.map(([name, ...given]) => functions[name](...given))));
