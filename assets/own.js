// A reader's own documents: kept in this browser and nowhere else, read by a worker, shown beside the corpus. boot.js loads
// this for a reader who has such documents or opens the list of documents; the worker starts with the first document.
(() => {
  "use strict";
  const { at, element, script, words } = self.jalons;
  const { dataset } = document.getElementById("boot");
  const WASM = "{wasm}";
  const INTEGRITY = "{integrity}";
  /** What lies in the storage belongs to this folder of the host. */
  const PLACE = `jalons own ${at("./").pathname}`;
  /** The image of the documents is good for this build only. */
  const BUILD = `${dataset.wasm} ${WASM}`;
  /** The largest file, as the reader of files has it, in bytes. */
  const LARGEST = 8 * 2 ** 20;
  const MOST = 2000;
  /** All documents together: more would not fit into the page's memory with its index. */
  const MOST_BYTES = 64 * 2 ** 20;
  /** Documents listed at first, and by each press of "more". */
  const PAGE = 30;
  const MARK = "Jalons, own documents";

  const WORDS = {
    fr: {
      title: "Vos documents",
      intro: "Ajoutez vos propres textes : ils sont lus, cherchés, filtrés et placés sur la frise avec le corpus. Rien ne quitte ce navigateur. Ce qui y est trouvé l’est par une machine, à vérifier.",
      drop: "Déposez ici des fichiers .txt, .md ou .html",
      choose: "Choisir des fichiers", paste: "Coller un texte", pasted: "Texte à ajouter", add: "Ajouter", cancel: "Annuler", note: "texte collé",
      working: "Lecture : {done} sur {all}", building: "Indexation…", opening: "Chargement du lecteur…",
      added: "Documents ajoutés : {n}.", none: "Rien n’a été ajouté.",
      yours: "{n} documents à vous", one: "1 document à vous",
      kept: "Gardé dans ce navigateur, et nulle part ailleurs.",
      visit: "Ce navigateur refuse de les conserver : ils durent le temps de cette visite. Exportez-les pour les garder.",
      full: "L’espace de stockage est plein. Gardés le temps de cette visite seulement ({n}) : {names}.",
      large: "plus de 8 Mo ; découpez-le", binary: "ce n’est pas un texte ; enregistrez-le en .txt, .md ou .html", empty: "aucun texte",
      many: "plus de 2 000 documents", heavy: "plus de 64 Mo en tout", double: "déjà présent", broken: "sa lecture a échoué", unread: "le navigateur n’a pas pu le lire", alien: "ce fichier n’est pas un export de cette page",
      refused: "Non ajoutés",
      date: "Date", lang: "Langue", publisher: "Éditeur", passages: "Passages", provinces: "Provinces", how: "Titre d’après", headline: "Titre",
      "first-line": "la première ligne", markup: "l’en-tête de la page", otherwise: "le début du texte", hand: "correction à la main",
      find: "Trouvé par machine", certain: "sûr", probable: "probable", possible: "possible",
      place: "Lieux", theme: "Thèmes", actor: "Acteurs", system: "Systèmes", dates: "Dates", quantity: "Quantités", target: "Cibles",
      notes: "Réparé à la lecture",
      correct: "Corriger", save: "Enregistrer", remove: "Retirer", dateHint: "par exemple 2025-10-27, 2025-10 ou 2025", badDate: "Cette date n’en est pas une : écrivez 2025-10-27, 2025-10 ou 2025.",
      addProvince: "Ajouter une province", choice: "Aucune",
      details: "Détails", more: "Afficher {n} de plus",
      export: "Exporter", import: "Importer", clear: "Tout retirer", sure: "Retirer vraiment tous les documents ({n}) ?", yes: "Oui, tout retirer", file: "jalons-documents.json",
      failed: "Le lecteur de documents ne peut pas démarrer ({detail}). Rechargez la page ; le corpus reste consultable.",
    },
    en: {
      title: "Your documents",
      intro: "Add texts of your own: they are read, searched, filtered and placed on the timeline beside the corpus. Nothing leaves this browser. What is found in them is found by machine, and to be checked.",
      drop: "Drop .txt, .md or .html files here",
      choose: "Choose files", paste: "Paste a text", pasted: "Text to add", add: "Add", cancel: "Cancel", note: "pasted text",
      working: "Reading: {done} of {all}", building: "Indexing…", opening: "Loading the reader…",
      added: "Documents added: {n}.", none: "Nothing was added.",
      yours: "{n} documents of yours", one: "1 document of yours",
      kept: "Kept in this browser only.",
      visit: "This browser refuses to keep them: they last for this visit. Export them to have them again.",
      full: "The storage is full. Kept for this visit only ({n}): {names}.",
      large: "more than 8 MB; cut it into parts", binary: "no text; save it as .txt, .md or .html", empty: "no text in it",
      many: "more than 2,000 documents", heavy: "more than 64 MB in all", double: "already there", broken: "reading it failed", unread: "the browser could not read it", alien: "this file is no export of this page",
      refused: "Not added",
      date: "Date", lang: "Language", publisher: "Publisher", passages: "Passages", provinces: "Provinces", how: "Title from", headline: "Title",
      "first-line": "the first line", markup: "the head of the page", otherwise: "the beginning of the text", hand: "a correction by hand",
      find: "Found by machine", certain: "certain", probable: "probable", possible: "possible",
      place: "Places", theme: "Themes", actor: "Actors", system: "Systems", dates: "Dates", quantity: "Quantities", target: "Targets",
      notes: "Repaired in reading",
      correct: "Correct", save: "Save", remove: "Remove", dateHint: "for example 2025-10-27, 2025-10 or 2025", badDate: "This is no date: write 2025-10-27, 2025-10 or 2025.",
      addProvince: "Add a province", choice: "None",
      details: "Details", more: "Show {n} more",
      export: "Export", import: "Import", clear: "Remove all", sure: "Really remove all documents ({n})?", yes: "Yes, remove all", file: "jalons-documents.json",
      failed: "The reader of documents cannot start ({detail}). Reload the page; the corpus can still be searched.",
    },
    vi: {
      title: "Tài liệu của bạn",
      intro: "Thêm văn bản của riêng bạn: văn bản được đọc, tra cứu, lọc và đặt lên dòng thời gian cùng với dữ liệu có sẵn. Không có gì rời khỏi trình duyệt này. Những gì tìm thấy là do máy tìm, cần được kiểm tra.",
      drop: "Thả tệp .txt, .md hoặc .html vào đây",
      choose: "Chọn tệp", paste: "Dán văn bản", pasted: "Văn bản cần thêm", add: "Thêm", cancel: "Hủy", note: "văn bản dán",
      working: "Đang đọc: {done} trên {all}", building: "Đang lập chỉ mục…", opening: "Đang tải bộ đọc…",
      added: "Số tài liệu đã thêm: {n}.", none: "Chưa thêm tài liệu nào.",
      yours: "{n} tài liệu của bạn", one: "1 tài liệu của bạn",
      kept: "Chỉ lưu trong trình duyệt này.",
      visit: "Trình duyệt này không cho phép lưu: tài liệu chỉ tồn tại trong lần truy cập này. Hãy xuất ra tệp để giữ lại.",
      full: "Bộ nhớ đã đầy. Chỉ giữ được trong lần truy cập này ({n}): {names}.",
      large: "lớn hơn 8 MB; hãy chia nhỏ", binary: "không phải văn bản; hãy lưu thành .txt, .md hoặc .html", empty: "không có nội dung",
      many: "quá 2.000 tài liệu", heavy: "tổng cộng quá 64 MB", double: "đã có sẵn", broken: "đọc không thành công", unread: "trình duyệt không đọc được", alien: "tệp này không phải do trang này xuất ra",
      refused: "Không thêm được",
      date: "Ngày", lang: "Ngôn ngữ", publisher: "Cơ quan đăng", passages: "Đoạn văn", provinces: "Tỉnh, thành phố", how: "Tiêu đề lấy từ", headline: "Tiêu đề",
      "first-line": "dòng đầu tiên", markup: "phần đầu của trang", otherwise: "phần mở đầu văn bản", hand: "sửa thủ công",
      find: "Do máy tìm thấy", certain: "chắc chắn", probable: "có khả năng", possible: "có thể",
      place: "Địa danh", theme: "Chủ đề", actor: "Chủ thể", system: "Hệ thống", dates: "Ngày tháng", quantity: "Số liệu", target: "Chỉ tiêu",
      notes: "Đã sửa khi đọc",
      correct: "Sửa", save: "Lưu", remove: "Gỡ bỏ", dateHint: "ví dụ 2025-10-27, 2025-10 hoặc 2025", badDate: "Ngày không hợp lệ: hãy ghi 2025-10-27, 2025-10 hoặc 2025.",
      addProvince: "Thêm tỉnh, thành phố", choice: "Không",
      details: "Chi tiết", more: "Hiện thêm {n}",
      export: "Xuất ra tệp", import: "Nhập từ tệp", clear: "Gỡ bỏ tất cả", sure: "Gỡ bỏ toàn bộ tài liệu ({n})?", yes: "Có, gỡ bỏ tất cả", file: "jalons-tai-lieu.json",
      failed: "Không thể khởi động bộ đọc tài liệu ({detail}). Hãy tải lại trang; vẫn có thể tra cứu dữ liệu có sẵn.",
    },
  };
  const LANGUAGES = ["fr", "en", "vi"];
  const FINDS = { place: "place", theme: "theme", actor: "actor", system: "system", date: "dates", quantity: "quantity", target: "target" };
  const say = (key, values = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words(WORDS)[key]);

  /** The documents by their address, the oldest first: `{id, file, bytes, day, order, corrections, told, unkept}`. */
  const own = new Map();
  /** The files of the last time that were not added: `{file, why}`. */
  let refused = [];
  let status = "";
  let progress = null;
  let listed = PAGE;
  /** Whether documents can be kept, once that is known. */
  let keeps = null;

  // ---- Storage -------------------------------------------------------------------------------------------------------

  const answer = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  /** The database, or null where storage is denied: then documents last for the visit. */
  const database = (async () => {
    try {
      const request = indexedDB.open(PLACE, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("documents", { keyPath: "id" });
        request.result.createObjectStore("image");
      };
      const opened = await answer(request);
      opened.onversionchange = () => opened.close();
      return opened;
    } catch (error) {
      console.info("Jalons, own documents are not kept:", error.message);
      return null;
    }
  })();

  /** Does something with a store, whole or not at all. */
  async function inStore(name, mode, act) {
    const open = await database;
    if (!open) return undefined;
    const transaction = open.transaction(name, mode);
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const result = act(transaction.objectStore(name));
    await done;
    return result?.result;
  }

  /** Tells boot.js on the next visit whether there is anything to load. */
  function flag() {
    try {
      if (own.size) localStorage.setItem(PLACE, own.size);
      else localStorage.removeItem(PLACE);
    } catch {
      // Where this is denied, the database is too.
    }
  }

  async function keep(documents) {
    for (const one of documents) {
      const { unkept, ...row } = one;
      try {
        await inStore("documents", "readwrite", (store) => store.put(row));
        one.unkept = false;
      } catch (error) {
        console.info("Jalons, not kept:", one.file, error?.message);
        one.unkept = true;
      }
    }
  }

  // ---- The worker ----------------------------------------------------------------------------------------------------

  let worker = null;
  let provinces = [];
  const waiting = new Map();
  let asked = 0;

  /** Ends the worker; what waits for it fails. The next question starts another one. */
  function stop(reason) {
    worker?.terminate();
    worker = null;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  }

  function post(act, input, transfer = []) {
    asked += 1;
    const number = asked;
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      worker.postMessage({ number, act, input }, transfer);
    });
  }

  class Refusal extends Error {}

  function hear({ data }) {
    if (data.number === undefined) return progress?.part(data.done / data.all);
    const { resolve, reject } = waiting.get(data.number) ?? {};
    waiting.delete(data.number);
    if (data.refusal) reject?.(new Refusal(data.refusal));
    else if (data.fault) reject?.(new Error(data.fault));
    else resolve?.(data.answer);
  }

  async function start() {
    if (worker) return;
    worker = new Worker(script(dataset.worker));
    worker.addEventListener("message", hear);
    worker.addEventListener("error", (event) => stop(event.message ?? dataset.worker));
    const image = self.jalons.program.image();
    try {
      provinces = await post("open", { address: at(WASM).href, integrity: INTEGRITY, image }, [image.buffer]);
    } catch (error) {
      stop(error.message);
      throw error;
    }
    // Those of earlier visits and of a worker that broke.
    for (const one of [...own.values()]) await read(one);
  }

  /** Has a document read; what was found is kept with it. */
  async function read(one) {
    const { title = "", date = "", without = [], added = [] } = one.corrections ?? {};
    const corrections = [title.replaceAll("\n", " "), date, without.join(" "), added.join(" ")].join("\n");
    const { id, file, bytes, day } = one;
    one.told = await post("add", { id, file, bytes, day, corrections });
  }

  /** Lets the page draw and answer before the work goes on. */
  const pause = () => new Promise((resolve) => setTimeout(resolve, 0));

  /** The corpus with the documents, for the page and for the next visit. */
  async function show() {
    if (own.size === 0) {
      stop("");
      self.jalons.image = null;
      self.jalons.program.own(new Uint8Array());
      await inStore("image", "readwrite", (store) => store.clear()).catch(() => {});
      return;
    }
    const image = await post("image", {});
    self.jalons.image = image;
    self.jalons.program.own(image);
    await pause();
    // As a blob: a plain array of some megabytes is copied while the page waits.
    const row = { build: BUILD, image: new Blob([image]) };
    await inStore("image", "readwrite", (store) => store.put(row, "image")).catch(() =>
      // A stale one must not stay in its place.
      inStore("image", "readwrite", (store) => store.clear()).catch(() => {}),
    );
  }

  // ---- Adding, correcting, removing -----------------------------------------------------------------------------------

  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const total = () => [...own.values()].reduce((sum, one) => sum + one.bytes.length, 0);

  /** One piece of work at a time; the panel shows how far it is. */
  let queue = Promise.resolve();
  function work(act) {
    queue = queue.then(act).catch((error) => {
      console.info("Jalons, own documents:", error.message);
      progress = null;
      status = say("failed", { detail: error.message });
      draw();
    });
    return queue;
  }

  /**
   * Adds documents.
   * @param {{file: string, size: number, load: () => Promise<Uint8Array>, corrections?: object, day?: string}[]} sources
   */
  async function add(sources) {
    refused = [];
    const fresh = [];
    let sum = total();
    begin(sources.length, say("opening"));
    await start();
    for (const [number, { file, size, load, corrections, day }] of sources.entries()) {
      step(number, say("working", { done: number + 1, all: sources.length }));
      const refuse = (why) => refused.push({ file, why });
      if (size > LARGEST) refuse("large");
      else if (own.size >= MOST) refuse("many");
      else if (sum + size > MOST_BYTES) refuse("heavy");
      else {
        const bytes = await load().catch(() => null);
        if (!bytes) {
          refuse("unread");
          continue;
        }
        try {
          await start();
          const id = await post("address", { bytes });
          if (own.has(id)) {
            refuse("double");
            continue;
          }
          const one = { id, file, bytes, day: day ?? today(), order: Date.now() + number / 1e4, corrections: corrections ?? {} };
          await read(one);
          own.set(id, one);
          fresh.push(one);
          sum += bytes.length;
        } catch (error) {
          if (!(error instanceof Refusal)) stop(error.message);
          refuse(error instanceof Refusal ? error.message : "broken");
        }
      }
    }
    step(sources.length, say("building"));
    if (fresh.length) {
      await start();
      await show();
      await keep(fresh);
      flag();
    }
    finish(fresh.length ? say("added", { n: fresh.length }) : say("none"));
  }

  async function remove(ids) {
    begin(1, say("building"));
    for (const id of ids) own.delete(id);
    for (const id of ids) await inStore("documents", "readwrite", (store) => store.delete(id)).catch(() => {});
    flag();
    if (own.size) {
      const alive = Boolean(worker);
      await start();
      if (alive) for (const id of ids) await post("remove", { id });
    }
    await show();
    refused = [];
    finish("");
  }

  async function correct(one, corrections) {
    begin(1, say("building"));
    await start();
    if (corrections.date && !(await post("dated", { edtf: corrections.date }))) {
      finish(say("badDate"));
      return;
    }
    one.corrections = corrections;
    await read(one);
    await show();
    await keep([one]);
    finish("");
  }

  function begin(all, text) {
    progress = { done: 0, all, text, part: (part) => step(progress.done, progress.text, part) };
    status = text;
    draw();
  }

  function step(done, text, part = 0) {
    progress = { ...progress, done, text };
    const bar = panel?.querySelector("progress");
    if (!bar) return;
    bar.max = progress.all;
    bar.value = done + part;
    panel.querySelector(".own-status").textContent = text;
  }

  function finish(text) {
    progress = null;
    status = text;
    draw();
  }

  // ---- One file for all ----------------------------------------------------------------------------------------------

  const dataUrl = (bytes) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(new Blob([bytes]));
    });

  async function save() {
    const parts = [`{"format":${JSON.stringify(MARK)},"version":1,"documents":[\n`];
    for (const { file, day, corrections, bytes } of own.values()) {
      const before = parts.length > 1 ? ",\n" : "";
      parts.push(before + JSON.stringify({ file, day, corrections, bytes: await dataUrl(bytes) }));
    }
    parts.push("\n]}\n");
    const address = URL.createObjectURL(new Blob(parts, { type: "application/json" }));
    element("a", "", { href: address, download: say("file") }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  /** The documents of an exported file, or null if it is something else. */
  async function exported(file) {
    const start = await file.slice(0, 60).text().catch(() => "");
    if (!start.startsWith(`{"format":${JSON.stringify(MARK)}`)) return null;
    const { documents } = JSON.parse(await file.text());
    const texts = (list) => (Array.isArray(list) ? list.filter((slug) => /^[a-z0-9-]+$/.test(slug)) : []);
    return documents.map(({ file: name, day, corrections, bytes }) => ({
      file: String(name),
      size: (bytes.length * 3) / 4,
      load: async () => Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)),
      day: /^\d{4}-\d\d-\d\d$/.test(day) ? day : undefined,
      corrections: {
        title: String(corrections?.title ?? ""),
        date: String(corrections?.date ?? ""),
        without: texts(corrections?.without),
        added: texts(corrections?.added),
      },
    }));
  }

  /** Adds files as the reader gave them: texts, or what this page once exported. */
  function take(files) {
    // The list of a chooser is emptied once its event is over.
    const given = [...files];
    if (given.length === 0) return;
    work(async () => {
      const sources = [];
      const alien = [];
      for (const file of given) {
        try {
          const documents = await exported(file);
          const source = { file: file.name, size: file.size, load: async () => new Uint8Array(await file.arrayBuffer()) };
          sources.push(...(documents ?? [source]));
        } catch {
          alien.push({ file: file.name, why: "alien" });
        }
      }
      await add(sources);
      refused.push(...alien);
      draw();
    });
  }

  // ---- The panel -----------------------------------------------------------------------------------------------------

  let panel = null;

  const button = (text, onclick, rest) => element("button", text, { type: "button", onclick, ...rest });
  const box = (name, className, ...children) => {
    const made = element(name, "", { className });
    made.append(...children);
    return made;
  };

  /** A link that the explorer follows in place, as its own. */
  function link(id, text) {
    const href = `?doc=${id}&lang=${document.documentElement.lang}`;
    return element("a", text, {
      href,
      onclick(event) {
        if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        history.pushState(null, "", href);
        dispatchEvent(new PopStateEvent("popstate"));
      },
    });
  }

  function row(list, name, value) {
    if (value) list.append(element("dt", name), box("dd", "", value));
  }

  function place(names) {
    return names[1 + LANGUAGES.indexOf(document.documentElement.lang)] ?? names[1];
  }

  /** What was found in a document, how certain, and what can be done with it. */
  function details(one) {
    const { told, corrections = {} } = one;
    const lang = document.documentElement.lang;
    const list = element("dl", "");
    const how = corrections.title ? "hand" : told.titleHow === "markup" || told.titleHow === "first-line" ? told.titleHow : "otherwise";
    row(list, say("how"), say(how));
    row(list, say("date"), `${told.date} (${told.basis[lang] ?? told.basis.fr})`);
    row(list, say("publisher"), told.publisher);
    row(list, say("provinces"), told.provinces.map(place).join(", "));
    row(list, say("passages"), String(told.passages));
    row(list, say("notes"), told.notes.join(", "));
    const table = element("table", "", { className: "own-finds" });
    table.append(element("caption", say("find")));
    const head = table.createTHead().insertRow();
    head.append(element("td", ""), ...["certain", "probable", "possible"].map((key) => element("th", say(key), { scope: "col" })));
    const body = table.createTBody();
    for (const [sort, counts] of Object.entries(told.finds)) {
      if (!counts.some(Boolean)) continue;
      const line = body.insertRow();
      line.append(element("th", say(FINDS[sort]), { scope: "row" }), ...counts.toReversed().map((count) => element("td", count || "·")));
    }
    return box("div", "own-details", list, table, correction(one));
  }

  function labelled(text, field, hint) {
    const label = box("label", "", element("span", text), field);
    if (hint) label.append(element("small", hint));
    return label;
  }

  /** Title, date and provinces, to be corrected by hand. */
  function correction(one) {
    const { told, corrections = {} } = one;
    const title = element("input", "", { value: corrections.title || told.title });
    const date = element("input", "", { value: corrections.date || told.date, size: 12 });
    const without = corrections.without ?? [];
    const known = new Map(told.provinces.map((names) => [names[0], place(names)]));
    for (const slug of without) known.set(slug, place(provinces.find(([other]) => other === slug) ?? [slug, slug, slug, slug]));
    const boxes = [...known].map(([slug, name]) => {
      const tick = element("input", "", { type: "checkbox", checked: !without.includes(slug), value: slug });
      return [tick, box("label", "own-tick", tick, name)];
    });
    const more = element("select", "");
    more.append(element("option", say("choice"), { value: "" }));
    for (const names of provinces) more.append(element("option", place(names), { value: names[0] }));
    const press = () => {
      const out = boxes.filter(([tick]) => !tick.checked).map(([tick]) => tick.value);
      const added = [...(corrections.added ?? []), more.value].filter((slug) => slug && !out.includes(slug));
      work(() =>
        correct(one, {
          title: title.value.trim() === told.title && !corrections.title ? "" : title.value.trim(),
          date: date.value.trim() === told.date && !corrections.date ? "" : date.value.trim(),
          without: out,
          added: [...new Set(added)],
        }),
      );
    };
    const fold = box("details", "own-correct", element("summary", say("correct")));
    const form = box("div", "own-form", labelled(say("headline"), title), labelled(say("date"), date, say("dateHint")));
    if (boxes.length) form.append(box("div", "own-ticks", ...boxes.map(([, label]) => label)));
    if (provinces.length) form.append(labelled(say("addProvince"), more));
    form.append(button(say("save"), press));
    fold.append(form);
    return fold;
  }

  /** A document in the list; what it says of itself is drawn once it is unfolded. */
  function entry(one) {
    const { told } = one;
    const item = element("li", "", { id: `entry-${one.id}` });
    const meta = [told.publisher || one.file, told.date, told.lang, told.provinces.map(place).slice(0, 4).join(", ")].filter(Boolean);
    const fold = box("details", "", element("summary", say("details")));
    fold.addEventListener("toggle", () => {
      if (!fold.open || fold.children.length > 1) return;
      fold.append(details(one));
      // The names of provinces come from the worker.
      if (provinces.length === 0) work(async () => {
        await start();
        fold.lastChild.replaceWith(details(one));
      });
    });
    const title = box("h3", "", link(one.id, told.title || one.file));
    title.lang = told.lang;
    const out = button(say("remove"), () => work(() => remove([one.id])));
    out.setAttribute("aria-label", `${say("remove")} : ${told.title || one.file}`);
    item.append(title, element("p", meta.join(" · "), { className: "meta" }), box("div", "acts", fold, out));
    return item;
  }

  function chooser(text, id) {
    const input = element("input", "", { type: "file", multiple: true, id, accept: ".txt,.md,.markdown,.html,.htm,.csv,.tsv,.json,text/*" });
    input.onchange = () => {
      take(input.files);
      input.value = "";
    };
    return box("label", "own-choose", element("span", text), input);
  }

  let pasting = false;
  let clearing = false;
  let shown = "";

  function drop() {
    const zone = box("div", "own-drop", element("p", say("drop")));
    zone.append(box("div", "acts", chooser(say("choose"), "own-files"), button(say("paste"), () => {
      pasting = !pasting;
      draw();
      panel.querySelector("textarea")?.focus();
    }, { id: "own-paste" })));
    return zone;
  }

  function pasteField() {
    const text = element("textarea", "", { rows: 8, id: "own-text" });
    const press = () => {
      const bytes = new TextEncoder().encode(text.value);
      pasting = false;
      const file = `${say("note")} ${new Date().toLocaleString(document.documentElement.lang)}.txt`;
      work(() => add([{ file, size: bytes.length, load: async () => bytes }]));
    };
    const cancel = () => {
      pasting = false;
      draw();
    };
    return box("div", "own-form", labelled(say("pasted"), text), box("div", "acts", button(say("add"), press), button(say("cancel"), cancel)));
  }

  function draw() {
    // Work may end when the reader has gone on to another view.
    if (!panel?.isConnected) return;
    const lang = document.documentElement.lang;
    const here = document.activeElement?.closest?.("#own") ? document.activeElement.id : "";
    shown = lang;
    const documents = [...own.values()].reverse();
    const parts = [element("h2", say("title")), element("p", say("intro"), { className: "aside" }), drop()];
    if (pasting) parts.push(pasteField());
    const state = box("div", "own-work");
    state.setAttribute("role", "status");
    state.append(element("p", progress?.text ?? status, { className: "own-status" }));
    if (progress) state.append(element("progress", "", { max: progress.all, value: progress.done }));
    parts.push(state);
    if (refused.length) {
      const list = element("ul", "");
      for (const { file, why } of refused.slice(0, 50)) list.append(box("li", "", element("b", file), ` : ${say(why)}`));
      if (refused.length > 50) list.append(element("li", `… ${refused.length - 50}`));
      parts.push(box("div", "notice own-refused", element("p", `${say("refused")} (${refused.length})`), list));
    }
    if (documents.length) {
      const lost = documents.filter((one) => one.unkept);
      const names = lost.slice(0, 5).map((one) => one.file).join(", ") + (lost.length > 5 ? "…" : "");
      const count = documents.length === 1 ? say("one") : say("yours", { n: documents.length });
      parts.push(element("h3", count, { className: "part" }));
      if (keeps === false) parts.push(element("p", say("visit"), { className: "notice own-storage" }));
      else if (lost.length) parts.push(element("p", say("full", { n: lost.length, names }), { className: "notice own-storage" }));
      else parts.push(element("p", say("kept"), { className: "aside own-storage" }));
      parts.push(box("ol", "own-list", ...documents.slice(0, listed).map(entry)));
      const rest = documents.length - listed;
      if (rest > 0) parts.push(button(say("more", { n: Math.min(rest, PAGE) }), () => {
        listed += PAGE;
        draw();
      }, { className: "more" }));
    }
    const acts = box("div", "acts own-all");
    if (documents.length) acts.append(button(say("export"), () => work(save), { id: "own-export" }));
    acts.append(chooser(say("import"), "own-import"));
    if (documents.length && !clearing) acts.append(button(say("clear"), () => {
      clearing = true;
      draw();
    }, { id: "own-clear" }));
    if (documents.length && clearing) {
      const yes = () => {
        clearing = false;
        work(() => remove([...own.keys()]));
      };
      const no = () => {
        clearing = false;
        draw();
      };
      acts.append(element("span", say("sure", { n: documents.length })), button(say("yes"), yes, { id: "own-clear" }), button(say("cancel"), no));
    }
    parts.push(acts);
    panel.replaceChildren(...parts);
    for (const control of panel.querySelectorAll("button, input, select, textarea")) control.disabled = Boolean(progress);
    if (here) document.getElementById(here)?.focus({ preventScroll: true });
  }

  /** Draws the panel in the place that the explorer keeps for it, if that is on the page. */
  function appear() {
    const there = document.getElementById("own");
    if (there === panel && shown === document.documentElement.lang) return;
    panel = there;
    draw();
  }

  // A file that misses the area would take the page away.
  for (const name of ["dragover", "drop"]) {
    addEventListener(name, (event) => {
      if (!document.getElementById("own") || ![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      panel.classList.toggle("own-over", name === "dragover");
      if (name === "drop" && !progress) take(event.dataTransfer.files);
    });
  }
  addEventListener("dragleave", (event) => event.relatedTarget ?? panel?.classList.remove("own-over"));
  new MutationObserver(appear).observe(document.documentElement, { attributeFilter: ["lang"] });

  // ---- Start ---------------------------------------------------------------------------------------------------------

  /** Shows what earlier visits kept: with the image of then, if it is of this build. */
  async function load() {
    keeps = Boolean(await database);
    const kept = (await inStore("documents", "readonly", (store) => store.getAll())) ?? [];
    for (const one of kept.sort((a, b) => a.order - b.order)) own.set(one.id, one);
    flag();
    if (own.size === 0) return;
    const last = await inStore("image", "readonly", (store) => store.get("image")).catch(() => null);
    if (last?.build === BUILD) {
      self.jalons.image = new Uint8Array(await last.image.arrayBuffer());
      self.jalons.program.own(self.jalons.image);
      return;
    }
    begin(own.size, say("opening"));
    await start();
    await show();
    finish("");
  }

  self.jalons.own = appear;
  appear();
  work(load).then(draw);
})();
