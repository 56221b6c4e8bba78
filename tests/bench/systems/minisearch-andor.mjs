// MiniSearch asked twice: for all the words and, if the answers are few, for any of them. The strongest use of it we know.

import { load } from "./minisearch.mjs";

/** @type {import("./index.mjs").Open} */
export async function open(files) {
  const index = await load(files);
  return (query, limit) => {
    const all = index.search(query, { combineWith: "AND" }).slice(0, limit);
    if (all.length === limit) return all;
    const found = new Set(all.map(({ id }) => id));
    const any = index.search(query).filter(({ id }) => !found.has(id));
    return all.concat(any).slice(0, limit);
  };
}
