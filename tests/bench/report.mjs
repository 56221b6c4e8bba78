// Writes what `measure.mjs` measured as Markdown.
//
//   node report.mjs FOLDER RESULT

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { KINDS } from "./corpora/queries.mjs";

/** A number of milliseconds, with as many digits as it deserves. */
export function milliseconds(time) {
  if (time === undefined) return "";
  return time < 0.1 ? time.toFixed(3) : time < 10 ? time.toFixed(2) : time.toFixed(0);
}

/** Bytes as kB of a thousand. */
export function kilobytes(bytes) {
  if (bytes === undefined) return "";
  const kB = bytes / 1000;
  return kB < 100 ? kB.toFixed(1) : kB.toFixed(0);
}

/** A table; every column but the first is flush right. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

/** The whole report. */
export function report({ browser, node, processors, date, slow, corpora }) {
  const link = `${(slow.network.downloadThroughput * 8) / 1e6} Mbit/s, ${slow.network.latency} ms`;
  return [
    "# Search engines side by side",
    `${date.slice(0, 10)}, Chromium ${browser} without a window, Node ${node}, ${processors} processors. "Slow" is a processor slowed down ${slow.cpu} times, ${link}. kB are thousands of bytes; files are sent as brotli 11, or as the engine packed them.`,
    ...Object.entries(corpora).flatMap(([name, corpus]) => of(name, corpus, slow)),
    NOTES,
  ].join("\n\n");
}

const NOTES = `Sizes: an index holds titles and facets too, that of Pagefind and Jalons the texts for excerpts besides, which are
a column of their own. Of Jalons, "index" is the image without its section of texts, and "engine" the whole wasm without the
image, so the page's interface too. Typing: every beginning of some queries of each kind, each answered with ten results; Jalons
counts its facets each time. Quality: mean reciprocal rank among ten results of the one document the query was drawn from.`;

function of(name, { documents, bytes, queries, systems }, slow) {
  const all = Object.entries(systems);
  const engines = all.filter(([name]) => name !== "empty");
  const sent = (sizes, part) => kilobytes(sizes?.[part]?.brotli);
  const raw = (sizes, part) => kilobytes(sizes?.[part]?.raw);
  const parts = [
    `## ${name}: ${documents} documents, ${kilobytes(bytes)} kB of text`,
    table(
      ["kB", "engine br", "index raw", "index br", "texts br", "engine + index br", "image raw", "image br", "to first result", "requests"],
      engines.map(([system, { sizes, first }]) => [
        system, sent(sizes, "engine"), raw(sizes, "index"), sent(sizes, "index"), sent(sizes, "text"),
        kilobytes(sizes?.engine?.brotli + sizes?.index?.brotli), raw(sizes, "image"), sent(sizes, "image"), kilobytes(first.bytes), first.requests,
      ]),
    ),
    table(
      ["ms", "first result", "first result, slow", "MB after load", "keystroke p50", "p95", "p99", "worst", "keystrokes"],
      all.map(([system, { cold, slow, memory, typing }]) => [
        system, milliseconds(cold), milliseconds(slow), memory ? (memory / 1e6).toFixed(1) : "", milliseconds(typing?.p50), milliseconds(typing?.p95),
        milliseconds(typing?.p99), milliseconds(typing?.worst), typing ? (typing.keystrokes < typing.of ? `${typing.keystrokes} of ${typing.of}` : typing.of) : "",
      ]),
    ),
  ];
  const slowed = engines.filter(([, { typingSlow }]) => typingSlow);
  if (slowed.length > 0) {
    parts.push(
      table(
        [`ms, processor ${slow.cpu} times as slow`, "keystroke p50", "p95", "p99", "worst", "worst query"],
        slowed.map(([system, { typingSlow: { p50, p95, p99, worst, worstQuery } }]) => [system, ...[p50, p95, p99, worst].map(milliseconds), worstQuery]),
      ),
    );
  }
  parts.push(
    table(
      ["MRR@10", ...KINDS, "mean"],
      engines.map(([system, { quality }]) => [system, ...[...KINDS, "mean"].map((kind) => quality[kind].toFixed(3))]),
    ) + `\n\nQueries: ${KINDS.map((kind) => `${queries[kind]} ${kind}`).join(", ")}.`,
  );
  const ratios = ["minisearch", "minisearch-andor"].filter((other) => systems[other] && systems.jalons).map((other) => {
    const ratio = (of) => (of(systems.jalons) / of(systems[other])).toFixed(2);
    const typing = ["p50", "p95", "p99"].map((share) => `${share} ${ratio((system) => system.typing[share])}`).join(", ");
    return `Jalons / ${other}: keystroke ${typing}; first result ${ratio(({ cold }) => cold)}, slow ${ratio(({ slow }) => slow)}; bytes to first result ${ratio(({ first }) => first.bytes)}; mean MRR ${ratio(({ quality }) => quality.mean)}.`;
  });
  return [...parts, ...ratios];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(report(JSON.parse(readFileSync(process.argv[3], "utf8"))));
}
