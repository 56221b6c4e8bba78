// <jalons-explorer>: the explorer in a page of another site.
//
//   <script async src="https://example.org/jalons/embed.js"></script>
//   <jalons-explorer q="dossiers en ligne" province="bac-giang" lang="fr"><a href="https://example.org/jalons/">Jalons</a></jalons-explorer>
//
// The explorer runs in a frame that grows with its content, so neither side can touch the other; all they do is send each
// other messages, and each message is held against its origin, its sender and its shape. What stands inside the element is
// shown where the explorer cannot be.
(() => {
  "use strict";
  const NAME = "jalons-explorer";
  const LOWEST = 120;
  const HIGHEST = 20_000;
  const LONGEST = 4096;
  /** The language that addresses do not name. */
  const FIRST = "fr";
  /** A frame that has not spoken after this long will not, in milliseconds. */
  const PATIENCE = 20_000;

  const one = (words) => new RegExp(`^(${words})$`);
  const slugs = /^[a-z0-9-]+(,[a-z0-9-]+){0,63}$/;
  const date = /^-?\d{4}(-\d\d){0,2}$/;
  /** The keys of the address, and which values make sense. A unit test holds the lists against the explorer. */
  const KEYS = {
    q: /^[^]{0,256}$/,
    province: slugs, theme: slugs, kind: slugs, actor: slugs, system: slugs, plain: slugs,
    from: date, to: date, due: /^[\dX~?%./-]{2,30}$/,
    extent: one("then|today"),
    sort: one("relevance|said|due|value"),
    view: one("search|targets|provinces|matrix|registers|documents|coverage|notebook"),
    doc: /^[a-z0-9-]+(\/[a-z0-9-]+)?$/,
    lanes: one("province|theme|actor|system"),
    cross: one("province-theme|province-year|theme-year"),
    list: one("actors|systems"),
    order: one("count|name"),
    zoom: /^[\dX~?%./-]{2,30}$/,
    lang: one("fr|en|vi"),
  };
  /** What concerns the frame and not the explorer in it. */
  const OWN = {
    src: /^https?:\/\/[^?#]+$/,
    version: /^[0-9a-f]{16}$/,
    height: /^(auto|\d{2,5})$/,
    appearance: one("auto|light|dark"),
    sandbox: /^$/,
    mode: one("frame"),
  };
  /** Custom properties that a host may set on the element, as in `--jalons-accent`. */
  const COLOURS = "accent card control due focus hair ink line mark paper radius soft".split(" ");

  const DARK = matchMedia("(prefers-color-scheme: dark)");
  const folder = document.currentScript && new URL(".", document.currentScript.src).href;
  const own = (object, key) => Object.hasOwn(object, key);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{display:block;min-width:0}:host([hidden]){display:none}" +
    "iframe{display:block;box-sizing:border-box;width:100%;height:var(--jalons-height,560px);border:0;border-radius:inherit}" +
    "iframe[hidden],slot[hidden]{display:none}",
  );

  class Explorer extends HTMLElement {
    static observedAttributes = [...Object.keys(KEYS), ...Object.keys(OWN), "title", "style", "class"];

    #root = this.attachShadow({ mode: "open" });
    #slot = document.createElement("slot");
    #frame;
    #origin;
    #timer;
    #height = 0;
    #ready = false;
    /** What was refused before the element was in the page, where nobody could hear of it. */
    #refused = [];
    /** The state that is wanted or shown, as the query part of an address. */
    #state = new URLSearchParams();
    #heard = (event) => this.#hear(event);
    #turned = () => {
      this.#look();
      this.#greet();
    };

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
      this.#root.append(this.#slot);
    }

    // Being here also keeps the frame as it is where a page moves the element with `moveBefore`.
    connectedMoveCallback() {}

    connectedCallback() {
      const src = this.#own("src");
      const base = src ? src.replace(/\/?$/, "/") : folder;
      this.#refused.splice(0).forEach((refused) => this.#refuse(...refused));
      if (!base) return this.#fail("src", `${NAME} does not know where the explorer is: set src, or load embed.js by a script element`);
      const page = this.#own("version") === undefined ? "" : `frame-${this.#own("version")}.html`;
      const frame = (this.#frame = document.createElement("iframe"));
      const sandboxed = this.#own("sandbox") !== undefined;
      // Without an origin of its own the frame cannot reach what the site keeps in the browser.
      if (sandboxed) frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads");
      this.#origin = sandboxed ? "null" : new URL(base).origin;
      frame.setAttribute("part", "frame");
      frame.setAttribute("allow", "clipboard-write");
      frame.loading = "lazy";
      frame.referrerPolicy = "no-referrer";
      this.#look();
      if (!this.#state.has("lang")) {
        // The language of the page around, where the explorer speaks it.
        const around = this.closest("[lang]")?.lang.slice(0, 2).toLowerCase();
        this.#state.set("lang", KEYS.lang.test(around) ? around : FIRST);
      }
      frame.src = `${base}${page}?${this.#address()}`;
      frame.addEventListener("load", () => {
        clearTimeout(this.#timer);
        if (!this.#ready) this.#timer = setTimeout(() => this.#fail("silent", "the explorer does not answer"), PATIENCE);
      });
      this.#slot.hidden = true;
      this.#root.prepend(frame);
      addEventListener("message", this.#heard);
      DARK.addEventListener("change", this.#turned);
    }

    disconnectedCallback() {
      removeEventListener("message", this.#heard);
      DARK.removeEventListener("change", this.#turned);
      clearTimeout(this.#timer);
      this.#frame?.remove();
      this.#frame = undefined;
      this.#ready = false;
      this.#height = 0;
      this.#slot.hidden = false;
    }

    attributeChangedCallback(name, before, value) {
      if (before === value) return;
      if (own(KEYS, name)) return this.#want({ [name]: value });
      if (own(OWN, name) && value !== null && !OWN[name].test(value)) this.#refuse(name, value);
      if (!this.#frame) return;
      if (["src", "version", "sandbox"].includes(name)) {
        this.disconnectedCallback();
        this.connectedCallback();
      } else this.#turned();
    }

    /** Searches; filters stay, an open document is closed. */
    search(query) {
      this.#want({ q: String(query), doc: null });
    }

    /** Opens a document or a statement, as `record` or `record/statement`. */
    open(id) {
      this.#want({ doc: String(id) });
    }

    /** What is shown, as an object with the keys of the address. */
    getState() {
      return Object.fromEntries(this.#state);
    }

    /** Shows another state: an object with the keys of the address. What it does not name goes back to the beginning. */
    setState(state) {
      const anew = Object.fromEntries([...this.#state.keys()].filter((key) => key !== "lang").map((key) => [key, null]));
      this.#want({ ...anew, ...state });
    }

    /** Changes keys of the state; what makes no sense is told and left out. */
    #want(changes) {
      for (const [key, value] of Object.entries(changes)) {
        const text = value == null ? "" : String(value);
        if (!own(KEYS, key) || (text && !KEYS[key].test(text))) this.#refuse(key, text);
        else if (text) this.#state.set(key, text);
        else this.#state.delete(key);
      }
      this.#greet(this.#address(false));
    }

    /** The state as an address has it: lists with their commas. */
    #address(embed = true) {
      const pairs = [...this.#state].map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
      return [...pairs, ...(embed ? ["embed=1"] : [])].join("&");
    }

    /** One of the attributes for the frame, if it makes sense. */
    #own(name) {
      const value = this.getAttribute(name);
      if (value === null || OWN[name].test(value)) return value ?? undefined;
    }

    /** Puts into effect what the page says of title, height and light or dark. */
    #look() {
      const frame = this.#frame;
      frame.title = this.title || "Jalons";
      const height = this.#own("height") ?? "auto";
      if (height === "auto") {
        if (this.#height) this.#resize(this.#height);
        else frame.style.removeProperty("height");
      } else this.#resize(Number(height));
      frame.style.colorScheme = this.#appearance();
    }

    /** Light or dark: as the element says, or as the page around it is. */
    #appearance() {
      const own = this.#own("appearance") ?? "auto";
      const around = own === "auto" ? getComputedStyle(this).colorScheme : own;
      return around.includes("dark") && (DARK.matches || !around.includes("light")) ? "dark" : "light";
    }

    #resize(wanted) {
      const height = Math.min(Math.max(wanted, LOWEST), HIGHEST);
      if (this.#frame.style.height === `${height}px`) return;
      this.#frame.style.height = `${height}px`;
      this.#tell("resize", { height });
    }

    /** Speaks to the explorer, so that it knows to whom it may say what it shows. */
    #greet(state) {
      if (!this.#ready) return;
      const style = getComputedStyle(this);
      const colours = {};
      for (const name of COLOURS) {
        const value = style.getPropertyValue(`--jalons-${name}`).trim();
        if (value) colours[name] = value;
      }
      const message = { jalons: 1, colours, appearance: this.#appearance(), ...(state === undefined ? {} : { state }) };
      this.#frame.contentWindow.postMessage(message, this.#origin === "null" ? "*" : this.#origin);
    }

    #hear({ source, origin, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#origin) return;
      if (typeof data !== "object" || data?.jalons !== 1) return;
      const { type } = data;
      if (type === "ready") {
        clearTimeout(this.#timer);
        const late = this.#frame.src.split("?")[1] !== this.#address();
        this.#ready = true;
        this.#slot.hidden = true;
        this.#greet(late ? this.#address(false) : undefined);
        this.#tell("ready", { state: this.getState() });
      } else if (type === "height" && Number.isSafeInteger(data.height)) {
        this.#height = data.height;
        if ((this.#own("height") ?? "auto") === "auto") this.#resize(data.height);
      } else if (type === "state" && typeof data.state === "string" && data.state.length <= LONGEST) {
        this.#shown(new URLSearchParams(data.state));
      } else if (type === "error") {
        this.#fail(String(data.reason).slice(0, 20), String(data.detail).slice(0, 200));
      }
    }

    /** The explorer shows something. */
    #shown(state) {
      for (const key of [...state.keys()]) if (!own(KEYS, key)) state.delete(key);
      if (!state.has("lang")) state.set("lang", FIRST);
      const before = this.#state;
      this.#state = state;
      const differs = (key) => before.get(key) !== state.get(key);
      if (![...Object.keys(KEYS)].some(differs)) return;
      this.#tell("change", { state: this.getState() });
      if (differs("doc") && state.has("doc")) this.#tell("select", { id: state.get("doc") });
      // What the reader opened starts at the top of the element, which may be far above.
      if ((differs("doc") || differs("view")) && this.getBoundingClientRect().top < 0) this.scrollIntoView();
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(`jalons-${name}`, { detail, bubbles: true, composed: true }));
    }

    #refuse(name, value) {
      if (!this.isConnected) this.#refused.push([name, value]);
      else this.#tell("error", { reason: "value", message: `${name}="${value}" makes no sense and is ignored` });
    }

    #fail(reason, message) {
      this.#slot.hidden = false;
      this.#tell("error", { reason, message });
    }
  }

  // A page may load this file more than once.
  if (!customElements.get(NAME)) customElements.define(NAME, Explorer);
})();
