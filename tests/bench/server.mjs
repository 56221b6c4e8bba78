// Serves each system's page on loopback, and counts what is asked for.
//
// Addresses are /CORPUS/SYSTEM/FILE. A file that has a compressed twin (FILE.br) is sent as that, as a good host would.

import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { SYSTEMS } from "./systems/index.mjs";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json", ".wasm": "application/wasm" };

/** The page itself is the same for all, so it is not counted. */
const OURS = new Set(["", "page.js"]);

/**
 * @param {string} folder what `build.mjs` wrote
 * @param {string[]} jalons files that the page of Jalons asks for at once
 */
export async function serve(folder, jalons) {
  const count = { requests: 0, bytes: 0 };
  const server = createServer((request, response) => {
    const [, corpus, system, ...rest] = decodeURIComponent(new URL(request.url, "http://localhost").pathname).split("/");
    if (system === undefined) {
      response.writeHead(404).end();
      return;
    }
    const path = rest.join("/");
    const file = place(folder, corpus, system, path);
    // The clock of a page that is isolated so ticks in 5 microseconds instead of 100.
    const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp", "cache-control": "no-store" };
    let body;
    if (path === "") {
      body = page(system, system === "jalons" ? jalons : SYSTEMS.find(({ name }) => name === system)?.preload ?? []);
      headers["content-type"] = TYPES[".html"];
    } else if (existsSync(`${file}.br`)) {
      body = readFileSync(`${file}.br`);
      headers["content-encoding"] = "br";
    } else if (existsSync(file)) {
      body = readFileSync(file);
    } else {
      response.writeHead(404).end();
      return;
    }
    headers["content-type"] ??= TYPES[extname(path)] ?? "application/octet-stream";
    if (!OURS.has(path)) {
      count.requests += 1;
      count.bytes += body.length;
    }
    response.writeHead(200, { ...headers, "content-length": body.length }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: (corpus, system, query) => `http://127.0.0.1:${server.address().port}/${corpus}/${system}/${query === undefined ? "" : `#${encodeURIComponent(query)}`}`,
    /** What was asked for since the last call. */
    counted: () => {
      const so_far = { ...count };
      Object.assign(count, { requests: 0, bytes: 0 });
      return so_far;
    },
    close: () => (server.closeAllConnections(), server.close()),
  };
}

function place(folder, corpus, system, path) {
  if (path === "page.js") return fileURLToPath(new URL("page.js", import.meta.url));
  if (path === "engine.js") return join(folder, "engines", `${system}.js`);
  const index = SYSTEMS.find(({ name }) => name === system)?.index ?? system;
  return normalize(join(folder, corpus, index, path));
}

/** A page that asks at once for all it knows that it will need. */
function page(system, preload) {
  const links = preload.map((file) =>
    file.endsWith(".js")
      ? `<link rel="modulepreload" href="${file}">`
      : `<link rel="preload" href="${file}" as="fetch" crossorigin="anonymous">`,
  );
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${system}</title><link rel="modulepreload" href="engine.js">${links.join("")}<script type="module" src="page.js"></script><ol></ol></html>`;
}
