// The explorer in pages of other sites: the site is on one origin, the page that embeds it on another.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { eventually, launch, open, serve } from "./site.mjs";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css" };
let site, browser;
before(async () => ([site, browser] = await Promise.all([serve(), launch()])));
after(async () => {
  await browser.close();
  await site.close();
});

/** Serves pages of a host: text by path, or else the examples, with the address of the site in them. */
async function host(pages = {}) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    try {
      const text = pages[path] ?? readFileSync(new URL(`../../docs/examples${path}`, import.meta.url), "utf8");
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? TYPES[".html"] }).end(text.replaceAll("https://example.org/jalons/", site.url));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))) };
}

/** Opens a page of a host, and holds it to its promises: no errors, no violation of a policy, no other origin. */
async function visit(content, check, { path = "", faulty = false, ...options } = {}) {
  const around = await host(typeof content === "string" ? { "/": content } : content);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "fr-FR", ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && !/favicon/.test(message.location().url) && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (![around.url, site.url].some((url) => request.url().startsWith(url))) faults.push(`request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
    globalThis.heard = [];
    for (const name of ["ready", "change", "select", "error", "resize"]) {
      addEventListener(`jalons-${name}`, ({ target, detail }) => heard.push({ name, detail, id: target.id }), true);
    }
  });
  await page.goto(around.url + path);
  await check(page, around);
  if (!faulty) assert.deepEqual(faults, []);
  await context.close();
  await around.close();
}

const head = `<!doctype html><html lang="en"><meta charset="utf-8"><script async src="https://example.org/jalons/embed.js"></script>`;
const names = (page, name) => page.evaluate((name) => heard.filter((one) => one.name === name).map((one) => one.detail), name);
const inside = (page, place = 0) => page.frameLocator("jalons-explorer iframe").nth(place);
const height = (page) => page.locator("jalons-explorer iframe").first().evaluate((frame) => frame.getBoundingClientRect().height);
const ready = (page, count = 1) => page.waitForFunction((count) => heard.filter((one) => one.name === "ready").length >= count, count);
/** Takes the explorer out of the page and puts it back, so many times. */
async function goRound(page, times) {
  for (let time = 0; time < times; time++) {
    await page.evaluate(() => {
      const element = document.querySelector("jalons-explorer");
      element.remove();
      heard.length = 0;
      document.body.append(element);
    });
    await ready(page);
  }
}

test("example: a plain frame has the bar for frames, and leads to the whole explorer", async () => {
  await visit({}, async (page) => {
    const frame = page.frameLocator("iframe");
    await frame.locator(".targets").first().waitFor();
    assert.equal(await frame.locator("header nav").count(), 1, "languages, but no views");
    const whole = await frame.locator("a.whole").getAttribute("href");
    assert.equal(whole, "?province=bac-giang&view=targets&lang=en");
    assert.match(await frame.locator("footer").innerText(), /Source: Jalons\s+corpus of .* 20\d\d\s+statements under CC BY 4.0/);
    await frame.locator("footer").scrollIntoViewIfNeeded();
    assert.equal(await frame.locator("footer .quiet, footer a[href*=records]").count(), 0);
  }, { path: "frame.html" });
});

test("example: the element grows with its content and shows no fallback", async () => {
  await visit({}, async (page) => {
    await ready(page);
    await inside(page).locator(".statement").first().waitFor();
    await eventually(async () => (await height(page)) > 900, true);
    const content = await inside(page).locator("html").evaluate((root) => [root.getBoundingClientRect().height, innerHeight, root.scrollWidth - innerWidth]);
    assert.ok(Math.abs(content[0] - content[1]) < 3 && content[2] <= 0, `${content}`);
    assert.equal(await page.locator("jalons-explorer > a").isVisible(), false);
    const before = await height(page);
    await inside(page).locator("#query").fill("zzzz");
    await eventually(async () => (await height(page)) < before - 100, true);
    const sizes = await names(page, "resize");
    assert.ok(sizes.length >= 2 && sizes.length < 12, `${sizes.length} sizes`);
  }, { path: "element.html" });
});

test("example: a frozen version comes from files whose names carry a hash, its script by its sum", async () => {
  const start = await (await fetch(site.url)).text();
  const [, version] = /data-page="?([0-9a-f]{16})/.exec(start);
  const [, script] = /data-embed="?embed-([0-9a-f]{16})\.js/.exec(start);
  const [, sum] = /data-embed-integrity="?(sha384-[^" >]+)/.exec(start);
  const text = readFileSync(new URL("../../docs/examples/frozen.html", import.meta.url), "utf8");
  await visit({ "/": text.replace("SCRIPT", script).replace("SUM", sum).replaceAll("VERSION", version) }, async (page) => {
    await ready(page);
    await inside(page).locator(".targets").first().waitFor();
    const frames = page.frames().map((frame) => new URL(frame.url()).pathname);
    assert.ok(frames.includes(`/frame-${version}.html`), `${frames}`);
  });
});

test("example: page and explorer speak with each other", async () => {
  await visit({}, async (page) => {
    await ready(page);
    await page.getByRole("button", { name: "5G" }).click();
    await eventually(() => inside(page).locator("#query").inputValue(), "5G");
    await inside(page).locator("#query").fill("semiconductor");
    await page.waitForFunction(() => document.querySelector("output").value.includes("semiconductor"));
    await page.getByRole("button", { name: "A document" }).click();
    await inside(page).locator("h1").waitFor();
    assert.deepEqual(await page.evaluate(() => document.querySelector("jalons-explorer").getState()), {
      q: "semiconductor", doc: "bac-giang-digital-economy-plan", lang: "en",
    });
    assert.equal(await height(page), 520, "a height that was set stays");
    assert.equal(await inside(page).locator("html").evaluate((root) => getComputedStyle(root).getPropertyValue("--stake")), "#00695c");
    // What the reader opens is told, what the page opens is not told back.
    assert.deepEqual(await names(page, "select"), []);
    await inside(page).locator(".back a").click();
    await inside(page).locator(".record h2 a").first().click();
    await page.waitForFunction(() => heard.some((one) => one.name === "select"));
    const before = await page.evaluate(() => history.length);
    await inside(page).locator(".back a").click();
    await inside(page).locator("#query").waitFor();
    assert.equal(await page.evaluate(() => history.length), before, "the history belongs to the page");
    await page.evaluate(() => document.querySelector("jalons-explorer").setState({ view: "documents" }));
    await inside(page).locator(".documents").waitFor();
    assert.deepEqual(await page.evaluate(() => document.querySelector("jalons-explorer").getState()), { view: "documents", lang: "en" });
  }, { path: "together.html" });
});

test("example: under a strict policy and without an origin of its own", async () => {
  await visit({}, async (page) => {
    await ready(page);
    await inside(page).locator("#query").fill("numérique");
    await page.waitForFunction(() => heard.some((one) => one.name === "change" && one.detail.state.q === "numérique"));
    await page.evaluate(() => document.querySelector("jalons-explorer").search("5G"));
    await eventually(() => inside(page).locator("#query").inputValue(), "5G");
    assert.equal(await inside(page).locator("html").evaluate(() => origin), "null");
    await eventually(async () => (await height(page)) > 700, true);
  }, { path: "strict.html" });
});

test("the code that the explorer offers shows its view when it is pasted", async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const offered = async (query, opener, form, version) => {
    await page.goto(site.url + query);
    if (opener) await page.locator(opener).click();
    await page.locator("#embed").click();
    await page.getByRole("button", { name: form, exact: true }).click();
    await page.getByRole("button", { name: version, exact: true }).click();
    await page.getByRole("button", { name: "Copy the code" }).click();
    await page.getByText("Copied.").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.locator("#taken").textContent());
    return page.locator("#taken").textContent();
  };
  for (const version of ["Live", "Frozen"]) {
    const frame = await offered("?q=%22digital%20%3Cb%3E%22%20fibre&lang=en", "#take", "Frame", version);
    await visit(`<!doctype html>${frame}`, async (page) => {
      assert.equal(await page.frameLocator("iframe").locator("#query").inputValue(), '"digital <b>" fibre');
      assert.equal(await page.locator("iframe").getAttribute("title"), '"digital <b>" fibre · Jalons');
      assert.equal(page.frames()[1].url().includes("/frame-"), version === "Frozen");
    });
    const element = await offered("?view=targets&province=bac-giang,hue&due=2025/2030&lang=en", "#take", "Element", version);
    await visit(`<!doctype html><html lang="vi">${element}`, async (page) => {
      await ready(page);
      assert.deepEqual(await page.evaluate(() => document.querySelector("jalons-explorer").getState()), {
        province: "bac-giang,hue", due: "2025/2030", view: "targets", lang: "en",
      });
      assert.deepEqual(await names(page, "error"), []);
      assert.equal(page.frames()[1].url().includes("/frame-"), version === "Frozen");
    });
  }
  const inline = await offered("?view=registers&lang=en", null, "Without a frame", "Live");
  // At the foot of a long page it is brought into sight.
  const seen = () => page.locator(".code").evaluate((code) => code.getBoundingClientRect().bottom <= innerHeight && scrollY > 0);
  await page.keyboard.press("Escape");
  await page.evaluate(() => scrollTo(0, 1e6));
  await page.locator("#embed").press("Enter");
  await eventually(seen, true);
  await visit(`<!doctype html><html lang="vi">${inline}`, async (page) => {
    await ready(page);
    await within(page, "", ".register").waitFor();
    assert.equal(await page.locator("jalons-explorer iframe").count(), 0);
  });
  // By keys: Escape folds it and goes back to its button.
  await page.keyboard.press("Escape");
  assert.deepEqual(await page.evaluate(() => [document.activeElement.id, document.querySelectorAll(".code").length]), ["embed", 0]);
  await context.close();
});

test("the explorer for a frame and the code for it are accessible and fit", async () => {
  for (const [query, opener] of [["?q=fibre&lang=vi&embed=1"], ["?view=matrix&lang=fr&embed=1"], ["?q=fibre&lang=vi", "#take"], ["?view=targets&province=hue&lang=fr", "#take"], ["?view=registers&province=hue&lang=fr", ""]]) {
    for (const [width, colorScheme] of [[320, "dark"], [900, "light"]]) {
      const { page, faults, close } = await open(browser, site.url + query, { viewport: { width, height: 700 }, colorScheme });
      await page.locator("footer.foot").waitFor();
      if (opener) await page.locator(opener).click();
      if (opener !== undefined) await page.locator("#embed").click();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, query);
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`), [], query);
      assert.deepEqual(faults, []);
      await close();
    }
  }
});

