// The built site on a server of its own, and a browser to look at it.

import { createServer } from "node:http";
import { readFileSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

const DIST = process.env.JALONS_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};

/** The headers that the site asks a host to send with every file: the whole run is held to them. */
const HEADERS = Object.fromEntries(
  readFileSync(join(DIST, "_headers"), "utf8").split(/^\/(?!\*)/m)[0].split("\n").flatMap((line) => {
    const [, name, value] = /^  ([\w-]+): (.+)$/.exec(line) ?? [];
    return name ? [[name.toLowerCase(), value]] : [];
  }),
);

/** How many statements each record of the seeds has, by its id: what the page is held against. */
export const RECORDS = new Map(
  readdirSync(new URL("../../seeds/records/", import.meta.url)).map((name) => {
    const text = readFileSync(new URL(`../../seeds/records/${name}`, import.meta.url), "utf8");
    return [name.replace(/\.toml$/, ""), text.match(/^\[\[statement\]\]/gm).length];
  }),
);

/**
 * Serves the site on loopback.
 * @param {{base?: string, answer?: (path: string) => null | {status?: number, type?: string, body?: string | Buffer, headers?: object}}} [options]
 *   `base` is the folder the site appears in; `answer` may lie about a file.
 */
export async function serve({ base = "/", answer = () => null } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const inside = path.startsWith(base) ? path.slice(base.length) || "index.html" : null;
    const lie = inside === null ? { status: 404 } : answer(inside);
    if (lie?.status) {
      // Something that is not of the site, such as a page that frames it, has none of its headers.
      response.writeHead(lie.status, { "content-type": lie.type ?? "text/plain", ...lie.headers }).end(lie.body ?? "");
      return;
    }
    const file = normalize(join(DIST, inside));
    try {
      if (!file.startsWith(DIST + sep)) throw new Error("outside");
      const body = lie?.body ?? (await readFile(file));
      response.writeHead(200, { ...HEADERS, "content-type": lie?.type ?? TYPES[extname(file)] ?? "application/octet-stream", ...lie?.headers }).end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A test that forgets to close it must not keep the run alive.
  server.unref();
  const url = `http://127.0.0.1:${server.address().port}${base}`;
  return { url, close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))) };
}

/** Starts Chromium without anything that would call home. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.JALONS_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  });
}

/**
 * A page that remembers everything it should not have done.
 * `faults` holds console errors, uncaught errors, policy violations and requests to another origin.
 */
export async function open(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "fr-FR", ...options });
  const page = await context.newPage();
  const faults = [];
  const origin = new URL(address).origin;
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  // Everything the policy of the page refused, also where the browser writes nothing to the console.
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)),
  );
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("data:")) faults.push(`request: ${url}`);
  });
  await page.goto(address);
  return { page, faults, close: () => context.close() };
}

/** Waits until the app has taken the page over. */
export async function ready(page) {
  await page.waitForSelector("#query, main.reading .back, main.reading .lead, main.reading .notice:not([hidden])");
}

/** A site and a browser for the tests of a file. */
export function stage() {
  const held = {};
  before(async () => {
    [held.site, held.browser] = await Promise.all([serve(), launch()]);
  });
  after(async () => {
    await held.browser.close();
    await held.site.close();
  });
  /** Opens a state, runs a check on it, and holds the page to its promises. */
  held.visit = async (query, check, { plain, ...options } = {}) => {
    const { page, faults, close } = await open(held.browser, held.site.url + query, options);
    // A plain page has nothing that would start.
    if (!plain && options.javaScriptEnabled !== false) await ready(page);
    await check(page);
    assert.deepEqual(faults, []);
    await close();
  };
  return held;
}

/** Asks until the answer is the expected one, for at most three seconds: the page draws a moment after the key. */
export async function eventually(ask, expected) {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    try {
      return assert.deepEqual(answer, expected);
    } catch (difference) {
      if (tries === 60) throw difference;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
