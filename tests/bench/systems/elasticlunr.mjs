// elasticlunr 0.9.5 with the French of lunr-languages 1.22.0, all words required, prefixes expanded. It has no tolerance
// for slips.

import elasticlunr from "elasticlunr";
import stemmerSupport from "lunr-languages/lunr.stemmer.support.js";
import french from "lunr-languages/lunr.fr.js";
import { shower, titles, withLetters } from "./titles.mjs";

// lunr-languages 1.22 asks for this maker of stop-word filters, which elasticlunr does not have.
elasticlunr.generateStopWordFilter = (words) => {
  const stopWords = new Set(words);
  return (token) => (stopWords.has(token) ? undefined : token);
};
stemmerSupport(elasticlunr);
french(elasticlunr);
// Elisions too: otherwise "l'île" is a word of its own.
elasticlunr.tokenizer.setSeperator(/[\s\-'’]+/);

/** @type {import("./index.mjs").Build} */
export function build(documents) {
  const index = elasticlunr(function () {
    this.use(elasticlunr.fr);
    this.setRef("id");
    this.addField("title");
    this.addField("text");
    this.saveDocument(false);
  });
  for (const { id, title, text } of documents) index.addDoc({ id, title, text });
  return { "index.json": JSON.stringify(index), "titles.json": titles(documents) };
}

/** @type {import("./index.mjs").Open} */
export async function open(files) {
  const [text, side] = await Promise.all([files("index.json"), files("titles.json")]);
  const [index, show] = [elasticlunr.Index.load(JSON.parse(text)), shower(side)];
  const options = { fields: { title: { boost: 2 }, text: { boost: 1 } }, bool: "AND", expand: true };
  return (query, limit) => index.search(withLetters(query), options).slice(0, limit).map(({ ref }) => show(ref));
}
