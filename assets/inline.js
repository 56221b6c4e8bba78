// The explorer in a page of others, without a frame: embed.js loads this for `mode="inline"`, and takes from its script element
// what starts an explorer, so that the page gets no global name. `finish` puts into it the script of wasm-bindgen, what watches
// over an instance, and the styles.
//
// The explorers of a page share the compiled program. Each has an instance of its own: one that breaks leaves the others alone,
// and one that is removed goes with all its memory, where Yew would keep its listeners for ever.
(() => {
  "use strict";
  const bindings = "{bindings}";
  const watched = "{watched}";
  const STYLES = "{styles}";
  /** Instances that broke within this time of one another, in milliseconds, are not started again. */
  const PATIENCE = 60_000;
  const { currentScript } = document;
  const base = new URL(".", currentScript.src).href;

  class Failure extends Error {
    constructor(reason, message) {
      super(message);
      this.reason = reason;
    }
  }

  /** Downloads and compiles the program, if it is byte for byte the one that this file was published with. */
  async function compiled() {
    if (typeof WebAssembly !== "object") throw new Failure("none", "WebAssembly is not there");
    const url = `${base}{wasm}`;
    const ask = { credentials: "omit", integrity: "{integrity}" };
    const response = await fetch(url, ask).catch(() => null);
    if (!response?.ok) {
      const other = response ?? (await fetch(url, { credentials: "omit" }).catch(() => null));
      throw new Failure(other?.ok ? "altered" : "missing", `${url} ${other?.ok ? "is not the file that was published" : "does not arrive"}`);
    }
    return WebAssembly.compile(await response.arrayBuffer()).catch((error) => {
      const policy = /content security policy|unsafe-eval|csp/i.test(error.message);
      throw new Failure(policy ? "policy" : error instanceof RangeError ? "memory" : "none", error.message);
    });
  }

  let program;
  /** The compiled program; one that did not come is asked for again by the next explorer. */
  const shared = () =>
    (program ??= compiled().catch((error) => {
      program = undefined;
      throw error;
    }));

  let dress;
  /** The styles, with what the page may colour, and the typefaces, which only a document can have. */
  function dressed(colours) {
    if (dress) return dress;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES.replace(/url\((["']?)fonts\//g, `url($1${base}fonts/`));
    const faces = [];
    for (const { style, selectorText } of sheet.cssRules) {
      const said = (name) => style.getPropertyValue(name);
      if (selectorText === undefined && style) {
        const about = { weight: said("font-weight"), unicodeRange: said("unicode-range"), display: "swap" };
        faces.push(new FontFace(said("font-family").replaceAll('"', ""), said("src"), about));
      } else if (/^\.inline(\.dark)?$/.test(selectorText)) {
        for (const [name, own] of Object.entries(colours)) {
          if (said(own)) style.setProperty(own, `var(--jalons-${name}, ${said(own)})`);
        }
      }
    }
    return (dress = { sheet, faces, wearers: 0 });
  }

  /** Has what all explorers share; then they can be started. */
  currentScript.prepare = shared;

  /**
   * Starts an explorer in a box in the shadow of an element. It tells what it shows (`told`), that its height changed
   * (`sized`), and that it gave up (`failed`), never while the program runs, and never once it is removed.
   */
  currentScript.mount = ({ root, box, query, dark, colours, told, sized, failed }) => {
    const { sheet, faces } = dressed(colours);
    let instance;
    let place;
    let showing = query;
    let lastBreak = -Infinity;
    let over = false;
    let width = 0;

    // Nothing of the page may run while the program does: it could ask for what cannot be done at that moment.
    const later = (act) => queueMicrotask(() => over || act());

    const observer = new ResizeObserver(() => {
      if (width !== (width = place.clientWidth)) place.dispatchEvent(new Event("resize"));
      sized(Math.ceil(box.getBoundingClientRect().height));
    });

    async function start() {
      place = document.createElement("div");
      place.id = "app";
      place.className = `inline embedded${dark ? " dark" : ""}`;
      const mine = bindings(watched((error) => setTimeout(() => recover(error))));
      await mine({ module_or_path: await shared() });
      if (over) return;
      box.replaceChildren(place);
      width = place.clientWidth;
      observer.disconnect();
      observer.observe(place);
      instance = mine;
      mine.mountIn(place, `?${showing}`, base, (query, lacking) => {
        showing = query;
        later(() => told(query, lacking));
      });
    }

    const giveUp = (error) => over || failed(error.reason ?? (error instanceof RangeError ? "memory" : "broken"), error.message);

    /** Puts a fresh instance in place of a broken one, with what it showed; a second time, gives up. */
    function recover(error) {
      if (over) return;
      console.error("Jalons:", error);
      instance = undefined;
      const again = performance.now() - lastBreak > PATIENCE;
      lastBreak = performance.now();
      if (again) start().catch(giveUp);
      else giveUp(error);
    }

    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    if (!dress.wearers++) faces.forEach((face) => document.fonts.add(face));
    start().catch(giveUp);
    return {
      /** Shows another state. */
      show(query) {
        place?.dispatchEvent(new PopStateEvent("popstate", { state: `?${query}` }));
      },
      /** Light or dark. */
      shade(now) {
        dark = now;
        place?.classList.toggle("dark", dark);
      },
      /** Takes the explorer out; nothing of it stays. */
      remove() {
        if (over) return;
        over = true;
        observer.disconnect();
        box.replaceChildren();
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
        if (!--dress.wearers) faces.forEach((face) => document.fonts.delete(face));
        // Not while the program runs: it may be what the page was told by.
        queueMicrotask(() => instance?.unmount());
      },
    };
  };
})();
