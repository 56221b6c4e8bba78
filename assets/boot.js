// Starts the explorer, watches over it, and says why if it cannot run. A classic script: it also runs where modules do not.
//
// `finish` gives the file its name and writes into its element in index.html which files belong to it, with their integrity.
// In the one-file form, `jalons.html`, the wasm stands in the page instead.
(() => {
  "use strict";
  const { dataset } = document.getElementById("boot");
  const embedded = document.getElementById("wasm");
  const parameters = new URLSearchParams(location.search);
  /** Instances that broke within this time of one another, in milliseconds, are not started again. */
  const PATIENCE = 60_000;

  const WORDS = {
    fr: {
      intro: "L’explorateur ne peut pas démarrer : ",
      outro: " Les documents restent lisibles ci-dessous.",
      none: "ce navigateur n’a pas le WebAssembly qu’il faut. Mettez-le à jour ou autorisez WebAssembly.",
      policy: "la politique de sécurité de ce site interdit WebAssembly. Il faut « 'wasm-unsafe-eval' » dans script-src.",
      missing: "un fichier du site est introuvable ou n’arrive pas ({detail}). Rechargez la page ; si rien ne change, republiez le site en entier.",
      type: "le serveur a envoyé autre chose que le programme ({detail}). Vérifiez qu’il ne remplace pas les fichiers absents par une page.",
      altered: "un fichier n’est pas celui qui a été publié ({detail}). Rechargez la page ; si rien ne change, republiez le site en entier.",
      memory: "la mémoire ne suffit pas ({detail}). Fermez d’autres onglets, puis rechargez la page.",
      broken: "il s’est arrêté deux fois de suite ({detail}). Rechargez la page ou repartez sans la recherche en cours.",
      other: "erreur inattendue ({detail}). Rechargez la page.",
      again: "L’explorateur s’est arrêté et a redémarré ; votre recherche est conservée.",
      reload: "Recharger", anew: "Repartir de zéro", reset: "Effacer la copie hors connexion", close: "Fermer",
    },
    en: {
      intro: "The explorer cannot start: ",
      outro: " The documents can still be read below.",
      none: "this browser lacks the WebAssembly it takes. Update it or allow WebAssembly.",
      policy: "the security policy of this site forbids WebAssembly. It needs “'wasm-unsafe-eval'” in script-src.",
      missing: "a file of the site is missing or does not arrive ({detail}). Reload the page; if nothing changes, publish the whole site again.",
      type: "the server sent something other than the program ({detail}). Check that it does not replace missing files by a page.",
      altered: "a file is not the one that was published ({detail}). Reload the page; if nothing changes, publish the whole site again.",
      memory: "there is not enough memory ({detail}). Close other tabs, then reload the page.",
      broken: "it stopped twice in a row ({detail}). Reload the page, or start without the present search.",
      other: "unexpected error ({detail}). Reload the page.",
      again: "The explorer stopped and was started again; your search is as it was.",
      reload: "Reload", anew: "Start afresh", reset: "Delete the offline copy", close: "Close",
    },
    vi: {
      intro: "Không thể khởi động trang tra cứu: ",
      outro: " Vẫn có thể đọc các tài liệu bên dưới.",
      none: "trình duyệt này không có WebAssembly cần thiết. Hãy cập nhật hoặc cho phép WebAssembly.",
      policy: "chính sách bảo mật của trang này không cho phép WebAssembly. Cần có “'wasm-unsafe-eval'” trong script-src.",
      missing: "thiếu một tệp của trang hoặc tệp không tải được ({detail}). Hãy tải lại trang; nếu vẫn lỗi, hãy xuất bản lại toàn bộ.",
      type: "máy chủ gửi nội dung khác thay cho chương trình ({detail}). Hãy kiểm tra xem máy chủ có thay tệp thiếu bằng một trang hay không.",
      altered: "một tệp không đúng với tệp đã xuất bản ({detail}). Hãy tải lại trang; nếu vẫn lỗi, hãy xuất bản lại toàn bộ.",
      memory: "không đủ bộ nhớ ({detail}). Hãy đóng bớt các thẻ khác rồi tải lại trang.",
      broken: "chương trình đã dừng hai lần liên tiếp ({detail}). Hãy tải lại trang hoặc bắt đầu lại từ đầu.",
      other: "lỗi không mong đợi ({detail}). Hãy tải lại trang.",
      again: "Trang tra cứu đã dừng và được khởi động lại; nội dung tra cứu vẫn được giữ nguyên.",
      reload: "Tải lại", anew: "Bắt đầu lại", reset: "Xóa bản dùng ngoại tuyến", close: "Đóng",
    },
  };

  class Failure extends Error {
    constructor(reason, detail) {
      super(detail);
      this.reason = reason;
    }
  }

  const at = (name) => new URL(name, document.baseURI);
  const element = (name, text, rest) => Object.assign(document.createElement(name), { textContent: text }, rest);
  const button = (text, onclick) => element("button", text, { type: "button", onclick });

  // Shared with offline.js, which is loaded later, and by the script of wasm-bindgen, which puts its bindings here.
  const jalons = (self.jalons ??= {});
  jalons.at = at;
  jalons.element = element;
  jalons.button = button;

  /** The words of a table in the language the page has now. */
  jalons.words = (table) => table[document.documentElement.lang] ?? table.fr;

  /** Addresses of scripts that may be loaded; anything else is refused where the browser checks (Trusted Types). */
  const allowed = ["sw.js", dataset.offline, dataset.framed, dataset.own, dataset.worker].filter(Boolean).map((name) => at(name).href);
  const policy = dataset.own && self.trustedTypes?.createPolicy("jalons", {
    createScriptURL(url) {
      if (allowed.includes(url)) return url;
      throw new TypeError(`${url} is no script of this site`);
    },
  });
  jalons.script = (name) => (policy ? policy.createScriptURL(at(name).href) : at(name).href);

  /** A line at the bottom of the page, outside of what the app draws. Gives the function that takes it away. */
  jalons.note = (text, acts = [], closing = jalons.words(WORDS).close) => {
    const note = element("div", "", { className: "note" });
    const close = () => note.remove();
    note.append(element("p", text), ...acts, button(closing, close));
    document.getElementById("notes").append(note);
    return close;
  };

  /** Deletes the offline copy of this folder and stops its worker. Copies of other sites of this host stay. */
  async function forget() {
    const scope = at("./").href;
    const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    await Promise.all(registrations.filter((one) => one.scope === scope).map((one) => one.unregister()));
    const names = (await self.caches?.keys()) ?? [];
    await Promise.all(names.filter((name) => name.startsWith(`jalons ${scope} `)).map((name) => caches.delete(name)));
    location.replace(`./?lang=${document.documentElement.lang}`);
  }

  function say(reason, error) {
    const words = jalons.words(WORDS);
    const place = document.getElementById("failure");
    if (!place) return;
    const acts = element("span", "", { className: "acts" });
    acts.append(button(words.reload, () => location.reload()));
    if (location.search) acts.append(button(words.anew, () => location.assign(`?lang=${document.documentElement.lang}`)));
    if (navigator.serviceWorker?.controller) acts.append(button(words.reset, forget));
    place.replaceChildren(words.intro + words[reason].replace("{detail}", error.message) + words.outro, acts);
    place.hidden = false;
    document.getElementById("waiting")?.remove();
    jalons.failed?.(reason, error.message);
  }

  /** What is wrong with a file that the browser refused or did not get. */
  async function diagnosis(name, magic) {
    const response = await fetch(at(name), { cache: "reload" }).catch((error) => new Failure("missing", `${name}, ${error.message}`));
    if (response instanceof Failure) return response;
    if (!response.ok) {
      // The page may be older than the files: then the present one is asked for, once.
      const page = await fetch(at("./"), { cache: "reload" }).then((fresh) => fresh.text()).catch(() => name);
      const [visit] = performance.getEntriesByType("navigation");
      if (!page.includes(name) && visit?.type !== "reload") location.reload();
      return new Failure("missing", `${name}, ${response.status}`);
    }
    const start = new Uint8Array(await response.arrayBuffer().catch(() => new ArrayBuffer(0))).slice(0, 4);
    const type = response.headers.get("content-type") || "?";
    const other = magic ? String.fromCharCode(...start) !== magic : type.startsWith("text/html");
    return new Failure(other ? "type" : "altered", other ? `${name}, ${type}` : name);
  }

  /** The compiled wasm: from the page itself, or from the file that the integrity in index.html vouches for. */
  async function compiled() {
    if (embedded) {
      const packed = Uint8Array.from(atob(embedded.textContent.trim()), (letter) => letter.charCodeAt(0));
      const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
      return WebAssembly.compile(await new Response(unpacked).arrayBuffer());
    }
    const response = await fetch(at(dataset.wasm), { credentials: "same-origin", integrity: dataset.integrity }).catch(() => null);
    if (!response?.ok) throw await diagnosis(dataset.wasm, "\0asm");
    return WebAssembly.compile(await response.arrayBuffer());
  }

  const watched = "{watched}";

  let module;
  let lastBreak = -Infinity;
  // What the page showed before the app took it over, for a fresh start or as what remains.
  const still = document.getElementById("app").cloneNode(true);

  async function start() {
    if (typeof WebAssembly !== "object") throw new Failure("none");
    module ??= compiled();
    // A failed download must not be reported as unhandled before it is awaited.
    module.catch(() => {});
    if (!jalons.bindings) throw await diagnosis(dataset.program);
    await told;
    const bindings = jalons.bindings(watched((error) => setTimeout(recover, 0, error)));
    await bindings({ module_or_path: await module });
    bindings.mount();
    jalons.program = bindings;
    // A fresh instance takes the reader's own documents over from the one before.
    if (jalons.image) bindings.own(jalons.image);
  }

  /** Writes into the address what was typed a moment ago and has not come there yet. */
  function keepTyped() {
    const typed = document.getElementById("query")?.value.slice(0, 256);
    const state = new URLSearchParams(location.search);
    if (!typed || typed === state.get("q")) return;
    state.set("q", typed);
    try {
      history.replaceState(null, "", `?${state}`);
    } catch {
      // A sandboxed frame keeps its address; then the search starts without it.
    }
  }

  /** Puts a fresh instance in place of a broken one, with the state of the address; a second time, says what happened. */
  async function recover(error) {
    const again = performance.now() - lastBreak > PATIENCE;
    lastBreak = performance.now();
    const { id } = document.activeElement ?? {};
    const { scrollX, scrollY } = self;
    keepTyped();
    document.getElementById("app").replaceWith(still.cloneNode(true));
    if (!again) return say("broken", error);
    await start().then(() => {
      jalons.note(jalons.words(WORDS).again);
      // The app draws in a later task.
      setTimeout(() => {
        scrollTo(scrollX, scrollY);
        if (id) document.getElementById(id)?.focus({ preventScroll: true });
      }, 50);
    }, failed);
  }

  function failed(error) {
    // A trap at the start has already been told to `recover`.
    if (self.WebAssembly && error instanceof WebAssembly.RuntimeError) return;
    const blocked = /content security policy|unsafe-eval|csp/i.test(error.message);
    const old = self.WebAssembly && (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError);
    const full = error instanceof RangeError;
    say(error.reason ?? (blocked ? "policy" : old ? "none" : full ? "memory" : "other"), error);
    console.error("Jalons:", error);
  }

  /** Loads a script that not every visit needs. One that does not come is done without. */
  const load = (name, integrity) =>
    name && new Promise((done) => {
      const script = document.createElement("script");
      document.head.append(Object.assign(script, { crossOrigin: "anonymous", integrity, src: jalons.script(name), onload: done, onerror: done }));
    });

  /** Loads what shows a reader's own documents, and from then on is what it draws them with. The explorer calls it. */
  jalons.own = () => {
    jalons.own = () => {};
    if (dataset.own) load(dataset.own, dataset.ownIntegrity);
  };

  /** True if the reader has own documents from an earlier visit. */
  function hasOwn() {
    try {
      return localStorage.getItem(`jalons own ${at("./").pathname}`) !== null;
    } catch {
      return false;
    }
  }

  /** What another app shared with the installed one, as a search. The names of the keys are those of the manifests. */
  function shared() {
    for (const [key, value] of parameters) {
      const [, lang] = /^share-(fr|en|vi)(?:-title)?$/.exec(key) ?? [];
      const query = value.trim().slice(0, 200);
      if (lang && query) return history.replaceState(null, "", `?q=${encodeURIComponent(query)}&lang=${lang}`);
    }
  }

  // In a frame of another page: told how by the address, so that a plain frame has the bar for it too.
  const embed = parameters.get("embed") === "1";
  document.documentElement.classList.toggle("embedded", embed);
  const told = embed && self.parent !== self && load(dataset.framed, dataset.framedIntegrity);

  const lang = parameters.get("lang");
  if (WORDS[lang]) document.documentElement.lang = lang;
  if (parameters.has("reset")) forget();
  else {
    shared();
    start().then(() => {
      if (hasOwn()) jalons.own();
      // What keeps the copy for use without a network comes after everything a first visit needs, and in no frame.
      if (!embed) setTimeout(load, 0, dataset.offline, dataset.offlineIntegrity);
    }, failed);
  }
})();
