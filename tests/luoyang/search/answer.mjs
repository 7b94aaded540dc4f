// Node: folder of the engine's modules, index files by language and queries on standard input -> ids found, in order.
import fs from "node:fs";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const { makeEngine } = await import(pathToFileURL(`${folder}/engine.js`));
const engines = {};
const answers = [];
for (const [language, query] of JSON.parse(fs.readFileSync(0, "utf8"))) {
  engines[language] ??= await makeEngine(JSON.parse(fs.readFileSync(`${folder}/${language}.json`, "utf8")));
  answers.push(engines[language].search(query).map((r) => ({ id: r.row.i, group: r.group, hits: r.hits })));
}
process.stdout.write(JSON.stringify(answers));
