// The offline copy: whole or not at all, from one build, changed only when the reader says so, and nobody else's caches.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { eventually, launch, ready, serve } from "./site.mjs";

const dist = process.env.JALONS_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const worker = readFileSync(join(dist, "sw.js"), "utf8");
const files = Object.fromEntries([...worker.match(/FILES=\{(.*?)\}/)[1].matchAll(/"([^"]*)":"([^"]+)"/g)].map(([, path, sum]) => [path, sum]));
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** A site that counts what is asked of it, and can be replaced by a later build or by lies. */
async function site({ base, lie } = {}) {
  const asked = [];
  const held = { asked, lie };
  const server = await serve({
    base,
    answer: (path) => {
      asked.push(path === "index.html" ? "" : path);
      return held.lie?.(path) ?? null;
    },
  });
  return Object.assign(held, server);
}

/** The same site as a later build publishes it: another start page, and a worker that knows it. */
function later(name) {
  const body = readFileSync(join(dist, "index.html"), "utf8").replace("<title>Jalons", `<title>${name} Jalons`);
  const sum = createHash("sha384").update(body).digest("base64");
  const build = worker.match(/"([0-9a-f]{16})"/)[1];
  const script = worker.replace(files[""], sum).replaceAll(build, name.padEnd(16, "0"));
  assert.notEqual(script, worker);
  return (path) => (path === "index.html" ? { body } : path === "sw.js" ? { body: script } : null);
}

/** A reader with a browser of their own, who has seen the page once. */
async function reader(address, text = "fonctionne désormais aussi sans connexion") {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  const page = await context.newPage();
  await page.goto(address);
  await ready(page);
  if (text) await page.locator(".note", { hasText: text }).waitFor();
  return { page, context };
}

const cacheNames = (page) => page.evaluate(async () => (await caches.keys()).sort());
const note = (page, text) => page.locator(".note", { hasText: text });

test("after one visit and without a server: a deep link, a search, a document, another language, a plain page's content", async () => {
  const here = await site({ base: "/a/b/" });
  const { page, context } = await reader(`${here.url}?q=fibre`);
  await here.close();
  await page.goto(`${here.url}?doc=bac-giang-digital-economy-plan`);
  await page.waitForSelector(".source");
  await page.goto(`${here.url}?q=numérique&lang=en`);
  await ready(page);
  await page.waitForFunction(() => document.querySelectorAll(".statement").length > 5);
  await page.locator("#query").fill("65 %");
  await page.waitForFunction(() => /65/.test(document.querySelector(".statement")?.textContent));
  await page.locator(".languages a", { hasText: /vi/i }).click();
  await page.waitForFunction(() => document.documentElement.lang === "vi");
  await page.reload();
  await ready(page);
  assert.equal(await page.locator("html").getAttribute("lang"), "vi");
  const loaded = await page.evaluate(async () => (await document.fonts.ready, [...document.fonts].filter((font) => font.status === "loaded").length));
  assert.ok(loaded > 1, "fonts come from the copy");
  await page.goto(`${here.url}records/en/bac-giang-digital-economy-plan.html`);
  await page.waitForURL(/\?doc=bac-giang-digital-economy-plan&lang=en/);
  await page.waitForSelector(".source");
  await context.close();
});

test("on a host that lets files be kept, a first visit and its copy download each file once", async () => {
  const here = await site({ lie: () => ({ headers: { "cache-control": "max-age=600" } }) });
  const { context } = await reader(here.url);
  const twice = here.asked.filter((path, place) => here.asked.indexOf(path) !== place);
  assert.deepEqual(twice, []);
  await context.close();
  await here.close();
});

for (const [fault, lie] of Object.entries({
  "a file is missing": (path) => (path === "fonts/be-vietnam-pro-vietnamese-600-normal.woff2" ? { status: 404 } : null),
  "a file has another byte": (path) => (path.startsWith("icon-") ? { body: "<svg/>", type: "image/svg+xml" } : null),
})) {
  test(`${fault}: nothing is stored, the reader is told, and the explorer works as before`, async () => {
    const here = await site({ lie });
    const { page, context } = await reader(here.url, "n’a pas pu être enregistrée");
    assert.deepEqual(await cacheNames(page), []);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null), null);
    await page.locator("#query").fill("numérique");
    await page.waitForFunction(() => document.querySelectorAll(".statement").length > 5);
    await context.close();
    await here.close();
  });
}

