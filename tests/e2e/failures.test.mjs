// When the explorer cannot start, the page says why and still shows the documents.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { RECORDS, launch, open, serve } from "./site.mjs";

const dist = process.env.JALONS_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const only = (name) => readdirSync(dist).find((file) => name.test(file));
const wasm = only(/_bg\.wasm$/);
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
  assert.match(await told((path) => (path === wasm ? { body: half } : null), "?lang=vi"), /không đúng với tệp đã xuất bản/);
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

test("opened from disk, the page names the file to open instead, and its documents are there", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(dist, "index.html")).href);
  // Neither scripts nor styles are let in from disk, so the line that otherwise waits is there at once.
  assert.match(await page.locator("#waiting").innerText(), /ouverte depuis le disque.*jalons\.html[\s\S]*mở tệp jalons\.html/);
  await page.locator(".documents h2 a").first().click();
  assert.ok((await page.locator(".statement").count()) > 20);
  await context.close();
});

test("one changed byte in the program, its script or the boot script is noticed", async () => {
  const altered = (name) => {
    const body = readFileSync(join(dist, name));
    body[body.length - 2] ^= 1;
    return (path) => (path === name ? { body } : null);
  };
  assert.match(await told(altered(wasm)), /n’est pas celui qui a été publié.*_bg\.wasm/);
  assert.match(await told(altered(only(/^jalons-.*\.js$/)), "?lang=en"), /is not the one that was published.*jalons-.*\.js/);
  // Without the boot script nobody can say what is wrong; the page itself says so after a while.
  const site = await serve({ answer: altered(only(/^boot-/)) });
  const { page, close } = await open(browser, site.url);
  assert.equal(await page.locator("#waiting").isVisible(), false);
  await page.waitForTimeout(8500);
  assert.equal(await page.locator("#waiting").isVisible(), true);
  await close();
  await site.close();
});

test("a page older than the files is fetched anew, once", async () => {
  let visits = 0;
  const old = readFileSync(join(dist, "index.html"), "utf8").replaceAll(wasm, "jalons-0000000000000000_bg.wasm");
  const site = await serve({ answer: (path) => (path === "index.html" && visits++ === 0 ? { body: old } : null) });
  const { page, close } = await open(browser, `${site.url}?q=fibre`);
  await page.waitForSelector("#query");
  assert.equal(await page.locator("#query").inputValue(), "fibre");
  await close();
  await site.close();
});

test("without WebAssembly the page says so", async () => {
  const site = await serve();
  const { page, close } = await bare((page) => page.addInitScript(() => delete globalThis.WebAssembly), `${site.url}?lang=en`);
  assert.match(await page.locator("#failure").innerText(), /lacks the WebAssembly/);
  await close();
  await site.close();
});

test("without memory the page says so", async () => {
  const site = await serve();
  const starve = () => (WebAssembly.instantiate = async () => { throw new RangeError("could not allocate memory"); });
  const { page, close } = await bare((page) => page.addInitScript(starve), `${site.url}?lang=vi`);
  assert.match(await page.locator("#failure").innerText(), /không đủ bộ nhớ \(could not allocate memory\)/);
  await close();
  await site.close();
});

/** Opens a page prepared by `prepare` and waits until it says why it cannot run. */
async function bare(prepare, address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await prepare(page);
  await page.goto(address);
  await page.locator("#failure").waitFor({ state: "visible" });
  return { page, close: () => context.close() };
}

// What breaks an instance for good, done from outside to the very program that is published.
const BREAKS = {
  "its memory overwritten": (exports) => new Uint8Array(exports.memory.buffer).fill(0xff),
  // Yew takes it for granted that the page accepts its elements, and panics.
  "a page that refuses its elements": () => {
    const { insertBefore } = Node.prototype;
    Node.prototype.insertBefore = function () {
      Node.prototype.insertBefore = insertBefore;
      throw new DOMException("refused");
    };
  },
};

