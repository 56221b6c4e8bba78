// FlexSearch 0.8.212, one field of title and text: with two, parts of titles stand before whole matches in texts.

import { Charset, Document, Encoder } from "flexsearch";
import French from "flexsearch/lang/fr";
import { shower, titles } from "./titles.mjs";

const empty = () =>
  new Document({
    document: { id: "id", index: [{ field: "all", custom: ({ title, text }) => `${title} ${text}`, tokenize: "forward", encoder: new Encoder(Charset.Normalize, French) }] },
  });

/** @type {import("./index.mjs").Build} */
export async function build(documents) {
  const index = empty();
  for (const document of documents) index.add(document);
  const parts = {};
  await index.export((key, part) => void (parts[key] = part));
  return { "index.json": JSON.stringify(parts), "titles.json": titles(documents) };
}

/** @type {import("./index.mjs").Open} */
export async function open(files) {
  const [text, side] = await Promise.all([files("index.json"), files("titles.json")]);
  const [index, show] = [empty(), shower(side)];
  for (const [key, part] of Object.entries(JSON.parse(text))) index.import(key, part);
  return (query, limit) => (index.search(query, { limit, suggest: true })[0]?.result ?? []).map(show);
}
