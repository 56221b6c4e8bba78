// When the explorer cannot start, the page says why and still shows the documents.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { RECORDS, launch, open, serve } from "./site.mjs";

const dist = process.env.JALONS_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const wasm = readdirSync(dist).find((name) => name.endsWith("_bg.wasm"));
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Opens the site with one lie told about it, and reads what the page says. */
async function told(answer, query = "") {
  const site = await serve({ answer });
  const { page, close } = await open(browser, site.url + query);
  const failure = page.locator("#failure");
  await failure.waitFor({ state: "visible" });
  const text = await failure.innerText();
  assert.equal(await page.locator(".documents li a[href^=records]").count(), 3 * RECORDS.size, "documents in three languages");
  await close();
  await site.close();
  return text;
}

test("a missing program is named", async () => {
  assert.match(await told((path) => (path === wasm ? { status: 404 } : null)), /introuvable.*_bg\.wasm, 404/);
});

test("a missing script is named", async () => {
  assert.match(await told((path) => (/^jalons-.*\.js$/.test(path) ? { status: 404 } : null)), /introuvable.*jalons-.*\.js/);
});

test("a page sent in place of the program is noticed", async () => {
  const lie = (path) => (path === wasm ? { type: "text/html", body: "<!doctype html>" } : null);
  assert.match(await told(lie, "?lang=en"), /sent something other than the program/);
});

test("a program cut short is noticed", async () => {
  const half = readFileSync(join(dist, wasm)).subarray(0, 50_000);
  assert.match(await told((path) => (path === wasm ? { body: half } : null), "?lang=vi"), /máy chủ gửi nội dung khác/);
});

test("a policy without WebAssembly is named with its remedy", async () => {
  const headers = { "content-security-policy": "script-src 'self'" };
  assert.match(await told((path) => (path === "index.html" ? { headers } : null)), /wasm-unsafe-eval/);
});

test("a program of the wrong type but the right bytes starts all the same", async () => {
  const site = await serve({ answer: (path) => (path === wasm ? { type: "application/octet-stream" } : null) });
  const { page, faults, close } = await open(browser, `${site.url}?q=fibre`);
  await page.waitForSelector("#query");
  assert.deepEqual(faults, []);
  await close();
  await site.close();
});

test("opened from disk, the page says so", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(dist, "index.html")).href);
  await page.locator("#failure").waitFor({ state: "visible" });
  assert.match(await page.locator("#failure").innerText(), /ouverte depuis le disque/);
  await context.close();
});

test("in a sandboxed frame without an origin it works, only its address stays", async () => {
  const cors = { "access-control-allow-origin": "*" };
  const site = await serve({ answer: (path) => (path === "host.html" ? { status: 200, type: "text/html", body: "<iframe sandbox=allow-scripts width=900 height=900 src=./?q=fibre></iframe>" } : { headers: cors }) });
  const { page, close } = await open(browser, `${site.url}host.html`);
  const frame = page.frameLocator("iframe");
  await frame.locator("#query").fill("numérique");
  await page.waitForTimeout(700);
  await frame.getByRole("checkbox", { name: /^Bac Giang/ }).check();
  assert.match(await frame.locator("[role=status]").innerText(), /énoncés/);
  await close();
  await site.close();
});
