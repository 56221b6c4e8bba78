// Jalons for other programs: the corpus and its search without the page.
//
//   import { open } from "https://example.org/jalons/api.js";
//   const jalons = await open();
//   const { total, hits } = jalons.search("dossiers en ligne", { lang: "fr", province: "bac-giang" });
//
// Everything happens in the reader's browser; nothing is sent anywhere.

import "./{js}";

const wasm = self.jalons.bindings(WebAssembly);

let ready;

/** The wasm, if it is byte for byte the one that this file was published with. */
const program = () => fetch(new URL("./{wasm}", import.meta.url), { integrity: "{integrity}" });

/** Options as the query part of an address, which is what the corpus reads. */
function written({ dueFrom, dueTo, ...options } = {}) {
  if (dueFrom || dueTo) options.due = `${dueFrom ?? ".."}/${dueTo ?? ".."}`;
  const values = (value) => [value].flat().map(encodeURIComponent).join(",");
  return Object.entries(options).filter(([, value]) => value != null).map(([key, value]) => `${key}=${values(value)}`).join("&");
}

/**
 * Loads the corpus, once for all callers.
 * @returns {Promise<{search: Function, suggest: Function, record: Function, coverage: Function}>}
 */
export async function open() {
  ready ??= wasm({ module_or_path: program() });
  await ready;
  return {
    /**
     * Searches the statements.
     * @param {string} query words, "phrases", -without
     * @param {{lang?: "fr"|"en"|"vi", limit?: number, offset?: number, province?: string|string[], theme?: string|string[],
     *   kind?: string|string[], actor?: string|string[], system?: string|string[], from?: string, to?: string,
     *   dueFrom?: string, dueTo?: string, extent?: "then"|"today", sort?: "relevance"|"said"|"due"|"value"}} [options]
     * @returns {{query: string, total: number, notices: object[], hits: object[], facets: object}}
     */
    search: (query, options) => wasm.search(String(query), written(options)),
    /** Provinces, themes, actors and systems whose name starts like this. */
    suggest: (prefix, { lang } = {}) => wasm.suggest(String(prefix), lang),
    /** A record with its statements, or null. */
    record: (id, { lang } = {}) => wasm.record(String(id), lang),
    /** How the corpus is spread over provinces, themes and years. */
    coverage: ({ lang } = {}) => wasm.coverage(lang),
  };
}