test("three on one page know nothing of each other", async () => {
  const three = `<jalons-explorer id="a" q="fibre"></jalons-explorer><jalons-explorer id="b" view="targets" lang="vi"></jalons-explorer><jalons-explorer id="c" height="300" q="5G"></jalons-explorer>`;
  await visit(head + three, async (page) => {
    for (const id of ["a", "b", "c"]) await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await ready(page, 3);
    await inside(page, 0).locator("#query").fill("optique");
    await page.waitForFunction(() => heard.some((one) => one.name === "change"));
    const states = await page.evaluate(() => ["a", "b", "c"].map((id) => document.getElementById(id).getState()));
    assert.deepEqual(states, [{ q: "optique", lang: "en" }, { view: "targets", lang: "vi" }, { q: "5G", lang: "en" }]);
    assert.deepEqual([...new Set((await page.evaluate(() => heard.filter((one) => one.name === "change"))).map((one) => one.id))], ["a"]);
    // One that breaks leaves the others alone, and comes back.
    await page.frames().find((frame) => frame.url().includes("q=5G")).evaluate(() => {
      const { insertBefore } = Node.prototype;
      Node.prototype.insertBefore = function () {
        Node.prototype.insertBefore = insertBefore;
        throw new DOMException("refused");
      };
      // Nothing else may draw between the two.
      document.getElementById("query").select();
      document.execCommand("insertText", false, "5G 2030");
    });
    await inside(page, 2).locator(".note").waitFor();
    await inside(page, 0).locator("#query").fill("fibre");
    await page.waitForFunction(() => document.getElementById("a").getState().q === "fibre");
  }, { faulty: true });
});