test("a full disk is told, and the explorer works as before", async () => {
  const here = await site();
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: new URL(here.url).origin, quotaSize: 100_000 });
  await page.goto(here.url);
  await ready(page);
  await note(page, "n’a pas pu être enregistrée").waitFor();
  assert.deepEqual(await cacheNames(page), []);
  await context.close();
  await here.close();
});

test("a new build is offered, not forced; it loads only what changed; other caches of the host stay", async () => {
  const here = await site({ base: "/a/" });
  const { page, context } = await reader(`${here.url}?q=fibre`);
  const before = await cacheNames(page);
  assert.equal(before.length, 1);
  const foreign = ["other", `jalons ${here.url}b/ 1`, `jalons ${new URL("/", here.url)} 1`];
  await page.evaluate((names) => Promise.all(names.map((name) => caches.open(name))), foreign);

  // From now on the copy answers; the visit that made it had its files from the network.
  await page.reload();
  await ready(page);
  here.lie = later("b");
  here.asked.length = 0;
  const other = await context.newPage();
  await other.goto(`${here.url}?q=5G`);
  const offered = note(other, "Une nouvelle version est prête (corpus du ");
  await offered.waitFor();
  assert.match(await offered.innerText(), /corpus du \d+ [a-zéû]+ \d{4}/);
  assert.deepEqual([...new Set(here.asked)].sort(), ["", "sw.js"], "unchanged files come from the copy before");
  await offered.getByRole("button", { name: "Plus tard" }).click();
  await other.reload();
  await ready(other);
  assert.doesNotMatch(await other.title(), /^b/);
  assert.equal((await cacheNames(other)).length, 2 + foreign.length);

  await note(other, "Une nouvelle version").getByRole("button", { name: "Mettre à jour" }).click();
  await other.waitForFunction(() => performance.getEntriesByType("navigation")[0].type === "reload" && navigator.serviceWorker.controller);
  await ready(other);
  await eventually(() => cacheNames(other), [...foreign, before[0].replace(/\S+$/, "b".padEnd(16, "0"))].sort());
  assert.match(other.url(), /q=5G/);
  const shell = await other.evaluate(async (address) => (await (await fetch(address)).text()).match(/<title>(.*?)</)[1], here.url);
  assert.equal(shell, "b Jalons");
  await page.bringToFront();
  await note(page, "dans un autre onglet").waitFor();
  assert.match(page.url(), /q=fibre/);
  await context.close();
  await here.close();
});

test("a new build that cannot be stored whole leaves the old one in use", async () => {
  const here = await site();
  const { page, context } = await reader(here.url);
  const before = await cacheNames(page);
  const next = later("c");
  here.lie = (path) => (path === "index.html" ? { body: "<!doctype html>half" } : next(path));
  await page.reload();
  await note(page, "n’a pas pu être enregistrée").waitFor();
  assert.deepEqual(await cacheNames(page), before);
  await page.reload();
  await ready(page);
  await context.close();
  await here.close();
});

test("a file the browser has thrown away is fetched again", async () => {
  const here = await site();
  const { page, context } = await reader(here.url);
  const [name] = await cacheNames(page);
  const wasm = Object.keys(files).find((path) => path.endsWith(".wasm"));
  assert.ok(await page.evaluate(async ([name, path]) => (await caches.open(name)).delete(path), [name, here.url + wasm]));
  await page.goto(`${here.url}?q=fibre`);
  await ready(page);
  await eventually(() => page.evaluate(async ([name, path]) => Boolean(await (await caches.open(name)).match(path)), [name, here.url + wasm]), true);
  await context.close();
  await here.close();
});