/** A page whose instances can be broken: `instances` collects their exports. */
async function fragile(address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    globalThis.instances = [];
    WebAssembly.instantiate = async (...inputs) => {
      const made = await instantiate.apply(WebAssembly, inputs);
      globalThis.instances.push((made.instance ?? made).exports);
      return made;
    };
  });
  await page.goto(address);
  await page.waitForSelector("#query");
  // All in one go: between the break and the typing nothing else may enter the instance.
  const broken = (how, typed) =>
    page.evaluate(`{
      document.getElementById("query").select();
      (${how})(instances.at(-1));
      document.execCommand("insertText", false, ${JSON.stringify(typed)});
    }`);
  return { page, broken, close: () => context.close() };
}

for (const [name, how] of Object.entries(BREAKS)) {
  test(`${name}: a fresh instance starts once with the same state, then the page says what happened`, async () => {
    const site = await serve();
    const { page, broken, close } = await fragile(`${site.url}?q=fibre&lang=en`);
    const sibling = await fragile(`${site.url}?q=5G`);
    // Typed a moment before the address has it.
    await broken(how, "fibre optique");
    await page.locator(".note", { hasText: "was started again" }).waitFor();
    await page.waitForFunction(() => document.getElementById("query")?.value === "fibre optique");
    assert.equal(await page.evaluate(() => instances.length), 2);
    await page.waitForFunction(() => document.activeElement.id === "query");
    await page.locator("#query").fill("numérique");
    await page.waitForFunction(() => document.querySelectorAll(".statement").length > 5);
    await page.evaluate(() => dispatchEvent(new PopStateEvent("popstate")));
    assert.equal(await page.evaluate(() => instances.length), 2, "listeners of the dead instance do nothing");

    await broken(how, "intelligence artificielle");
    await page.locator("#failure").waitFor({ state: "visible" });
    assert.match(await page.locator("#failure").innerText(), /stopped twice in a row/);
    assert.equal(await page.locator(".documents li").count(), RECORDS.size);
    assert.equal(await page.locator("#failure").evaluate((place) => getComputedStyle(place).borderLeftStyle), "solid");
    await sibling.page.locator("#query").fill("numérique");
    await sibling.page.waitForFunction(() => document.querySelectorAll(".statement").length > 5);
    await sibling.close();

    await page.getByRole("button", { name: "Start afresh" }).click();
    await page.waitForSelector("#query");
    assert.equal(await page.locator("#query").inputValue(), "");
    await close();
    await site.close();
  });
}

test("when no memory is left the page says so and the documents are there", async () => {
  const site = await serve();
  const { page, broken, close } = await fragile(`${site.url}?q=fibre&lang=en`);
  await broken((exports) => {
    for (let pages = 32768; pages >= 1; ) {
      try {
        exports.memory.grow(pages);
      } catch {
        pages = Math.floor(pages / 2);
      }
    }
  });
  await page.locator("#query").fill("optique ".repeat(20_000));
  // The broken instance keeps its memory as long as the page lives, so a fresh one may not find any either.
  await page.locator("#failure:not([hidden]), .note").first().waitFor();
  assert.ok((await page.locator(".documents li, #query").count()) > 0);
  await close();
  await site.close();
});

test("in a sandboxed frame without an origin it works, only its address stays", async () => {
  const cors = { "access-control-allow-origin": "*" };
  const site = await serve({ answer: (path) => (path === "host.html" ? { status: 200, type: "text/html", body: "<iframe sandbox=allow-scripts width=900 height=900 src=./?q=fibre></iframe>" } : { headers: cors }) });
  const { page, close } = await open(browser, `${site.url}host.html`);
  const frame = page.frameLocator("iframe");
  await frame.locator("#query").fill("numérique");
  await page.waitForTimeout(700);
  await frame.getByRole("checkbox", { name: /^Bac Giang/ }).check();
  await frame.locator(".chips .chip", { hasText: "Bac Giang" }).waitFor();
  assert.match(await frame.locator("[role=status]").innerText(), /énoncés/);
  await close();
  await site.close();
});