test("one removed and put back fifty times leaves nothing behind", async () => {
  await visit(`${head}<jalons-explorer q="fibre"></jalons-explorer>`, async (page) => {
    await ready(page);
    await inside(page).locator("#query").fill("5G");
    await page.waitForFunction(() => document.querySelector("jalons-explorer").getState().q === "5G");
    const session = await page.context().newCDPSession(page);
    const used = async () => {
      await session.send("HeapProfiler.collectGarbage");
      await session.send("HeapProfiler.collectGarbage");
      const { usedSize } = await session.send("Runtime.getHeapUsage");
      const { nodes, documents, jsEventListeners } = await session.send("Memory.getDOMCounters");
      return { usedSize, nodes, documents, jsEventListeners };
    };
    await goRound(page, 5);
    const before = await used();
    await goRound(page, 50);
    assert.equal(await page.evaluate(() => document.querySelector("jalons-explorer").getState().q), "5G", "it goes on where it was");
    // What goes with a frame is freed a moment later.
    await eventually(async () => {
      const now = await used();
      return Object.entries(now).filter(([name, value]) => value > before[name] * 1.05).map(([name, value]) => [name, before[name], value]);
    }, []);
    await page.evaluate(() => document.querySelector("jalons-explorer").remove());
    assert.equal(page.frames().length, 1);
  });
});

