// Starts the explorer, and says why if it cannot. A classic script without imports: it runs even where modules do not.
(() => {
  "use strict";
  const script = document.getElementById("boot");
  const lang = new URLSearchParams(location.search).get("lang");

  const SENTENCES = {
    fr: {
      intro: "L’explorateur ne peut pas démarrer : ",
      outro: " Les documents restent lisibles ci-dessous.",
      disk: "la page est ouverte depuis le disque, où les navigateurs ne chargent pas les programmes. Publiez le dossier ou lancez « cargo xtask serve ».",
      none: "ce navigateur n’a pas WebAssembly. Mettez-le à jour ou autorisez WebAssembly.",
      policy: "la politique de sécurité de ce site interdit WebAssembly. Il faut « 'wasm-unsafe-eval' » dans script-src.",
      missing: "un fichier du site est introuvable ou n’arrive pas ({detail}). Rechargez la page ; si rien ne change, republiez le site en entier.",
      type: "le serveur a envoyé autre chose que le programme ({detail}). Vérifiez qu’il ne remplace pas les fichiers absents par une page.",
      other: "erreur inattendue ({detail}). Rechargez la page.",
    },
    en: {
      intro: "The explorer cannot start: ",
      outro: " The documents can still be read below.",
      disk: "the page was opened from disk, where browsers do not load programs. Publish the folder or run “cargo xtask serve”.",
      none: "this browser has no WebAssembly. Update it or allow WebAssembly.",
      policy: "the security policy of this site forbids WebAssembly. It needs “'wasm-unsafe-eval'” in script-src.",
      missing: "a file of the site is missing or does not arrive ({detail}). Reload the page; if nothing changes, publish the whole site again.",
      type: "the server sent something other than the program ({detail}). Check that it does not replace missing files by a page.",
      other: "unexpected error ({detail}). Reload the page.",
    },
    vi: {
      intro: "Không thể khởi động trang tra cứu: ",
      outro: " Vẫn có thể đọc các tài liệu bên dưới.",
      disk: "trang được mở từ ổ đĩa, nơi trình duyệt không tải chương trình. Hãy xuất bản thư mục này hoặc chạy “cargo xtask serve”.",
      none: "trình duyệt này không có WebAssembly. Hãy cập nhật hoặc cho phép WebAssembly.",
      policy: "chính sách bảo mật của trang này không cho phép WebAssembly. Cần có “'wasm-unsafe-eval'” trong script-src.",
      missing: "thiếu một tệp của trang hoặc tệp không tải được ({detail}). Hãy tải lại trang; nếu vẫn lỗi, hãy xuất bản lại toàn bộ.",
      type: "máy chủ gửi nội dung khác thay cho chương trình ({detail}). Hãy kiểm tra xem máy chủ có thay tệp thiếu bằng một trang hay không.",
      other: "lỗi không mong đợi ({detail}). Hãy tải lại trang.",
    },
  };

  class Failure extends Error {
    constructor(reason, detail) {
      super(detail);
      this.reason = reason;
    }
  }

  function say(reason, detail) {
    const sentences = SENTENCES[lang] ?? SENTENCES.fr;
    const place = document.getElementById("failure");
    if (!place) return;
    if (SENTENCES[lang]) document.documentElement.lang = lang;
    place.textContent = sentences.intro + sentences[reason].replace("{detail}", detail ?? "") + sentences.outro;
    place.hidden = false;
  }

  /** The wasm as a response that can be compiled while it arrives, or as checked bytes if its type is wrong. */
  async function program(url) {
    const response = await fetch(url, { credentials: "same-origin" }).catch((error) => {
      throw new Failure("missing", `${url.pathname.split("/").pop()}, ${error.message}`);
    });
    const name = url.pathname.split("/").pop();
    if (!response.ok) throw new Failure("missing", `${name}, ${response.status}`);
    const type = response.headers.get("content-type") ?? "";
    if (type.startsWith("application/wasm")) return response;
    const bytes = await response.arrayBuffer();
    const magic = new Uint8Array(bytes.slice(0, 4));
    if (String.fromCharCode(...magic) !== "\0asm") throw new Failure("type", `${name}, ${type || "?"}`);
    return bytes;
  }

  async function start() {
    if (location.protocol === "file:") throw new Failure("disk");
    if (typeof WebAssembly !== "object") throw new Failure("none");
    const at = (name) => new URL(name, document.baseURI);
    const wasm = program(at(script.dataset.wasm));
    // A failed download must not be reported as unhandled while the module is still on its way.
    wasm.catch(() => {});
    const bindings = await import(at(script.dataset.js).href).catch((error) => {
      throw new Failure("missing", `${script.dataset.js}, ${error.message}`);
    });
    await bindings.default({ module_or_path: await wasm });
    bindings.mount();
  }

  start().catch((error) => {
    const blocked = /content security policy|unsafe-eval|csp/i.test(error.message);
    const broken = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
    say(error.reason ?? (blocked ? "policy" : broken ? "type" : "other"), error.message);
    console.error("Jalons:", error);
  });
})();
