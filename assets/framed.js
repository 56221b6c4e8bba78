// The explorer in a frame: tells the page around it how tall it is and what it shows, and takes wishes from that page.
// boot.js loads this, in a frame only. What is said goes to the parent and nowhere else; what it says is only ever read as
// an address, as a colour or as a length, and never as code.
(() => {
  "use strict";
  const { jalons, parent } = self;
  /** Heights are told at most once in this time, in milliseconds. */
  const PAUSE = 100;
  /** So often in a row the content may grow without the reader doing anything: more is a frame that feeds on itself. */
  const GROWTHS = 20;
  const LONGEST = 4096;
  /** What a host may colour, and the names in the styles of the explorer. */
  const COLOURS = { accent: "stake", card: "card", control: "control", due: "due", focus: "focus", hair: "hair", ink: "ink", line: "line", mark: "mark", paper: "paper", soft: "soft" };
  const root = document.documentElement;

  /** The origin of the page around; known once it has spoken. Until then it hears nothing of what the reader does. */
  let host;
  let state;
  /** What was asked for and is not there; kept until that page has spoken. */
  let lacking;

  const say = (message, to) => parent.postMessage({ jalons: 1, ...message }, to);
  /** To whoever holds the frame: nothing but that it runs, how tall it is, and why it does not run. */
  const call = (message) => say(message, "*");
  /** To the page that has spoken. One without an origin of its own, such as a sandboxed one, can only be addressed so. */
  const tell = (message) => host && say(message, host === "null" ? "*" : host);

  /** The rules for dark. */
  const darks = new Set();

  let height = 0;
  let growths = 0;
  let timer = 0;

  function measure() {
    timer = 0;
    let bottom = root.getBoundingClientRect().height;
    // What unfolds over the page may reach beyond its end.
    for (const over of document.querySelectorAll(".suggestions, .panel")) {
      bottom = Math.max(bottom, over.getBoundingClientRect().bottom + scrollY + 12);
    }
    const next = Math.ceil(bottom);
    if (Math.abs(next - height) < 2) return;
    growths = next > height ? growths + 1 : 0;
    if (growths > GROWTHS) return;
    height = next;
    call({ type: "height", height });
  }
  const later = () => (timer ||= setTimeout(measure, PAUSE));

  function begin() {
    new ResizeObserver(later).observe(root);
    for (const name of ["pointerdown", "keydown", "input"]) {
      addEventListener(name, () => {
        growths = 0;
        later();
      }, { capture: true, passive: true });
    }
    addEventListener("focusin", later);
    addEventListener("focusout", later);
  }

  function tellState() {
    if (!host) return;
    tell({ type: "state", state });
    if (lacking) tell({ type: "error", reason: "value", detail: lacking.slice(0, 200) });
    lacking = "";
  }

  /** The app says what it shows, and what of the wishes is not there: when it is first drawn, and whenever that changes. */
  jalons.told = (query, missing) => {
    const first = state === undefined;
    state = query;
    lacking ||= missing;
    growths = 0;
    if (first) {
      begin();
      call({ type: "ready" });
    }
    later();
    tellState();
  };

  /** boot.js says why the explorer does not start. */
  jalons.failed = (reason, detail) => {
    call({ type: "error", reason, detail: String(detail).slice(0, 200) });
    begin();
    later();
  };

  function colour(colours) {
    for (const [name, property] of Object.entries(COLOURS)) {
      const value = colours[name];
      const fits = typeof value === "string" && value.length < 80 && CSS.supports("color", value);
      if (fits) root.style.setProperty(`--${property}`, value);
      else root.style.removeProperty(`--${property}`);
    }
    const { radius } = colours;
    const fits = typeof radius === "string" && radius.length < 20 && /^\d+(\.\d+)?(px|rem|em)$/.test(radius);
    if (fits) root.style.setProperty("--radius", radius);
    else root.style.removeProperty("--radius");
  }

  /** Light or dark as the page around is, whatever the system prefers. */
  function light(appearance) {
    if (root.style.colorScheme === appearance) return;
    root.style.colorScheme = appearance;
    for (const sheet of document.styleSheets) {
      for (const rule of sheet.cssRules) {
        if (rule instanceof CSSMediaRule && (darks.has(rule) || /^\(prefers-color-scheme: dark\)$/.test(rule.media.mediaText))) {
          darks.add(rule);
          rule.media.mediaText = appearance === "dark" ? "all" : "not all";
        }
      }
    }
  }

  function show(wanted) {
    const query = `?${wanted ? `${wanted}&` : ""}embed=1`;
    try {
      history.replaceState(null, "", query);
    } catch {
      // A sandboxed frame keeps its address.
    }
    dispatchEvent(new PopStateEvent("popstate", { state: query }));
  }

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || typeof data !== "object" || data?.jalons !== 1) return;
    host = origin;
    if (typeof data.colours === "object" && data.colours) colour(data.colours);
    if (["light", "dark"].includes(data.appearance)) light(data.appearance);
    const wants = typeof data.state === "string" && data.state.length <= LONGEST;
    if (wants && state !== undefined) show(data.state.replace(/(^|&)embed=[^&]*/g, ""));
    else if (state !== undefined) tellState();
  });
})();