test("forged messages change nothing", async () => {
  await visit(`${head}<jalons-explorer q="fibre" lang="en"></jalons-explorer><iframe id="other" srcdoc="<p>another frame</p>"></iframe>`, async (page) => {
    await ready(page);
    await eventually(async () => (await height(page)) > 700, true);
    await page.waitForTimeout(400);
    const before = await height(page);
    await page.evaluate(() => (heard.length = 0));
    // From the page itself and from another frame: not the frame of the element.
    await page.evaluate(() => {
      postMessage({ jalons: 1, type: "height", height: 4000 }, "*");
      postMessage({ jalons: 1, type: "state", state: "q=forged" }, "*");
    });
    const other = page.frames().find((frame) => frame.parentFrame() && frame.url() === "about:srcdoc");
    await other.evaluate(() => {
      parent.postMessage({ jalons: 1, type: "height", height: 4000 }, "*");
      // Nor may it speak to the explorer: only the parent of the frame is heard.
      parent.frames[0].postMessage({ jalons: 1, state: "q=forged", colours: { ink: "red" } }, "*");
    });
    // From the frame itself, but of no shape.
    const frame = page.frames().find((frame) => frame.url().startsWith(site.url));
    await frame.evaluate(() => {
      for (const data of [null, 1, "height", [], { jalons: 2, type: "height", height: 9 }, { jalons: 1 }, { jalons: 1, type: "height", height: "4000" },
        { jalons: 1, type: "height", height: NaN }, { jalons: 1, type: "state", state: { q: "x" } }, { jalons: 1, type: "state", state: "x".repeat(5000) },
        { jalons: 1, type: "__proto__" }]) parent.postMessage(data, "*");
    });
    // From the parent, but of no shape.
    await page.evaluate(() => {
      const { contentWindow } = document.querySelector("jalons-explorer").shadowRoot.querySelector("iframe");
      for (const data of [null, "x", { jalons: 1, state: 5 }, { jalons: 1, state: "q=" + "x".repeat(5000) }, { jalons: 1, colours: { ink: "url(https://evil.example/)", radius: "1px;x" } },
        { jalons: 1, colours: { __proto__: 1, constructor: "red" } }, { jalons: 1, appearance: "x" }]) contentWindow.postMessage(data, "*");
    });
    await page.waitForTimeout(600);
    assert.equal(await inside(page).locator("#query").inputValue(), "fibre");
    assert.equal(await height(page), before);
    assert.deepEqual(await page.evaluate(() => heard), []);
    assert.equal(await inside(page).locator("html").getAttribute("style"), "color-scheme: light;");
  });
});

test("a hostile parent gets an address read, and no more", async () => {
  await visit(`${head}<jalons-explorer q="fibre" lang="en"></jalons-explorer>`, async (page) => {
    await ready(page);
    await page.evaluate(() => {
      const { contentWindow } = document.querySelector("jalons-explorer").shadowRoot.querySelector("iframe");
      for (const state of ["q=%3Cimg%20src=x%20onerror=alert(1)%3E&doc=../../x", "q=<script>alert(1)</script>&lang=javascript:&reset=1&share-en=x&view=\u0000"]) {
        contentWindow.postMessage({ jalons: 1, state }, "*");
      }
    });
    await inside(page).locator(".top").waitFor();
    await page.waitForTimeout(500);
    const frame = page.frames().find((frame) => frame.url().startsWith(site.url));
    assert.equal(await frame.locator("img, script:not([src])").count(), 0);
    assert.equal(await inside(page).locator("#query").inputValue(), "<script>alert(1)</script>");
    assert.match(frame.url(), /embed=1/, "it stays an embedded one");
    await page.evaluate(() => document.querySelector("jalons-explorer").search("5G"));
    await eventually(() => inside(page).locator("#query").inputValue(), "5G");
  });
});

test("hostile styles of the page do not reach the explorer", async () => {
  const styles = `<style>body * { display: inline !important; font-size: 60px !important; color: red !important; float: right !important; width: 3px !important; height: 5px !important; opacity: .2 !important }
    iframe { display: none !important } jalons-explorer { display: block !important; width: auto !important; height: auto !important; float: none !important; opacity: 1 !important }</style>`;
  await visit(`${head}${styles}<jalons-explorer q="fibre" lang="en"></jalons-explorer>`, async (page) => {
    await ready(page);
    await eventually(async () => (await height(page)) > 700, true);
    const [width, size] = await inside(page).locator("#query").evaluate((field) => [innerWidth, getComputedStyle(field).fontSize]);
    assert.ok(width > 1000 && size !== "60px", `${width} ${size}`);
    assert.equal(await page.locator("jalons-explorer iframe").evaluate((frame) => getComputedStyle(frame).display), "block");
  });
});

test("attributes and states that make no sense are told and ignored", async () => {
  const bad = `<jalons-explorer q="fibre" lang="en" view="everything" from="yesterday" province="Bắc Giang" height="tall" mode="window" sort="due"></jalons-explorer>`;
  await visit(head + bad, async (page) => {
    await ready(page);
    const told = (await names(page, "error")).map(({ reason, message }) => `${reason} ${message.split("=")[0]}`).sort();
    assert.deepEqual(told, ["value from", "value height", "value mode", "value province", "value view"]);
    assert.deepEqual(await page.evaluate(() => document.querySelector("jalons-explorer").getState()), { q: "fibre", sort: "due", lang: "en" });
    await page.evaluate(() => {
      const element = document.querySelector("jalons-explorer");
      element.setState({ q: "5G", evil: "1", __proto__: { view: "targets" } });
      element.open("../../etc");
      element.setAttribute("theme", "ai");
      element.setAttribute("theme", "<b>");
      element.removeAttribute("q");
    });
    await eventually(() => page.evaluate(() => document.querySelector("jalons-explorer").getState()), { theme: "ai", lang: "en" });
    await inside(page).locator(".chip").waitFor();
    assert.equal((await names(page, "error")).length, 8);
  });
});

