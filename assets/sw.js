// Keeps one whole build of the explorer and answers from it. `finish` writes the list of files into it.
//
// A build is stored whole or not at all, in a cache of its own; what has not changed is taken from the build before. The
// page and its files always come from the same build. A new build waits until the reader takes it. Caches belong to the
// host and not to a folder of it: only those whose name starts with OWN are ever touched.
"use strict";

/** Every file of the explorer, by its address in this folder: its SHA-384 in base64. */
const FILES = {/* files */};
const BUILD = "{build}";
const CORPUS = "{corpus}";
const OWN = `jalons ${registration.scope} `;
const CACHE = OWN + BUILD;
/** Where each cache keeps its list of files. */
const LIST = "?files";

const at = (path) => new URL(path, registration.scope).href;

/** A file from the network, or an error if it is not byte for byte the one of this build. */
async function fetched(path) {
  const integrity = `sha384-${FILES[path]}`;
  // What the page has just loaded lies in the browser's cache; if that is stale, the network is asked.
  const response = await fetch(at(path), { integrity }).catch(() => fetch(at(path), { integrity, cache: "reload" }));
  if (!response.ok || response.redirected) throw new Error(`${path || "./"}, ${response.status}`);
  return response;
}

/** The files of earlier builds by their sum. */
async function known() {
  const files = new Map();
  for (const name of await caches.keys()) {
    if (!name.startsWith(OWN) || name === CACHE) continue;
    const cache = await caches.open(name);
    const list = await cache.match(at(LIST)).then((response) => response?.json());
    for (const [path, sum] of Object.entries(list ?? {})) files.set(sum, () => cache.match(at(path)));
  }
  return files;
}

async function install() {
  const cache = await caches.open(CACHE);
  try {
    const before = await known();
    for (const [path, sum] of Object.entries(FILES)) {
      await cache.put(at(path), (await before.get(sum)?.()) ?? (await fetched(path)));
    }
    await cache.put(at(LIST), new Response(JSON.stringify(FILES)));
  } catch (error) {
    await caches.delete(CACHE);
    for (const client of await clients.matchAll({ includeUncontrolled: true })) {
      if (client.url.startsWith(registration.scope)) client.postMessage({ failed: error.message });
    }
    throw error;
  }
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OWN) && name !== CACHE).map((name) => caches.delete(name)));
}

/** A file of this build. One that the browser has thrown away is fetched anew if the network still has the same. */
async function stored(path, request) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(at(path));
  if (found) return found;
  try {
    const response = await fetched(path);
    await cache.put(at(path), response.clone());
    return response;
  } catch {
    return fetch(request);
  }
}

/** A page beside the explorer: from the network, or without one the same thing in the explorer. */
async function beside(path, request) {
  try {
    return await fetch(request);
  } catch (error) {
    const [, kind, lang, name] = /^(records|provinces|systems|targets|about)\/(fr|en|vi)\/([a-z0-9-]+)\.html$/.exec(path) ?? [];
    if (!kind) throw error;
    const lists = { records: "view=documents&", targets: "kind=target&" };
    const things = { records: "doc", provinces: "province", systems: "system" };
    const state = name === "index" ? (lists[kind] ?? "") : `${things[kind]}=${name}&`;
    return Response.redirect(at(`./?${state}lang=${lang}`));
  }
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("message", ({ data, ports }) => {
  if (data === "about") ports[0].postMessage({ build: BUILD, corpus: CORPUS });
  if (data === "update") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(registration.scope)) return;
  const path = decodeURIComponent(url.href.slice(registration.scope.length).split(/[?#]/)[0]);
  const file = path === "index.html" ? "" : path;
  if (Object.hasOwn(FILES, file)) event.respondWith(stored(file, request));
  else if (request.mode === "navigate") event.respondWith(beside(path, request));
});
