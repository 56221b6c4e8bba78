// Cuts pages at their headings into documents of 1 to 4 kB of French.
//
// A page is first read as blocks: headings and paragraphs. No general reader of HTML or roff: it knows what the packages
// of `debian.mjs` write.

import { hash } from "./random.mjs";

/** Bytes of the shortest and the longest document. */
const SHORTEST = 1000;
const LONGEST = 4000;
/** A section that goes on after so many is cut at its next paragraph. */
const LONG = 1500;

/** Sections of manual pages that are the same in most of them. */
const BOILERPLATE = /^(traduction|colophon|copyright|auteurs?|signaler|voir aussi|conformité|licence|avis de droits)/i;

/**
 * Documents of the pages, each text once, in an order that is arbitrary but always the same.
 * @param {Iterable<{path: string, kind: "html" | "man", text: string}>} pages
 * @returns {{title: string, text: string}[]} paragraphs are set apart by line breaks
 */
export function documents(pages) {
  const found = new Map();
  for (const { path, kind, text } of pages) {
    for (const document of cut(kind === "man" ? fromRoff(text) : fromHtml(text))) {
      if (isFrench(document.text) && !found.has(document.text)) found.set(document.text, { ...document, order: hash(path + document.title + document.text) });
    }
  }
  return [...found.values()].sort((one, other) => one.order - other.order).map(({ title, text }) => ({ title, text }));
}

/**
 * Gathers blocks into documents: a document ends at the first heading after its shortest length. Sections that are too
 * short run on into the next, one that is too long is cut between paragraphs.
 */
export function cut(blocks) {
  const found = [];
  let [page, title, lines, size] = ["", "", [], 0];
  const close = () => {
    if (size >= SHORTEST && size <= LONGEST && title) found.push({ title: clip(title), text: lines.join("\n") });
    [lines, size] = [[], 0];
  };
  let skipped = false;
  for (const { heading, text } of blocks) {
    if (heading) {
      skipped = BOILERPLATE.test(text);
      if (skipped) continue;
      if (size >= SHORTEST || lines.length === 0) {
        close();
        page ||= text;
        title = text === page ? text : `${page} : ${text}`;
        continue;
      }
    }
    if (skipped) continue;
    const length = Buffer.byteLength(text) + 1;
    if (size > LONG || size + length > LONGEST) close();
    lines.push(text);
    size += length;
  }
  close();
  return found;
}

/** A title of at most a hundred letters, whole words only. */
function clip(title) {
  return title.length <= 100 ? title : `${title.slice(0, 100).replace(/\s+\S*$/, "")}…`;
}

/** Whether a text is French: by the share of its commonest words. Some pages are not translated. */
export function isFrench(text) {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const share = (list) => words.filter((word) => list.has(word)).length / words.length;
  return share(FRENCH) > 0.15 && share(ENGLISH) < 0.05;
}
const FRENCH = new Set("le la les l de du des d un une et est en à au aux dans que qui pour par sur ce cette ne pas il vous se sont".split(" "));
const ENGLISH = new Set("the of to and is in for that this with you are it be by as can".split(" "));

