// French prose that anyone can fetch: the documentation packages of Debian.
//
// Packages are downloaded and unpacked without being installed, once, into a folder that is never committed. What they
// hold is read by `cut.mjs`.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { gunzipSync } from "node:zlib";

/** Each package, and which of its files are French pages; the others hold pictures, other languages or the same text again. */
const PACKAGES = {
  "aptitude-doc-fr": /\/fr\/.*\.html$/,
  "debian-edu-doc-fr": /bookworm-manual\.html$/,
  "debian-faq-fr": /\.html$/,
  "debian-handbook": /\/fr-FR\/.*\.html$/,
  "debian-reference-fr": /\.html$/,
  "developers-reference-fr": /\.html$/,
  "gimp-help-fr": /\.html$/,
  "harden-doc": /\/fr-FR\/.*\.html$/,
  "installation-guide-amd64": /\/fr\/.*\.html$/,
  "kicad-doc-fr": /\.html$/,
  "libreoffice-help-fr": /\/fr\/text\/.*\.html$/,
  "lilypond-doc-html-fr": /(?<!big-page)\.fr\.html$/,
  "maint-guide-fr": /\.html$/,
  "manpages-fr": /\/man\/fr\/.*\.gz$/,
  "manpages-fr-dev": /\/man\/fr\/.*\.gz$/,
  "scilab-doc-fr": /\.html$/,
};

/**
 * The French pages of all packages, in the order of their paths, fetching first what is not there.
 * @param {string} folder where packages are kept
 * @returns {Generator<{path: string, kind: "html" | "man", text: string}>}
 */
export function* pages(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, french] of Object.entries(PACKAGES)) {
    const unpacked = join(folder, name);
    if (!existsSync(unpacked)) fetch(folder, name, unpacked);
    for (const file of files(unpacked)) {
      const path = join(name, relative(unpacked, file));
      if (!french.test(path)) continue;
      const bytes = readFileSync(file);
      yield file.endsWith(".gz")
        ? { path, kind: "man", text: gunzipSync(bytes).toString() }
        : { path, kind: "html", text: bytes.toString() };
    }
  }
}

/** Downloads and unpacks one package; a half-done folder is never left under its final name. */
function fetch(folder, name, unpacked) {
  const half = `${unpacked}.part`;
  rmSync(half, { recursive: true, force: true });
  run("apt-get", ["download", name], folder, `Debian's package ${name} cannot be downloaded; on Debian run \`apt-get update\``);
  const archive = readdirSync(folder).find((file) => file.startsWith(`${name}_`) && file.endsWith(".deb"));
  run("dpkg", ["-x", archive, half], folder, `${archive} cannot be unpacked`);
  // Scilab's pages lie in an archive of their own.
  for (const jar of files(half).filter((file) => file.endsWith(".jar"))) {
    run("unzip", ["-q", jar, "-d", `${jar}.d`], folder, `unzip is needed for ${name}; install it, on Debian with \`apt-get install unzip\``);
  }
  rmSync(join(folder, archive));
  renameSync(half, unpacked);
}

function run(program, given, folder, remedy) {
  try {
    execFileSync(program, given, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    const reason = error.code === "ENOENT" ? `${program} is not on this machine` : String(error.stderr).trim().split("\n").at(-1);
    throw new Error(`${remedy} (${reason})`);
  }
}

/** All files below a folder, sorted, without following links. */
function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : entry.isFile() ? [join(folder, entry.name)] : []));
}