for (const mode of ["frame", "inline"]) {
  test(`names that the corpus does not have are told too, mode ${mode}`, async () => {
    await visit(`${head}<jalons-explorer mode="${mode}" q="fibre" lang="en" province="xyz,hue" doc="no/such"><a href="/">a link</a></jalons-explorer>`, async (page) => {
      const told = async () => (await names(page, "error")).map(({ reason, message }) => `${reason} ${message}`);
      await ready(page);
      await eventually(told, ["value province=xyz, doc=no/such: the explorer has no such thing"]);
      assert.deepEqual(await page.evaluate(() => document.querySelector("jalons-explorer").getState()), { q: "fibre", province: "hue", doc: "no/such", lang: "en" });
      assert.equal(await page.locator("jalons-explorer > a").isVisible(), false);
      await page.evaluate(() => document.querySelector("jalons-explorer").open("bac-giang-digital-economy-plan/no-such"));
      await eventually(async () => (await told()).slice(1), ["value doc=bac-giang-digital-economy-plan/no-such: the explorer has no such thing"]);
      // What is there is told no more, nor what was told already.
      await page.evaluate(() => document.querySelector("jalons-explorer").open("bac-giang-digital-economy-plan/lychees-on-shopee"));
      await page.evaluate(() => document.querySelector("jalons-explorer").setAttribute("appearance", "dark"));
      await page.waitForTimeout(500);
      assert.equal((await told()).length, 2);
    });
  });
}

test("heights are clamped, whatever a frame claims", async () => {
  await visit(`${head}<jalons-explorer q="fibre" lang="en"></jalons-explorer>`, async (page) => {
    await ready(page);
    const frame = page.frames().find((frame) => frame.url().startsWith(site.url));
    for (const [claimed, expected] of [[5, 120], [-7, 120], [21_000, 20_000], [1e15, 20_000], [777, 777]]) {
      // The explorer goes on telling its own height meanwhile.
      await eventually(async () => {
        await frame.evaluate((height) => parent.postMessage({ jalons: 1, type: "height", height }, "*"), claimed);
        return height(page);
      }, expected);
    }
    // The same for one that is set.
    await page.evaluate(() => document.querySelector("jalons-explorer").setAttribute("height", "99999"));
    await eventually(() => height(page), 20_000);
  });
});

test("a frame that feeds on itself stops growing", async () => {
  await visit(`${head}<jalons-explorer q="zzzz" lang="en"></jalons-explorer>`, async (page) => {
    await ready(page);
    await page.waitForTimeout(500);
    const before = await height(page);
    await inside(page).locator("body").evaluate((body) => (body.style.minHeight = "calc(100vh + 30px)"));
    await page.waitForTimeout(5000);
    const stopped = await height(page);
    await page.waitForTimeout(1500);
    assert.equal(await height(page), stopped);
    assert.ok(stopped > before && stopped < before + 22 * 30, `${before} ${stopped}`);
  });
});

test("where the explorer cannot be, what stands inside the element is shown", async () => {
  const content = `${head}<jalons-explorer src="${"https://example.org/jalons/"}nowhere/" lang="en"><a href="/">a link</a></jalons-explorer>`;
  await visit(content, async (page) => {
    assert.equal(await page.locator("jalons-explorer > a").isVisible(), false);
    await page.waitForFunction(() => heard.some((one) => one.name === "error" && one.detail.reason === "silent"), null, { timeout: 40_000 });
    assert.equal(await page.locator("jalons-explorer > a").isVisible(), true);
  }, { faulty: true });
  // Without scripts it is there at once.
  await visit(`${head}<jalons-explorer><a href="/">a link</a></jalons-explorer>`, async (page) => {
    assert.equal(await page.locator("jalons-explorer > a").isVisible(), true);
  }, { javaScriptEnabled: false });
});

test("an explorer that cannot start says so in the frame and to the page", async () => {
  const { url, close } = await serve({ answer: (path) => (path.endsWith("_bg.wasm") ? { status: 404 } : null) });
  await visit(`${head.replaceAll("https://example.org/jalons/", url)}<jalons-explorer lang="en"><a href="/">a link</a></jalons-explorer>`, async (page) => {
    await page.waitForFunction(() => heard.some((one) => one.name === "error" && one.detail.reason === "missing"));
    await inside(page).locator("#failure").waitFor();
    assert.equal(await page.locator("jalons-explorer > a").isVisible(), true);
  }, { faulty: true });
  await close();
});

for (const scheme of ["light", "dark"]) {
  test(`in a ${scheme} page it is ${scheme}, whatever the system prefers`, async () => {
    const styles = `<style>html { color-scheme: ${scheme} }</style>`;
    await visit(`${head}${styles}<jalons-explorer id="a" q="5G"></jalons-explorer><jalons-explorer id="b" q="5G" height="200" appearance="${scheme === "dark" ? "light" : "dark"}"></jalons-explorer>`, async (page) => {
      await page.locator("#b").scrollIntoViewIfNeeded();
      await ready(page, 2);
      await page.waitForTimeout(200);
      const paper = (place) => inside(page, place).locator("html").evaluate((root) => getComputedStyle(root).backgroundColor);
      const [light, dark] = ["rgb(251, 250, 247)", "rgb(20, 23, 26)"];
      assert.deepEqual([await paper(0), await paper(1)], scheme === "dark" ? [dark, light] : [light, dark]);
    }, { colorScheme: scheme === "dark" ? "light" : "dark" });
  });
}

