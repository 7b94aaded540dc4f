// Addresses as arguments -> one line of JSON each: Lighthouse's four scores and three times, as it measures a phone by default.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const AUDITS = { lcp: "largest-contentful-paint", cls: "cumulative-layout-shift", tbt: "total-blocking-time" };

// CHROME_PATH names the browser.
const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
for (const address of process.argv.slice(2)) {
  const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "silent", onlyCategories: CATEGORIES });
  const scores = CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)]);
  const values = Object.entries(AUDITS).map(([name, audit]) => [name, lhr.audits[audit].numericValue]);
  console.log(JSON.stringify(Object.fromEntries([...scores, ...values])));
}
await chrome.kill();
