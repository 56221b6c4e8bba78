// <jalons-explorer>: the explorer in a page of another site.
//
//   <script async src="https://example.org/jalons/embed.js"></script>
//   <jalons-explorer q="dossiers en ligne" province="bac-giang" lang="fr"><a href="https://example.org/jalons/">Jalons</a></jalons-explorer>
//
// The explorer runs in a frame that grows with its content, so neither side can touch the other; all they do is send each
// other messages, and each message is held against its origin, its sender and its shape. With `mode="inline"` it is in the page
// itself, by inline.js, which is loaded then; where that cannot be, in a frame again. What stands inside the element is shown
// where the explorer cannot be at all.
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
  /** The script of the explorer without a frame, and its integrity. */
  const INLINE = "{inline}";
  const SUM = "{integrity}";

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
    mode: one("frame|inline"),
  };
  /** Custom properties that a host may set on the element, as in `--jalons-accent`, and what the explorer calls them. */
  const COLOURS = Object.fromEntries(
    "accent card control due focus hair ink line mark paper radius soft".split(" ").map((name) => [name, `--${name === "accent" ? "stake" : name}`]),
  );

  const DARK = matchMedia("(prefers-color-scheme: dark)");
  const folder = document.currentScript && new URL(".", document.currentScript.src).href;
  const own = (object, key) => Object.hasOwn(object, key);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{display:block;min-width:0}:host([hidden]){display:none}" +
    "iframe{display:block;box-sizing:border-box;width:100%;height:var(--jalons-height,560px);border:0;border-radius:inherit}" +
    "iframe[hidden],slot[hidden]{display:none}.wait{min-height:var(--jalons-height,560px)}",
  );

  class Failure extends Error {
    constructor(reason, message) {
      super(message);
      this.reason = reason;
    }
  }

  let policy;
  /** An address of that script, as a page with Trusted Types wants it. */
  function trusted(url) {
    try {
      policy ??= self.trustedTypes?.createPolicy("jalons", {
        createScriptURL(url) {
          if (url.endsWith(`/${INLINE}`)) return url;
          throw new TypeError(`${url} is no script of the explorer`);
        },
      });
    } catch {
      // The page allows no policy of ours. It may not ask for one either.
    }
    return policy ? policy.createScriptURL(url) : url;
  }

  const load = (url) =>
    new Promise((done, fail) => {
      const script = Object.assign(document.createElement("script"), { crossOrigin: "anonymous", integrity: SUM });
      script.onload = () => (script.mount ? done(script) : fail(new Failure("other", `${url} does not run`)));
      script.onerror = () => fail(new Failure("missing", `${url} does not arrive, or is not the file that was published`));
      try {
        script.src = trusted(url);
      } catch (error) {
        fail(new Failure("policy", error.message));
      }
      document.head.append(script);
      script.remove();
    });

  const scripts = new Map();
  /** That script of a site, once for all explorers of the page; one that did not come is asked for again by the next. */
  function inline(base) {
    if (!scripts.has(base)) scripts.set(base, load(base + INLINE));
    scripts.get(base).catch(() => scripts.delete(base));
    return scripts.get(base);
  }

  class Explorer extends HTMLElement {
    static observedAttributes = [...Object.keys(KEYS), ...Object.keys(OWN), "title", "style", "class"];

    #root = this.attachShadow({ mode: "open" });
    #slot = document.createElement("slot");
    /** The frame; without one, the box that the explorer is in. */
    #frame;
    /** The explorer in that box. */
    #inline;
    /** Another one each time the element comes into a page. */
    #visit;
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
      if (!this.#state.has("lang")) {
        // The language of the page around, where the explorer speaks it.
        const around = this.closest("[lang]")?.lang.slice(0, 2).toLowerCase();
        this.#state.set("lang", KEYS.lang.test(around) ? around : FIRST);
      }
      this.#slot.hidden = true;
      DARK.addEventListener("change", this.#turned);
      // What is to have no origin of its own cannot be in the page itself.
      if (this.#own("mode") === "inline" && this.#own("sandbox") === undefined) this.#enter(base);
      else this.#enframe(base);
    }

    /** Puts the explorer into a frame. */
    #enframe(base) {
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
      frame.src = `${base}${page}?${this.#address()}`;
      frame.addEventListener("load", () => {
        clearTimeout(this.#timer);
        if (!this.#ready) this.#timer = setTimeout(() => this.#fail("silent", "the explorer does not answer"), PATIENCE);
      });
      this.#root.prepend(frame);
      addEventListener("message", this.#heard);
    }

    /** Puts the explorer into the page itself; where that cannot be, says why and takes a frame. */
    async #enter(base) {
      const visit = (this.#visit = {});
      const box = (this.#frame = document.createElement("div"));
      box.className = "inline-box wait";
      box.role = "region";
      box.setAttribute("part", "frame");
      this.#look();
      this.#root.prepend(box);
      const here = () => this.#visit === visit;
      const failed = (reason, message) => {
        if (!here()) return;
        this.#leave();
        this.#tell("error", { reason, message: `${message}; a frame is used` });
        if (this.isConnected) this.#enframe(base);
      };
      let forbidden;
      const refused = ({ blockedURI, effectiveDirective }) => {
        if (blockedURI.startsWith(base) || blockedURI === "trusted-types-policy") forbidden = effectiveDirective;
      };
      document.addEventListener("securitypolicyviolation", refused);
      try {
        const script = await inline(base);
        await script.prepare();
        if (!here()) return;
        const start = this.#address();
        this.#inline = script.mount({
          root: this.#root,
          box,
          query: start,
          dark: this.#appearance() === "dark",
          colours: COLOURS,
          failed,
          told: (query, lacking) => {
            const late = !this.#ready && start !== this.#address();
            if (!this.#ready) {
              box.classList.remove("wait");
              this.#begin(late);
            }
            if (!late) this.#shown(new URLSearchParams(query));
            if (lacking) this.#lack(lacking);
          },
          sized: (height) => {
            if (!this.#ready || height === this.#height) return;
            this.#height = height;
            this.#tell("resize", { height });
          },
        });
      } catch ({ reason = "other", message }) {
        // The browser says a moment later what the policy of the page refused.
        await new Promise((done) => setTimeout(done, 50));
        if (forbidden) failed("policy", `the policy of this page forbids it: ${forbidden}`);
        else failed(reason, message);
      } finally {
        document.removeEventListener("securitypolicyviolation", refused);
      }
    }

    disconnectedCallback() {
      DARK.removeEventListener("change", this.#turned);
      this.#leave();
      this.#slot.hidden = false;
    }

    /** Takes the explorer away. */
    #leave() {
      removeEventListener("message", this.#heard);
      clearTimeout(this.#timer);
      this.#inline?.remove();
      this.#frame?.remove();
      this.#visit = this.#inline = this.#frame = undefined;
      this.#ready = false;
      this.#height = 0;
    }

    attributeChangedCallback(name, before, value) {
      if (before === value) return;
      if (own(KEYS, name)) return this.#want({ [name]: value });
      if (own(OWN, name) && value !== null && !OWN[name].test(value)) this.#refuse(name, value);
      if (!this.#frame) return;
      if (["src", "version", "sandbox", "mode"].includes(name)) {
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
      const framed = frame.localName === "iframe";
      frame[framed ? "title" : "ariaLabel"] = this.title || "Jalons";
      const height = this.#own("height") ?? "auto";
      frame.classList.toggle("bounded", height !== "auto");
      if (height !== "auto") this.#resize(Number(height));
      else if (framed && this.#height) this.#resize(this.#height);
      else frame.style.removeProperty("height");
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
      if (this.#inline) {
        this.#inline.shade(this.#appearance() === "dark");
        if (state !== undefined) this.#inline.show(this.#address());
        return;
      }
      const style = getComputedStyle(this);
      const colours = {};
      for (const name in COLOURS) {
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
        this.#begin(this.#frame.src.split("?")[1] !== this.#address());
      } else if (type === "height" && Number.isSafeInteger(data.height)) {
        this.#height = data.height;
        if ((this.#own("height") ?? "auto") === "auto") this.#resize(data.height);
      } else if (type === "state" && typeof data.state === "string" && data.state.length <= LONGEST) {
        this.#shown(new URLSearchParams(data.state));
      } else if (type === "error") {
        const [reason, detail] = [String(data.reason).slice(0, 20), String(data.detail).slice(0, 200)];
        if (reason === "value") this.#lack(detail);
        else this.#fail(reason, detail);
      }
    }

    /** The explorer runs; late if the page wants something else by now. */
    #begin(late) {
      this.#ready = true;
      this.#slot.hidden = true;
      this.#greet(late ? this.#address(false) : undefined);
      this.#tell("ready", { state: this.getState() });
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
      if (!differs("doc") && !differs("view")) return;
      this.#frame.scrollTop = 0;
      if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(`jalons-${name}`, { detail, bubbles: true, composed: true }));
    }

    #refuse(name, value) {
      if (!this.isConnected) this.#refused.push([name, value]);
      else this.#tell("error", { reason: "value", message: `${name}="${value}" makes no sense and is ignored` });
    }

    /** The explorer has not what it was asked for. */
    #lack(what) {
      this.#tell("error", { reason: "value", message: `${what}: the explorer has no such thing` });
    }

    #fail(reason, message) {
      this.#slot.hidden = false;
      this.#tell("error", { reason, message });
    }
  }

  // A page may load this file more than once.
  if (!customElements.get(NAME)) customElements.define(NAME, Explorer);
})();
