// Makes a corpus: its documents, the queries put to it, and for Jalons the seeds of a site.
//
//   node prepare.mjs FOLDER fr-1k | fr-10k      from Debian's French documentation
//   node prepare.mjs FOLDER seeds STATEMENTS    from the statements of the repository, as `search` gives them
//
// Writes documents.json and queries.json to FOLDER/CORPUS, and for the French ones FOLDER/CORPUS/seeds.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { documents as cutInto } from "./corpora/cut.mjs";
import { pages } from "./corpora/debian.mjs";
import { draw } from "./corpora/queries.mjs";
import { withFacets, writeSeeds } from "./corpora/seeds.mjs";

const [folder, corpus, statements] = process.argv.slice(2);
const place = join(folder, corpus);
mkdirSync(place, { recursive: true });

const documents = statements ? ofStatements(JSON.parse(readFileSync(statements, "utf8"))) : french({ "fr-1k": 1000, "fr-10k": 10_000 }[corpus]);
const written = JSON.stringify(documents);
const file = join(place, "documents.json");
if (!existsSync(file) || readFileSync(file, "utf8") !== written) {
  writeFileSync(file, written);
  if (!statements) writeSeeds(join(place, "seeds"), documents);
}
writeFileSync(join(place, "queries.json"), JSON.stringify(draw(documents)));

function french(count) {
  const found = withFacets(cutInto(pages(join(folder, "debian"))).slice(0, count));
  if (found.length < count) throw new Error(`Debian's packages gave ${found.length} documents, expected ${count}: add a package to tests/bench/corpora/debian.mjs`);
  return found;
}

/** Each statement of the corpus in French, under the title of its record, with its first province and theme. */
function ofStatements({ hits }) {
  return hits.map(({ record, statement, title, text, provinces, themes, when }) => ({
    id: `${record}/${statement}`,
    page: record,
    title,
    text,
    province: provinces[0] ?? "",
    theme: themes[0] ?? "",
    date: when.earliest ?? "",
  }));
}