test("two folders of a host keep copies of their own", async () => {
  // The same site once more in a folder of itself.
  const type = (path) => ({ html: "text/html", js: "text/javascript", css: "text/css", wasm: "application/wasm" })[path.split(".").pop()];
  const below = (path) => {
    const inside = path.slice(2) || "index.html";
    return path.startsWith("b/") ? { status: 200, type: type(inside) ?? "font/woff2", body: readFileSync(join(dist, inside)) } : null;
  };
  const here = await site({ lie: below });
  const { page, context } = await reader(here.url);
  const second = await context.newPage();
  await second.goto(`${here.url}b/`);
  await note(second, "sans connexion").waitFor();
  const scopes = (await cacheNames(second)).map((name) => name.split(" ")[1]);
  assert.deepEqual(scopes, [here.url, `${here.url}b/`]);
  await page.goto(`${here.url}?reset`);
  await page.waitForURL(/\?lang=fr$/);
  await eventually(async () => (await cacheNames(second)).some((name) => name.split(" ")[1] === `${here.url}b/`), true);
  await context.close();
  await here.close();
});

test("?reset deletes the copy of this folder and nothing else", async () => {
  const here = await site();
  const { page, context } = await reader(here.url);
  await page.evaluate(() => caches.open("other"));
  await page.goto(`${here.url}?reset&lang=en`);
  await page.waitForURL(/\?lang=en$/);
  await ready(page);
  // The page that follows stores a copy anew; until then only the foreign cache was there.
  await note(page, "now also works offline").waitFor();
  assert.equal((await cacheNames(page)).length, 2);
  await context.close();
  await here.close();
});

test("a worker published to end the copy ends it", async () => {
  const here = await site();
  const { page, context } = await reader(here.url);
  await page.evaluate(() => caches.open("other"));
  const stub = readFileSync(new URL("../../assets/sw-off.js", import.meta.url));
  here.lie = (path) => (path === "sw.js" ? { body: stub } : null);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await eventually(() => cacheNames(page), ["other"]);
  await eventually(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await context.close();
  await here.close();
});

test("in a frame nothing is stored", async () => {
  const here = await site({ lie: (path) => (path === "host.html" ? { status: 200, type: "text/html", body: "<iframe width=900 height=900 src=./?q=fibre></iframe>" } : null) });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${here.url}host.html`);
  await page.frameLocator("iframe").locator("#query").waitFor();
  await page.waitForTimeout(500);
  assert.deepEqual(await cacheNames(page), []);
  await context.close();
  await here.close();
});

test("it can be installed, in the language of the page", async () => {
  const here = await site({ base: "/a/b/" });
  for (const lang of ["fr", "en", "vi"]) {
    const { page, context } = await reader(`${here.url}?lang=${lang}`, null);
    await page.waitForFunction((name) => document.querySelector("link[rel=manifest]").href.endsWith(name), `jalons.${lang}.webmanifest`);
    const devtools = await context.newCDPSession(page);
    const { url, data, errors } = await devtools.send("Page.getAppManifest");
    assert.equal(url, `${here.url}jalons.${lang}.webmanifest`);
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data);
    assert.equal(manifest.lang, lang);
    for (const { src } of [...manifest.icons, ...manifest.screenshots]) {
      const { status, type } = await page.evaluate(async (src) => fetch(src).then((got) => ({ status: got.status, type: got.headers.get("content-type") })), src);
      assert.deepEqual([status, type.startsWith("image/")], [200, true], src);
    }
    assert.equal(manifest.icons.filter(({ purpose }) => purpose === "maskable").length, 1);
    assert.equal(manifest.screenshots.length, 2);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
    await context.close();
  }
  await here.close();
});

test("what another app shares becomes a search in the language that was installed", async () => {
  const here = await site();
  const { page, context } = await reader(here.url, null);
  await page.goto(`${here.url}?share-vi-title=&share-vi=tr%C3%AD+tu%E1%BB%87%0A&share-vi-url=x`);
  await ready(page);
  assert.equal(await page.locator("#query").inputValue(), "trí tuệ");
  assert.equal(await page.locator("html").getAttribute("lang"), "vi");
  assert.doesNotMatch(page.url(), /share/);
  await context.close();
  await here.close();
});
