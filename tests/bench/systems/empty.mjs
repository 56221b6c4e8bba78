// No engine at all: what the page itself takes.

/** @type {import("./index.mjs").Open} */
export async function open() {
  return () => [{ id: "", title: "" }];
}
