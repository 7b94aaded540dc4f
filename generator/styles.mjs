// Material's styles without the rules that no page uses, and ours, as one small file: standard input and output of styles.py.
import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { PurgeCSS } from "purgecss";

const { words, styles } = JSON.parse(readFileSync(0, "utf8"));
const content = [{ raw: words.join(" "), extension: "html" }];
const [kept] = await new PurgeCSS().purge({ content, css: [{ raw: styles }], variables: true });
process.stdout.write(transformSync(kept.css, { loader: "css", minify: true, charset: "utf8" }).code);
