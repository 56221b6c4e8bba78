// Writes documents as a folder of seeds, from which the ordinary build makes a site.
//
// A document is a record with one statement. Provinces, themes and dates are drawn; their names are made up of syllables
// that no French text has, so that they can be filtered by but never stand among the words of a document.

import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chance } from "./random.mjs";

const PROVINCES = names("Xy", 63);
const THEMES = names("Zw", 24);
/** The days over which the documents are spread. */
const [FIRST_DAY, DAYS] = [Date.UTC(2023, 0, 1), 3 * 365];

/**
 * Gives each document an id and drawn facets.
 * @param {{title: string, text: string}[]} documents
 * @returns {{id: string, title: string, text: string, province: string, theme: string, date: string}[]}
 */
export function withFacets(documents) {
  const below = chance("facets");
  const one = (list) => list[below(list.length)];
  return documents.map((document, at) => ({
    id: `doc-${String(at + 1).padStart(5, "0")}`,
    ...document,
    province: one(PROVINCES).id,
    theme: one(THEMES).id,
    date: new Date(FIRST_DAY + below(DAYS) * 86_400_000).toISOString().slice(0, 10),
  }));
}

/** Writes the folder anew. */
export function writeSeeds(folder, documents) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "records"), { recursive: true });
  const write = (name, lines) => writeFileSync(join(folder, name), lines.flat().join("\n") + "\n");
  write("corpus.toml", ['languages = ["fr"]', 'version = "1"', 'date = "2026-01-01"', 'name = { fr = "Banc d’essai" }']);
  write("provinces.toml", [
    ["[[region]]", 'id = "everywhere"', 'label = { fr = "Xyxyxy" }'],
    PROVINCES.map(({ id, name }) => ["[[unit]]", `id = "${id}"`, `slug = "${id}"`, 'types = [{ type = "province" }]', 'regions = [{ region = "everywhere" }]', `name = { fr = "${name}" }`]).flat(),
  ]);
  write("themes.toml", [
    ["[[family]]", 'id = "all"', 'label = { fr = "Zwzwzw" }'],
    THEMES.map(({ id, name }) => ["[[theme]]", `id = "${id}"`, 'family = "all"', `label = { fr = "${name}" }`]).flat(),
    ["[[kind]]", 'id = "figure"', 'label = { fr = "Zwxyzw" }'],
  ]);
  write("units.toml", ["[[unit]]", 'id = "percent"', 'sign = "%"', 'label = { fr = "pour cent" }']);
  write("actors.toml", []);
  write("systems.toml", []);
  for (const document of documents) write(`records/${document.id}.toml`, record(document));
}

function record({ id, title, text, province, theme, date }) {
  return [
    `id = "${id}"`,
    'kind = "article"',
    `title = { fr = ${quoted(title)} }`,
    "[source]",
    `title = ${quoted(title)}`,
    'language = "fr"',
    'publisher = "Xyzwxy"',
    `file = "${id}.txt"`,
    `sha256 = "${createHash("sha256").update(text).digest("hex")}"`,
    "[date]",
    `edtf = "${date}"`,
    'basis = { fr = "tirée au sort" }',
    "[[statement]]",
    'id = "text"',
    "paragraph = 1",
    'kind = "figure"',
    `themes = ["${theme}"]`,
    `provinces = ["${province}"]`,
    `fr = ${quoted(text)}`,
  ];
}

/** A TOML string; a JSON string is one too, but for the one control character that JSON lets stand. */
function quoted(text) {
  return JSON.stringify(text.replace(/\s+/g, " ").replace(/\p{Cc}/gu, ""));
}

function names(start, count) {
  const syllables = ["bax", "dex", "fix", "gox", "kux", "lax", "mex", "nix"];
  return Array.from({ length: count }, (_, at) => {
    const name = start + syllables[at >> 3] + syllables[at & 7];
    return { id: name.toLowerCase(), name };
  });
}
