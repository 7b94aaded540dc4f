// Material's styles without the rules that no page uses, and ours, as one small file. Called by styles.py.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { PurgeCSS } from "purgecss";

const [out, theme, own, ...content] = process.argv.slice(2);
const read = (file) => readFileSync(file, "utf8");
// Material's script stands in for a selector that browsers have had for years.
const styles = globSync(`${theme}/*.css`).sort().map(read).join("\n").replaceAll(".focus-visible", ":focus-visible");
// In one piece: a variable of Material's that only our rules use has to stay.
const [kept] = await new PurgeCSS().purge({ content, css: [{ raw: `${styles}\n${read(own)}` }], variables: true });
writeFileSync(out, transformSync(kept.css, { loader: "css", minify: true, charset: "utf8" }).code);
