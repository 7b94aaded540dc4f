// Material's styles without the rules that no page uses, and ours, as one small file, and single pages' own: standard input and
// output of stylesheet.py.
import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { PurgeCSS } from "purgecss";

const { words, theme, own: parts, pages } = JSON.parse(readFileSync(0, "utf8"));
const join = (all) => all.map(([, text]) => text).join("\n");
const own = join(parts);
// Ours stay as they are. A variable of Material's that only they use has to stay too: PurgeCSS is shown a rule that uses it.
const used = [...new Set((own + join(pages)).match(/var\(--[\w-]+/g))].map((start) => `color:${start})`);
const shown = `.own-rules{${used.join(";")}}`;
const content = [{ raw: [...words, "own-rules"].join(" "), extension: "html" }];
// Classes of ours that mean a coloured box with an icon to Material, which no page has.
const blocklist = ["note", "info", "tip", "question", "example"];
// Its signs for a fold and for a sorted column give way to ours.
const bare = theme.replace(/[^{}]*(?:summary:before|th\[role=columnheader\][^{}]*:after)\{[^{}]*\}/g, "");
const [purged] = await new PurgeCSS().purge({ content, css: [{ raw: bare + shown }], variables: true, blocklist });
const minify = (text) => transformSync(text, { loader: "css", minify: true, charset: "utf8" });
for (const [name, text] of [...parts, ...pages]) {
  const [fault] = minify(text).warnings;
  if (!fault) continue;
  process.stderr.write(`${fault.text}, line ${fault.location.line} of ${name}: ${fault.location.lineText}`);
  process.exit(1);
}
process.stdout.write(JSON.stringify({
  site: minify(purged.css.replace(shown, "") + own).code,
  pages: pages.map(([, text]) => minify(text).code),
}));