test("on 320 pixels nothing is cut off", async () => {
  await visit(`${head}<body style="margin:0"><jalons-explorer q="fibre" lang="vi"></jalons-explorer>`, async (page) => {
    await ready(page);
    await inside(page).locator(".statement").first().waitFor();
    assert.equal(await inside(page).locator("html").evaluate((root) => root.scrollWidth), 320);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  }, { viewport: { width: 320, height: 700 } });
});

/** An element of the explorer that is in the page itself. */
const within = (page, id, selector) => page.locator(`jalons-explorer${id} ${selector}`);
const three = `<jalons-explorer mode="inline" id="a" q="fibre"></jalons-explorer><jalons-explorer mode="inline" id="b" view="targets" lang="vi"></jalons-explorer><jalons-explorer mode="inline" id="c" height="300" q="5G"></jalons-explorer>`;
const states = (page) => page.evaluate(() => [...document.querySelectorAll("jalons-explorer")].map((element) => element.getState()));

test("example: three without a frame share one program, under a strict policy with Trusted Types", async () => {
  await visit({}, async (page) => {
    const outside = () => page.evaluate(() => [location.href, document.title, history.length, document.activeElement.localName, document.documentElement.lang]);
    const before = await outside();
    await ready(page, 3);
    assert.deepEqual(await names(page, "error"), []);
    assert.equal(await page.locator("jalons-explorer iframe").count(), 0);
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name.split("/").pop()));
    assert.equal(loaded.filter((name) => name.endsWith(".wasm")).length, 1, `${loaded}`);
    assert.deepEqual(loaded.filter((name) => name.endsWith(".js")).map((name) => name.split("-")[0]), ["embed.js", "inline"]);
    assert.deepEqual(await states(page), [{ q: "fibre", lang: "en" }, { view: "targets", lang: "en" }, { view: "provinces", lang: "vi" }]);
    // A press goes where it went before, and the link to a place of its own leads to the site.
    await within(page, ":nth-child(1)", ".record h2 a").first().waitFor();
    assert.ok((await within(page, ":nth-child(1)", ".record h2 a").first().getAttribute("href")).startsWith(`${site.url}?`));
    await within(page, ":nth-child(1)", ".record h2 a").first().click();
    await within(page, ":nth-child(1)", "h1").waitFor();
    await page.waitForFunction(() => heard.some(({ name }) => name === "select"));
    await within(page, ":nth-child(2)", "#query").fill("AI");
    await page.waitForFunction(() => heard.some(({ detail }) => detail.state?.q === "AI"));
    const [one, two, other] = await states(page);
    assert.ok(one.doc && one.q === "fibre" && !two.doc, JSON.stringify([one, two]));
    assert.deepEqual(other, { view: "provinces", lang: "vi" });
    await page.evaluate(() => document.querySelectorAll("jalons-explorer")[2].setState({ q: "5G" }));
    await eventually(() => within(page, ":nth-child(3)", "#query").inputValue(), "5G");
    // Of the page nothing has changed but where the focus is, which the reader put there.
    const after = await outside();
    assert.deepEqual(after.toSpliced(3, 1), before.toSpliced(3, 1));
    assert.deepEqual(await page.evaluate(() => ["jalons" in globalThis, document.getElementById("query"), localStorage.length, document.querySelectorAll("head > script").length, document.documentElement.className]), [false, null, 0, 1, ""]);
  }, { path: "inline.html" });
});

test("without a frame, keys are the explorer’s only while the focus is in it", async () => {
  await visit(`${head}<button id="own">a button of the page</button>${three}`, async (page) => {
    await ready(page, 3);
    await page.evaluate(() => {
      globalThis.taken = [];
      addEventListener("keydown", (event) => taken.push(event.key, event.defaultPrevented));
    });
    const focused = () => page.evaluate(() => [document.activeElement.id, document.activeElement.shadowRoot?.activeElement?.id]);
    await page.locator("#own").focus();
    for (const key of ["/", "?", "j"]) await page.keyboard.press(key);
    assert.deepEqual(await page.evaluate(() => taken), ["/", false, "?", false, "j", false]);
    assert.deepEqual(await focused(), ["own", undefined]);
    assert.equal(await page.locator("dialog[open]").count(), 0);
    // What the page asks for is shown, and takes the focus from nothing.
    await page.evaluate(() => document.querySelector("#b").open("bac-giang-digital-economy-plan/lychees-on-shopee"));
    await within(page, "#b", "h1").waitFor();
    assert.deepEqual(await focused(), ["own", undefined]);
    await within(page, "#c", ".segments button").first().focus();
    await page.keyboard.press("/");
    await eventually(focused, ["c", "query"]);
    assert.deepEqual(await page.evaluate(() => taken.slice(6)), ["/", true]);
  });
});

