// Measures the systems one after the other in one Chromium.
//
//   node measure.mjs FOLDER RESULT CORPUS… -- SYSTEM…
//
// Reads what `prepare.mjs` and `build.mjs` wrote, and FOLDER/CORPUS/sizes.json; writes everything measured to RESULT.
// JALONS_CHROMIUM names the browser.

import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { KINDS } from "./corpora/queries.mjs";
import { serve } from "./server.mjs";
import { SYSTEMS } from "./systems/index.mjs";

const given = process.argv.slice(2);
const [folder, result, ...corpora] = given.slice(0, given.indexOf("--"));
const only = given.slice(given.indexOf("--") + 1);

/** A phone of the middle: a processor four times as slow, 9 Mbit/s, 60 ms to each answer. */
const SLOW = { cpu: 4, network: { offline: false, latency: 60, downloadThroughput: 9e6 / 8, uploadThroughput: 9e6 / 8 } };
/** How often a cold start is repeated; the median counts. */
const COLD = 7;
/** How many queries of each kind are typed letter by letter. */
const TYPED = 12;
/** How often all are typed, each time in a new page; the median of each keystroke counts, since others use the machine too. */
const PASSES = 3;
/** Whoever needs more than so many milliseconds for a pass is stopped, and the report says after how many keystrokes. */
const PATIENCE = 200_000;

const browser = await chromium.launch({
  executablePath: process.env.JALONS_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    // Memory is counted when it is asked for, not some minutes later.
    "--enable-blink-features=ForceEagerMeasureMemory",
  ],
});
const results = { browser: browser.version(), node: process.version, processors: cpus().length, date: new Date().toISOString(), slow: SLOW, corpora: {} };
for (const corpus of corpora) {
  const read = (file) => JSON.parse(readFileSync(join(folder, corpus, file), "utf8"));
  const [documents, queries, sizes] = [read("documents.json"), read("queries.json"), read("sizes.json")];
  const found = { documents: documents.length, bytes: documents.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0), queries: counts(queries), systems: {} };
  results.corpora[corpus] = found;
  for (const { name, index = name } of SYSTEMS) {
    if (only.length > 0 && !only.includes(name)) continue;
    if (index !== null && !existsSync(join(folder, corpus, index))) continue;
    const load = loadavg()[0];
    const started = Date.now();
    found.systems[name] = { load, ...sizes[name], ...(await measure(corpus, name, queries)) };
    console.log(`${corpus} ${name}: measured in ${((Date.now() - started) / 1000).toFixed(0)} s`);
    writeFileSync(result, JSON.stringify(results, null, 1));
  }
}
await browser.close();

async function measure(corpus, system, queries) {
  const jalons = existsSync(join(folder, corpus, "jalons")) ? readdirSync(join(folder, corpus, "jalons")).filter((file) => /^jalons-.*(\.js|_bg\.wasm)$|^api\.js$/.test(file)) : [];
  const server = await serve(folder, jalons);
  try {
    const address = (query) => server.address(corpus, system, query);
    const first = queries.find(({ kind }) => kind === "body").query;
    const cold = await coldStarts(server, address(first), {});
    const slow = await coldStarts(server, address(first), SLOW);
    if (system === "empty") return { cold: cold.time, slow: slow.time };
    const { memory, quality } = await inPage(address(), {}, async (page) => ({
      memory: await page.evaluate(() => bench.memory()),
      quality: await ranks(page, queries),
    }));
    const typed = await typing(address(), {}, queries);
    const typedSlow = corpus === "seeds" ? await typing(address(), { cpu: SLOW.cpu }, queries) : undefined;
    return { cold: cold.time, slow: slow.time, first: cold.loaded, memory, quality, typing: typed, typingSlow: typedSlow };
  } finally {
    server.close();
  }
}

/** Opens a page that nothing is remembered of, does something with it, and closes it. */
async function inPage(address, { cpu, network }, work) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(600_000);
    const session = await context.newCDPSession(page);
    if (network) {
      await session.send("Network.enable");
      await session.send("Network.emulateNetworkConditions", network);
    }
    if (cpu) await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    await page.goto(address);
    await page.waitForFunction(() => window.bench);
    await page.evaluate(() => bench.ready());
    return await work(page);
  } finally {
    await context.close();
  }
}

/** The median time from the start of a page to its first list, and what was loaded until then. */
async function coldStarts(server, address, limits) {
  const [times, loads] = [[], []];
  for (let run = 0; run < COLD; run++) {
    server.counted();
    times.push(await inPage(address, limits, (page) => page.evaluate(() => bench.first)));
    loads.push(server.counted());
  }
  return { time: quantile(times, 0.5), loaded: loads.at(-1) };
}

/** Types queries letter by letter. */
async function typing(address, limits, queries) {
  const stream = keystrokes(queries);
  const passes = [];
  for (let pass = 0; pass < PASSES; pass++) passes.push(await inPage(address, limits, (page) => timed(page, stream)));
  const typed = Math.min(...passes.map(({ length }) => length));
  const times = stream.slice(0, typed).map((_, at) => quantile(passes.map((pass) => pass[at]), 0.5));
  const worst = times.indexOf(Math.max(...times));
  return {
    keystrokes: times.length,
    of: stream.length,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    worst: times[worst],
    worstQuery: stream[worst],
  };
}

/** Milliseconds of each keystroke. */
async function timed(page, stream) {
  // Warm: the engine has been compiled, and has answered before.
  await page.evaluate((queries) => bench.times(queries), stream.slice(-200));
  const times = [];
  for (let at = 0, spent = 0; at < stream.length && spent < PATIENCE; at += 100) {
    const chunk = await page.evaluate((queries) => bench.times(queries), stream.slice(at, at + 100));
    spent += chunk.reduce((sum, time) => sum + time, 0);
    times.push(...chunk);
  }
  return times;
}

/** Every beginning of some queries of each kind, the kinds in turn. */
function keystrokes(queries) {
  const byKind = KINDS.map((kind) => queries.filter((query) => query.kind === kind).slice(0, TYPED));
  const turns = Array.from({ length: TYPED }, (_, turn) => byKind.flatMap((list) => list.slice(turn, turn + 1))).flat();
  return turns.flatMap(({ query }) => [...query].map((_, letter) => [...query].slice(0, letter + 1).join("")));
}

/** Mean reciprocal rank among the first ten, for each kind and in the mean of the kinds. */
async function ranks(page, queries) {
  const found = Object.fromEntries(KINDS.map((kind) => [kind, []]));
  for (let at = 0; at < queries.length; at += 50) {
    const chunk = queries.slice(at, at + 50);
    const answers = await page.evaluate((queries) => bench.answers(queries), chunk.map(({ query }) => query));
    for (const [number, { kind, id }] of chunk.entries()) {
      const rank = answers[number].findIndex((answer) => answer === id || answer.startsWith(`${id}/`));
      found[kind].push(rank < 0 ? 0 : 1 / (rank + 1));
    }
  }
  const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, mean(found[kind])]));
  return { ...kinds, mean: mean(Object.values(kinds)) };
}

function counts(queries) {
  return Object.fromEntries(KINDS.map((kind) => [kind, queries.filter((query) => query.kind === kind).length]));
}

/** The smallest value that is not below the given share of all. */
function quantile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}