/** Elements whose text is no prose, and classes of navigation. */
const SILENT = /^(head|script|style|nav|header|aside|footer|pre|form|button|select|svg)$/;
const SILENT_CLASS = /class="[^"]*(nav|toc|header|footer|legal|breadcrumb|sphinxsidebar|related|path)[^"]*"/i;
const BLOCK = /^(p|div|li|ul|ol|dl|dt|dd|td|th|tr|table|h[1-6]|br|section|article|blockquote|body|main|hr)$/;
const VOID = /^(br|hr|img|meta|link|input)$/;

/** Headings and paragraphs of an HTML page. */
export function fromHtml(html) {
  const blocks = [];
  let [text, heading] = ["", false];
  let silent = null; // the element that is being skipped, and how deep its own kind is nested
  const flush = () => {
    const clean = decode(text).replace(/[¶#]$/, "").replace(/\s+/g, " ").trim();
    if (clean) blocks.push({ heading, text: heading ? clean.replace(/^[\d.]+\s*/, "") || clean : clean });
    text = "";
  };
  for (const [whole, comment, end, name, rest, words] of html.matchAll(/(<!--[\s\S]*?-->|<[!?][^>]*>)|<(\/?)([a-zA-Z][\w-]*)([^>]*)>|([^<]+)/g)) {
    if (comment) continue;
    if (words !== undefined) {
      if (!silent) text += words;
      continue;
    }
    const tag = name.toLowerCase();
    const opens = !end && !VOID.test(tag) && !rest.endsWith("/");
    if (silent) {
      if (tag === silent.tag) silent.depth += end ? -1 : opens ? 1 : 0;
      if (silent.depth === 0) silent = null;
    } else if (opens && (SILENT.test(tag) || (/^(div|table|ul|ol|p|span)$/.test(tag) && SILENT_CLASS.test(rest)))) {
      silent = { tag, depth: 1 };
    } else if (BLOCK.test(tag)) {
      flush();
      if (/^h[1-6]$/.test(tag)) heading = !end;
    }
  }
  flush();
  return blocks;
}

const MARKS = { acute: "\u0301", grave: "\u0300", circ: "\u0302", uml: "\u0308", cedil: "\u0327", tilde: "\u0303" };
const NAMED = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", laquo: "«", raquo: "»", rsquo: "’", lsquo: "‘", rdquo: "”",
  ldquo: "“", ndash: "–", mdash: "—", hellip: "…", oelig: "œ", OElig: "Œ", aelig: "æ", copy: "©", reg: "®", times: "×",
};

/** Character references as characters. */
function decode(text) {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex || decimal) return String.fromCodePoint(parseInt(hex ?? decimal, hex ? 16 : 10));
    const [, letter, mark] = /^([a-zA-Z])(acute|grave|circ|uml|cedil|tilde)$/.exec(name) ?? [];
    return mark ? (letter + MARKS[mark]).normalize("NFC") : (NAMED[name] ?? " ");
  });
}

/** Headings and paragraphs of a manual page; its name is the first heading. Examples and tables are left out. */
export function fromRoff(source) {
  const blocks = [];
  let [lines, silent] = [[], null];
  const flush = () => {
    const text = lines.join(" ").replace(/\s+/g, " ").trim();
    if (text) blocks.push({ heading: false, text });
    lines = [];
  };
  for (const line of source.split("\n")) {
    const [, request, rest = ""] = /^[.']\s*(\w+|\\")?\s*(.*)$/.exec(line) ?? [];
    if (silent) {
      if (request === silent) silent = null;
    } else if (!/^[.']/.test(line)) {
      lines.push(plain(line));
    } else if (request === "TH") {
      const [name = "", section = ""] = words(rest);
      blocks.push({ heading: true, text: section ? `${name.toLowerCase()}(${section})` : name });
    } else if (request === "SH" || request === "SS") {
      flush();
      const text = words(rest).join(" ");
      blocks.push({ heading: true, text: text === text.toUpperCase() ? text.charAt(0) + text.slice(1).toLowerCase() : text });
    } else if (/^(nf|EX|TS)$/.test(request)) {
      silent = { nf: "fi", EX: "EE", TS: "TE" }[request];
    } else if (/^(PP|P|LP|TP|IP|HP|TQ|sp|br)$/.test(request)) {
      flush();
    } else if (/^(B|I|SM|SB|R)$/.test(request)) {
      lines.push(words(rest).join(" "));
    } else if (/^([BIR][BIR])$/.test(request)) {
      lines.push(words(rest).join(""));
    }
  }
  flush();
  return blocks.filter(({ text }) => text);
}

/** The arguments of a request. */
function words(rest) {
  return (plain(rest).match(/"(?:[^"]|"")*"|\S+/g) ?? []).map((word) => word.replace(/^"|"$/g, ""));
}

/** Text without roff's escapes. */
function plain(text) {
  return text
    .replace(/\\".*$/, "")
    .replace(/\\f(?:\[\w*\]|\(\w\w|.)|\\s[+-]?\d+|\\[&/,|^%:]|\\c$/g, "")
    .replace(/\\\((\w\w|.)|\\\[([^\]]*)\]|\\\*(?:\(..|\[[^\]]*\]|.)/g, (whole, two) => ({ aq: "'", en: "–", em: "—", co: "©", bu: "•", "lq": "“", "rq": "”" })[two] ?? " ")
    .replace(/\\ |\\~/g, " ")
    .replace(/\\-/g, "-")
    .replace(/\\e/g, "\\")
    .replace(/\\(.)/g, "$1");
}
