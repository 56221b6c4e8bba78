// Keeps a copy of the explorer for use without a network, and offers a new version when there is one. boot.js loads this
// after the explorer is drawn; sw.js does the keeping.
(() => {
  "use strict";
  const { at, button, note, script, words } = self.jalons;
  const { serviceWorker } = navigator;
  /** A new version is looked for when the page is seen again, but not more often than this, in milliseconds. */
  const PAUSE = 3_600_000;

  /** A line that asks for nothing goes away by itself after this long, in milliseconds. */
  const SEEN = 12_000;

  const WORDS = {
    fr: {
      locale: "fr",
      ready: "L’explorateur fonctionne désormais aussi sans connexion.",
      news: "Une nouvelle version est prête (corpus du {date}).",
      update: "Mettre à jour", later: "Plus tard", reload: "Recharger",
      elsewhere: "L’explorateur a été mis à jour dans un autre onglet.",
      failed: "La copie pour l’usage hors connexion n’a pas pu être enregistrée ({detail}). L’explorateur fonctionne en ligne comme avant.",
    },
    en: {
      locale: "en-GB",
      ready: "The explorer now also works offline.",
      news: "A new version is ready (corpus of {date}).",
      update: "Update", later: "Later", reload: "Reload",
      elsewhere: "The explorer was updated in another tab.",
      failed: "The copy for offline use could not be stored ({detail}). Online, the explorer works as before.",
    },
    vi: {
      locale: "vi",
      ready: "Trang tra cứu nay dùng được cả khi không có mạng.",
      news: "Đã có phiên bản mới (dữ liệu ngày {date}).",
      update: "Cập nhật", later: "Để sau", reload: "Tải lại",
      elsewhere: "Trang tra cứu đã được cập nhật ở một thẻ khác.",
      failed: "Không lưu được bản dùng ngoại tuyến ({detail}). Khi có mạng, trang tra cứu vẫn hoạt động như trước.",
    },
  };

  // Browsers read a manifest when they offer to install, so it may follow the language of the page.
  const manifest = document.querySelector("link[rel=manifest]");
  const speak = () => manifest && (manifest.href = at(`jalons.${document.documentElement.lang}.webmanifest`).href);
  new MutationObserver(speak).observe(document.documentElement, { attributeFilter: ["lang"] });
  speak();

  // In a frame the storage would be another one, for a copy that nobody opens.
  if (!serviceWorker || self.top !== self) return;

  /** What a waiting worker says of itself. */
  function about(worker) {
    const { port1, port2 } = new MessageChannel();
    worker.postMessage("about", [port2]);
    return new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
  }

  let asked = false;
  let offered;
  async function offer(worker) {
    if (offered === worker) return;
    offered = worker;
    const { corpus } = await about(worker);
    const { locale, news, update, later } = words(WORDS);
    const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(corpus));
    const accept = () => {
      asked = true;
      worker.postMessage("update");
    };
    // Vietnamese writes the year out; browsers leave the word away.
    note(news.replace("{date}", date.replace(/(tháng \d+), /, "$1 năm ")), [button(update, accept)], later);
  }

  const seen = new WeakSet();
  function watch(registration, worker) {
    if (!worker || seen.has(worker)) return;
    seen.add(worker);
    const first = !registration.active;
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed" && !first) offer(worker);
      if (worker.state === "activated" && first) setTimeout(note(words(WORDS).ready), SEEN);
    });
  }

  async function keep() {
    let controlled = serviceWorker.controller;
    serviceWorker.addEventListener("controllerchange", () => {
      // Only the tab that asked starts again by itself; in the others the reader may be in the middle of something.
      if (asked) location.reload();
      else if (controlled) note(words(WORDS).elsewhere, [button(words(WORDS).reload, () => location.reload())], words(WORDS).later);
      controlled = serviceWorker.controller;
    });
    serviceWorker.addEventListener("message", ({ data }) => {
      if (data?.failed) note(words(WORDS).failed.replace("{detail}", data.failed));
    });
    const registration = await serviceWorker.register(script("sw.js"), { scope: at("./").pathname, updateViaCache: "none" });
    if (registration.waiting) offer(registration.waiting);
    watch(registration, registration.installing);
    registration.addEventListener("updatefound", () => watch(registration, registration.installing));
    let looked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - looked < PAUSE) return;
      looked = Date.now();
      registration.update().catch(() => {});
    });
  }

  // Where storage is denied the explorer goes on without a copy.
  keep().catch((error) => console.info("Jalons, no offline copy:", error.message));
})();
