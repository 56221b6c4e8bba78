// MiniSearch 7.2.0. The library ships no language pack; `processTerm` is its documented extension point.

import MiniSearch from "minisearch";
import { stemmer } from "@orama/stemmers/french";
import { stopwords } from "@orama/stopwords/french";

const STOPWORDS = new Set(stopwords);

const OPTIONS = {
  fields: ["title", "text"],
  storeFields: ["title", "province", "theme", "date"],
  processTerm: (term) => {
    const lower = term.toLowerCase();
    return STOPWORDS.has(lower) ? null : stemmer(lower).normalize("NFD").replace(/\p{M}/gu, "");
  },
  searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 2 } },
};

/** @type {import("./index.mjs").Build} */
export function build(documents) {
  const index = new MiniSearch(OPTIONS);
  index.addAll(documents);
  return { "index.json": JSON.stringify(index) };
}

/** The index as the library has it. */
export async function load(files) {
  return MiniSearch.loadJSON(await files("index.json"), OPTIONS);
}

/** @type {import("./index.mjs").Open} */
export async function open(files) {
  const index = await load(files);
  return (query, limit) => index.search(query).slice(0, limit);
}
