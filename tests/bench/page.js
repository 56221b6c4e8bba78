// What runs in the page, the same for every system: loads its engine, and searches when told to.

import { open } from "./engine.js";

const files = async (name) => {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.text();
};

const opened = open(files);

/** Draws the first list, as a reader would see it, and says when it stood there, counted from the start of the page. */
async function first(query) {
  const search = await opened;
  const list = document.querySelector("ol");
  for (const { title } of await search(query, 10)) list.appendChild(document.createElement("li")).textContent = title;
  // Reading a measure makes the browser lay the list out.
  return list.offsetHeight >= 0 && performance.now();
}

window.bench = {
  first: location.hash ? first(decodeURIComponent(location.hash.slice(1))) : null,

  ready: () => opened.then(() => true),

  /** Milliseconds of each search, one after the other. */
  async times(queries) {
    const search = await opened;
    const times = [];
    for (const query of queries) {
      const started = performance.now();
      const answer = search(query, 10);
      // Only an answer that is still to come is waited for: waiting takes time too.
      if (answer instanceof Promise) await answer;
      times.push(performance.now() - started);
    }
    return times;
  },

  /** The ids of each answer. */
  async answers(queries) {
    const search = await opened;
    const found = [];
    for (const query of queries) found.push((await search(query, 10)).map(({ id }) => id));
    return found;
  },

  /** Bytes that the page holds, as the browser counts them. */
  memory: async () => (await performance.measureUserAgentSpecificMemory()).bytes,
};