test("without a frame, one that breaks leaves the others alone, comes back once, and then takes a frame", async () => {
  await visit(head + three, async (page) => {
    await ready(page, 3);
    const break_ = async (id, query) => {
      await page.evaluate(() => {
        const { insertBefore } = Node.prototype;
        Node.prototype.insertBefore = function () {
          Node.prototype.insertBefore = insertBefore;
          throw new DOMException("refused");
        };
      });
      await within(page, id, "#query").fill(query);
    };
    await break_("#a", "zzzz");
    // The same element comes back with what it showed last.
    await within(page, "#a", ".statement").first().waitFor();
    assert.deepEqual(await names(page, "error"), []);
    await within(page, "#c", "#query").fill("semiconductor");
    await page.waitForFunction(() => document.querySelector("#c").getState().q === "semiconductor");
    await break_("#a", "quantum zzzz");
    await page.waitForFunction(() => heard.some(({ name }) => name === "error"));
    assert.deepEqual((await names(page, "error")).map(({ reason }) => reason), ["broken"]);
    await page.locator("#a iframe").waitFor();
    await inside(page).locator("#query").waitFor();
    await within(page, "#c", "#query").fill("5G");
    await page.waitForFunction(() => document.querySelector("#c").getState().q === "5G");
  }, { faulty: true });
});

test("without a frame, one removed and put back fifty times leaves nothing behind", async () => {
  await visit(`${head}<jalons-explorer mode="inline" q="fibre"></jalons-explorer>`, async (page) => {
    await ready(page);
    await within(page, "", "#query").fill("5G");
    await page.waitForFunction(() => document.querySelector("jalons-explorer").getState().q === "5G");
    const session = await page.context().newCDPSession(page);
    const used = async () => {
      for (let time = 0; time < 3; time++) {
        await session.send("HeapProfiler.collectGarbage");
        await page.waitForTimeout(100);
      }
      const { usedSize } = await session.send("Runtime.getHeapUsage");
      const { nodes, documents, jsEventListeners } = await session.send("Memory.getDOMCounters");
      // The heap does not count what belongs to a wasm.
      const memory = await page.evaluate(() => memories.reduce((sum, one) => sum + (one.deref()?.buffer.byteLength ?? 0), 0));
      return { usedSize, memory, nodes, documents, jsEventListeners };
    };
    await page.evaluate(() => {
      globalThis.memories = [];
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = async (...given) => {
        const instance = await instantiate(...given);
        memories.push(new WeakRef(instance.exports.memory));
        return instance;
      };
    });
    await goRound(page, 5);
    const before = await used();
    await goRound(page, 50);
    const after = await used();
    assert.ok(before.memory > 1_000_000, `${before.memory} bytes in the one instance that is left`);
    assert.equal(await page.evaluate(() => document.querySelector("jalons-explorer").getState().q), "5G", "it goes on where it was");
    for (const [name, value] of Object.entries(after)) assert.ok(value <= before[name] * 1.05, `${name}: ${before[name]} before, ${value} after`);
    assert.equal(await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length), 1);
    // Removed for good, also while it starts: no typeface, no style, no element stays.
    await page.evaluate(async () => {
      const element = document.querySelector("jalons-explorer");
      element.remove();
      document.body.append(element);
      element.remove();
      await new Promise((done) => setTimeout(done, 500));
      globalThis.left = [document.fonts.size, element.shadowRoot.adoptedStyleSheets.length, element.shadowRoot.childNodes.length, heard.filter(({ name }) => name === "error").length];
    });
    assert.deepEqual(await page.evaluate(() => left), [0, 1, 1, 0]);
  });
});

