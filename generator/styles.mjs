// Material's styles without the rules that no page uses, and ours, as one small file. Called by styles.py.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { PurgeCSS } from "purgecss";

const [out, theme, own, ...content] = process.argv.slice(2);
// Material's script stands in for a selector that browsers have had for years.
const styles = [...globSync(`${theme}/*.css`).sort().map((file) => readFileSync(file, "utf8").replaceAll(".focus-visible", ":focus-visible")),
  readFileSync(own, "utf8")];
const kept = await new PurgeCSS().purge({ content, css: styles.map((raw) => ({ raw })), variables: true });
writeFileSync(out, transformSync(kept.map(({ css }) => css).join("\n"), { loader: "css", minify: true, charset: "utf8" }).code);
