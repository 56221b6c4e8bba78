// Orama 3.1.18 with its French stemmer and stop words: one slip, all the words, no boost of titles, which worsens its
// answers. The texts are taken out of what it stores.

import { create, insertMultiple, load, save, search } from "@orama/orama";
import { stemmer } from "@orama/stemmers/french";
import { stopwords } from "@orama/stopwords/french";

const empty = () =>
  create({
    schema: { title: "string", text: "string", province: "enum", theme: "enum", date: "number" },
    components: { tokenizer: { language: "french", stemming: true, stemmer, stopWords: stopwords } },
  });

/** @type {import("./index.mjs").Build} */
export async function build(documents) {
  const index = empty();
  await insertMultiple(index, documents.map((document) => ({ ...document, date: Date.parse(document.date) })));
  const saved = save(index);
  for (const stored of Object.values(saved.docs.docs)) delete stored.text;
  return { "index.json": JSON.stringify(saved) };
}

/** @type {import("./index.mjs").Open} */
export async function open(files) {
  const index = empty();
  load(index, JSON.parse(await files("index.json")));
  return async (query, limit) => (await search(index, { term: query, limit, tolerance: 1, threshold: 0 })).hits.map(({ document }) => document);
}