test("without a frame, what the page says of its elements ends at the explorer, and the other way round", async () => {
  const styles = `<style>html { font-size: 40px; line-height: 4; letter-spacing: .5em; text-transform: uppercase; font-family: cursive; --paper: red; --ink: red; direction: rtl; cursor: wait; visibility: visible }
    body * { float: right !important; color: red !important; font-size: 60px !important } p, button, .field, .statement { display: none !important }
    jalons-explorer { visibility: hidden; text-indent: 90px; word-spacing: 20px; white-space: pre; text-align: right; float: none !important }</style>`;
  await visit(`${head}${styles}<p id="mine" style="display:block !important">a paragraph</p><jalons-explorer mode="inline" q="fibre" lang="en"></jalons-explorer>`, async (page) => {
    const look = (locator, ...names) => locator.evaluate((element, names) => names.map((name) => getComputedStyle(element)[name]), names);
    const mine = () => look(page.locator("#mine"), "fontSize", "fontFamily", "color", "margin", "boxSizing", "backgroundColor", "overflowWrap");
    const before = await mine();
    await ready(page);
    const statement = within(page, "", ".statement").first();
    await statement.waitFor();
    assert.deepEqual(
      await look(statement, "color", "fontSize", "lineHeight", "letterSpacing", "textTransform", "direction", "textIndent", "wordSpacing", "whiteSpace", "textAlign", "float", "visibility", "cursor"),
      ["rgb(26, 29, 33)", "16px", "24.8px", "normal", "none", "ltr", "0px", "0px", "normal", "start", "none", "visible", "auto"],
    );
    assert.equal((await look(within(page, "", "#app"), "backgroundColor"))[0], "rgb(251, 250, 247)");
    assert.match((await look(statement, "fontFamily"))[0], /^"?Jalons Be Vietnam Pro/);
    assert.deepEqual(await mine(), before);
  });
});

const allowed = { script: `script-src ${"https://example.org/jalons/"} 'wasm-unsafe-eval' 'unsafe-inline'`, connect: `connect-src ${"https://example.org/jalons/"}` };
for (const [what, policy, part] of [
  ["no WebAssembly", `script-src https://example.org/jalons/ 'unsafe-inline'; ${allowed.connect}`, /unsafe-eval|WebAssembly/i],
  ["no other script", `script-src https://example.org/jalons/embed.js 'wasm-unsafe-eval' 'unsafe-inline'; ${allowed.connect}`, /script-src/],
  ["no connection", `${allowed.script}; connect-src 'none'`, /connect-src/],
  ["no policy of ours", `${allowed.script}; ${allowed.connect}; require-trusted-types-for 'script'; trusted-types 'none'`, /trusted/i],
]) {
  test(`without a frame in a page that allows ${what}: an event says so, and a frame is taken`, async () => {
    const meta = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; frame-src https://example.org/jalons/; ${policy}">`;
    await visit(`<!doctype html><html lang="en">${meta}<script async src="https://example.org/jalons/embed.js"></script><jalons-explorer mode="inline" q="fibre"><a href="/">a link</a></jalons-explorer>`, async (page) => {
      await ready(page);
      const [{ reason, message }, ...more] = await names(page, "error");
      assert.deepEqual([reason, more], ["policy", []]);
      assert.match(message, part);
      await inside(page).locator(".statement").first().waitFor();
      assert.equal(await page.locator("jalons-explorer > a").isVisible(), false);
      await page.evaluate(() => document.querySelector("jalons-explorer").search("5G"));
      await eventually(() => inside(page).locator("#query").inputValue(), "5G");
    }, { faulty: true });
  });
}

test("without a frame, a program that is missing or another one gives an event; where a frame cannot start either, the content shows", async () => {
  for (const [lie, reason] of [[{ status: 404 }, "missing"], [{ body: Buffer.from("\0asm and more") }, "altered"]]) {
    const { url, close } = await serve({ answer: (path) => (path.endsWith("_bg.wasm") && path.startsWith("jalons-") ? lie : null) });
    await visit(`${head.replaceAll("https://example.org/jalons/", url)}<jalons-explorer mode="inline" lang="en"><a href="/">a link</a></jalons-explorer>`, async (page) => {
      await page.waitForFunction(() => heard.filter(({ name }) => name === "error").length === 2);
      assert.deepEqual((await names(page, "error")).map(({ reason }) => reason), [reason, reason]);
      assert.equal(await page.locator("jalons-explorer > a").isVisible(), true);
    }, { faulty: true });
    await close();
  }
});

test("without a frame, it is as wide and as dark as its place", async () => {
  const styles = `<style>html { color-scheme: dark } div { width: 320px } #a { --jalons-accent: rgb(1, 2, 3) }</style>`;
  await visit(`${head}${styles}<div>${three}</div>`, async (page) => {
    await ready(page, 3);
    const paper = (id) => within(page, id, "#app").evaluate((element) => getComputedStyle(element).backgroundColor);
    assert.equal(await paper("#a"), "rgb(20, 23, 26)");
    await page.evaluate(() => (document.querySelector("#a").setAttribute("appearance", "light")));
    assert.deepEqual([await paper("#a"), await paper("#b")], ["rgb(251, 250, 247)", "rgb(20, 23, 26)"]);
    assert.equal(await within(page, "#a", ".stake .red").first().evaluate((part) => getComputedStyle(part).fill), "rgb(1, 2, 3)");
    // In a narrow column of a wide page it is drawn as on a narrow screen, and nothing sticks out.
    for (const id of ["#a", "#b"]) {
      await within(page, id, ".unfold").waitFor();
      assert.deepEqual(await within(page, id, "#app").evaluate((element) => [element.clientWidth, element.scrollWidth]), [320, 320]);
    }
    assert.equal(await page.locator("#c").evaluate((element) => element.getBoundingClientRect().height), 300);
    // A wider place is used.
    await page.evaluate(() => (document.querySelector("div").style.width = "1100px"));
    await within(page, "#a", ".unfold").waitFor({ state: "hidden" });
    await eventually(() => within(page, "#a", ".sheet svg").evaluate((drawing) => drawing.getBoundingClientRect().width > 700), true);
  }, { colorScheme: "dark" });
});
