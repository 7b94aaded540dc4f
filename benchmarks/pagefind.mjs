// Node: folder for the bundle, language, and rows {url, content, title} on standard input -> a Pagefind bundle.
import fs from "node:fs";
import * as pagefind from "pagefind";

const [folder, language] = process.argv.slice(2);
const { index } = await pagefind.createIndex({ forceLanguage: language });
for (const row of JSON.parse(fs.readFileSync(0, "utf8"))) {
  await index.addCustomRecord({ url: row.url, content: `${row.title}. ${row.content}`, language, meta: { title: row.title } });
}
await index.writeFiles({ outputPath: folder });
await pagefind.close();
