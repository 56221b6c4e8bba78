// Pagefind without its worker, so that a slowed-down main thread slows it down too.

import { start } from "./pagefind.mjs";

/** @type {import("./index.mjs").Open} */
export const open = () => start({ noWorker: true });
