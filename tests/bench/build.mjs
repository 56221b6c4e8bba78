// Makes every system's index of a corpus, and its engine for the browser.
//
//   node build.mjs FOLDER CORPUS [SYSTEM]…
//
// Reads FOLDER/CORPUS/documents.json; writes FOLDER/CORPUS/SYSTEM/…, FOLDER/engines/SYSTEM.js, and a list of these files
// in FOLDER/CORPUS/files.json. What was built from the same documents by the same code is left as it is. The index of
// Jalons is its site, which `cargo xtask bench` builds.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { SYSTEMS } from "./systems/index.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [folder, corpus, ...only] = process.argv.slice(2);
const text = readFileSync(join(folder, corpus, "documents.json"));
const documents = JSON.parse(text);

const unknown = only.find((asked) => !SYSTEMS.some(({ name }) => name === asked));
if (unknown) throw new Error(`unknown system "${unknown}", expected one of ${SYSTEMS.map(({ name }) => name).join(", ")}`);
const list = {};
for (const { name, index = name, part = () => "index" } of SYSTEMS.filter(({ name }) => only.length === 0 || only.includes(name))) {
  bundle(name);
  if (await indexed(index)) list[name] = [{ path: `engines/${name}.js`, part: "engine" }, ...files(index, part)];
}
writeFileSync(join(folder, corpus, "files.json"), JSON.stringify(list));

/** Builds an index, if there is one to build; says whether the system can be measured. */
async function indexed(index) {
  if (index === null || index === "jalons") return true;
  const module = join(here, "systems", `${index}.mjs`);
  const stamp = createHash("sha256").update(text).update(readFileSync(module)).update(readFileSync(join(here, "package-lock.json"))).digest("hex");
  const place = join(folder, corpus, index);
  if (existsSync(join(place, "stamp")) && readFileSync(join(place, "stamp"), "utf8").startsWith(stamp)) return true;
  rmSync(place, { recursive: true, force: true });
  const { build } = await import(module);
  const started = performance.now();
  let files;
  try {
    files = await build(documents);
  } catch (error) {
    console.log(`${index} is left out: its index cannot be built here (${error.message})`);
    return false;
  }
  const seconds = (performance.now() - started) / 1000;
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), content);
  }
  writeFileSync(join(place, "stamp"), `${stamp} ${seconds.toFixed(1)} s\n`);
  console.log(`${index}: index of ${corpus} built in ${seconds.toFixed(1)} s`);
  return true;
}

/** The files of an index, and what each is. */
function files(index, part) {
  if (index === null || index === "jalons") return [];
  const place = join(folder, corpus, index);
  return readdirSync(place, { recursive: true })
    .filter((path) => path !== "stamp" && !path.endsWith(".br") && statSync(join(place, path)).isFile())
    .map((path) => ({ path: join(corpus, index, path), part: part(path), packed: /\.(pf_\w+|pagefind)$/.test(path) }));
}

/** One minified module with what `open` needs. */
function bundle(name) {
  buildSync({
    stdin: { contents: `export { open } from "./${name}.mjs"`, resolveDir: join(here, "systems") },
    outfile: join(folder, "engines", `${name}.js`),
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "chrome120",
    external: ["pagefind"],
    logLevel: "error",
    // elasticlunr 0.9.5 sets a variable that it never declared, which a module must not.
    banner: name === "elasticlunr" ? { js: "var lunr;" } : {},
  });
}
