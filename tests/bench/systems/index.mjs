// The systems that are compared.
//
// Each is a module of this folder. `build` makes its index in Node, `open` loads it in the browser and gives its search;
// both with the configuration that its comments name. Whatever a list of results shows must come from there: an id and a
// title for each.

/**
 * @typedef {{id: string, page?: string, title: string, text: string, province: string, theme: string, date: string}} Document
 * @typedef {(documents: Document[]) => Record<string, string | Uint8Array> | Promise<Record<string, string | Uint8Array>>} Build
 *   the index, as the files that a page loads
 * @typedef {(query: string, limit: number) => {id: string, title: string}[] | Promise<{id: string, title: string}[]>} Search
 * @typedef {(files: (name: string) => Promise<string>) => Promise<Search>} Open
 */

/**
 * The systems in the order in which they run.
 *
 * `index` names the system whose index it reads, where that is not its own; `preload` what a page would ask for at once;
 * `part` says of a file of the index what it is: part of the index unless it is engine, or text of the documents.
 * @type {{name: string, index?: string | null, preload?: string[], part?: (path: string) => "engine" | "index" | "text"}[]}
 */
export const SYSTEMS = [
  { name: "empty", index: null },
  { name: "pagefind", preload: [], part: pagefindPart },
  { name: "pagefind-main", index: "pagefind", preload: [], part: pagefindPart },
  { name: "minisearch", preload: ["index.json"] },
  { name: "minisearch-andor", index: "minisearch", preload: ["index.json"] },
  { name: "elasticlunr", preload: ["index.json", "titles.json"] },
  { name: "lunr", preload: ["index.json", "titles.json"] },
  { name: "flexsearch", preload: ["index.json", "titles.json"] },
  { name: "orama", preload: ["index.json"] },
  { name: "jalons" },
];

function pagefindPart(path) {
  if (/\.js$|^wasm\./.test(path)) return "engine";
  return path.startsWith("fragment/") ? "text" : "index";
}
