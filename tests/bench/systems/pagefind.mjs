// Pagefind 1.5.2: one page for each document, French stemmer. It fetches only the pieces that a query needs, and each
// result's page text as a file of its own. It has no tolerance for slips.

/** Interfaces, and the engine for languages without a stemmer: no page of ours loads them. */
const UNUSED = /ui\.|highlight|wasm\.unknown/;

/** @type {import("./index.mjs").Build} */
export async function build(documents) {
  // Only here: in the browser Pagefind is what it wrote itself.
  const { createIndex, close } = await import("pagefind");
  const { index, errors } = await createIndex({ forceLanguage: "fr" });
  if (!index) throw new Error(errors.join("; "));
  for (const document of documents) await index.addHTMLFile({ url: `/${document.id}.html`, content: page(document) });
  const { files } = await index.getFiles();
  await close();
  return Object.fromEntries(files.filter(({ path }) => !UNUSED.test(path)).map(({ path, content }) => [path, content]));
}

function page({ title, text, province, theme, date }) {
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
  const filter = (name, value) => `<meta data-pagefind-filter="${name}[content]" content="${escaped(value)}">`;
  return (
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escaped(title)}</title>` +
    `${filter("province", province)}${filter("theme", theme)}${filter("month", date.slice(0, 7))}</head>` +
    `<body data-pagefind-body><h1>${escaped(title)}</h1><p>${escaped(text)}</p></body></html>`
  );
}

/** @type {import("./index.mjs").Open} */
export async function open() {
  return start({});
}

/** Starts what Pagefind wrote, with options of it. */
export async function start(options) {
  const pagefind = await import(new URL("pagefind.js", location.href));
  await pagefind.options({ baseUrl: "/", ...options });
  await pagefind.init();
  return async (query, limit) => {
    const { results } = await pagefind.search(query);
    const found = await Promise.all(results.slice(0, limit).map((result) => result.data()));
    return found.map(({ url, meta }) => ({ id: url.replace(/^\/|\.html$/g, ""), title: meta.title }));
  };
}
