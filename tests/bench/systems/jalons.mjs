// Jalons as another page would use it: through the `api.js` of its built site, facet counts included.

/** @type {import("./index.mjs").Open} */
export async function open() {
  const api = await import(new URL("api.js", location.href));
  const jalons = await api.open();
  return (query, limit) => jalons.search(query, { lang: "fr", limit }).hits.map(({ record, statement, title }) => ({ id: `${record}/${statement}`, title }));
}
