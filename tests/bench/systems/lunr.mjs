// lunr 2.3.9 with the French of lunr-languages 1.22.0, asked as its guide does for search while typing: the word itself,
// its continuations for the last word, and words one slip away.

import lunr from "lunr";
import stemmerSupport from "lunr-languages/lunr.stemmer.support.js";
import french from "lunr-languages/lunr.fr.js";
import { shower, titles, withLetters } from "./titles.mjs";

stemmerSupport(lunr);
french(lunr);
// Elisions too: otherwise "l'île" is a word of its own.
lunr.tokenizer.separator = /[\s\-'’]+/;

/** @type {import("./index.mjs").Build} */
export function build(documents) {
  const index = lunr(function () {
    this.use(lunr.fr);
    this.ref("id");
    // The 10 of the example in its guide gives worse answers.
    this.field("title", { boost: 2 });
    this.field("text");
    for (const document of documents) this.add(document);
  });
  return { "index.json": JSON.stringify(index), "titles.json": titles(documents) };
}

/** @type {import("./index.mjs").Open} */
export async function open(files) {
  const [text, side] = await Promise.all([files("index.json"), files("titles.json")]);
  const [index, show] = [lunr.Index.load(JSON.parse(text)), shower(side)];
  return (query, limit) => {
    const words = lunr.tokenizer(withLetters(query)).map(String).filter(Boolean);
    const found = index.query((asked) => {
      for (const [at, word] of words.entries()) {
        const folded = lunr.fr.accentFoldTerm(word);
        asked.term(word, { boost: 100 });
        if (at === words.length - 1) asked.term(folded, { boost: 10, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
        asked.term(word, { boost: 1, editDistance: 1 });
      }
    });
    return found.slice(0, limit).map(({ ref }) => show(ref));
  };
}
