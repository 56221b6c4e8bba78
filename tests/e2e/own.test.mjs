// A reader's own documents: added, found beside the corpus, kept, taken along, corrected and removed, on this machine alone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { eventually, open, ready, serve, stage } from "./site.mjs";

const held = stage();
const visit = (...all) => held.visit(...all);
const here = () => ({ site: held.site, browser: held.browser });

const QUAYS = `Les quais de Hai Phong passent au numérique

Hanoï (VNA) – La ville de Hai Phong vise au moins 60 % de quais automatisés d’ici 2030, a annoncé le Comité populaire le mardi 5 mars 2024.

La province de Bac Giang suivra, avec 1,5 milliard d’USD pour ses zeppelins.
`;

const HOSTILE = `<!doctype html><title>Le port des zeppelins</title><body onload="self.hacked=1">
<script>self.hacked = 1; fetch("https://example.org/")</script><img src="https://example.org/x.png" onerror="self.hacked=1">
<svg onload="self.hacked=1"></svg><a href="javascript:self.hacked=1">lien</a>
<p>Un zeppelin relie Da Nang à Hué depuis le 12 avril 2025. &lt;script&gt;self.hacked=1&lt;/script&gt; <b onclick="self.hacked=1">Fin</b> de l’histoire.</p>
<iframe src="https://example.org/"></iframe>`;

const text = (name, body) => ({ name, mimeType: "text/plain", buffer: Buffer.from(body) });
const status = (page) => page.locator(".own-status").textContent();
const list = (page) => page.locator(".own-list h3").allTextContents();
const refused = (page) => page.locator(".own-refused li").allTextContents();

/** Adds files and waits until the panel says how many came in. */
async function add(page, files, count = files.length) {
  await page.waitForSelector("#own-files:enabled", { state: "attached" });
  await page.setInputFiles("#own-files", files);
  await eventually(() => status(page), count ? `Documents ajoutés : ${count}.` : "Rien n’a été ajouté.");
}

const DOCUMENTS = "?view=documents&lang=fr";

/** Searches in place: the documents of a visit must not be lost by loading the page anew. */
async function search(page, query) {
  await page.locator(".top nav a").first().click();
  await page.locator("#query").fill(query);
}

const records = (page) => page.locator("article.record h2").allTextContents();

test("nothing is loaded for documents before the reader opens the list, and no worker before the first one", async () => {
  const { site, browser } = here();
  const { page, close } = await open(browser, "about:blank");
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  // The offline copy would fetch everything.
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }));
  await page.goto(`${site.url}?lang=fr`);
  await ready(page);
  await page.waitForTimeout(300);
  const own = () => asked.filter((path) => /^\/own-.*(js|wasm)$/.test(path)).map((path) => path.replace(/[0-9a-f]{16}/, ""));
  assert.deepEqual(own(), []);
  await page.locator(".top nav a", { hasText: "Documents" }).click();
  await page.waitForSelector("#own-files", { state: "attached" });
  assert.deepEqual(own(), ["/own-.js"]);
  await add(page, [text("quais.txt", QUAYS)]);
  assert.deepEqual(own(), ["/own-.js", "/own-worker-.js", "/own-_bg.wasm"]);
  await close();
});

test("a file is read, found beside the corpus, filtered and placed on the timeline, and marked as the reader's", () =>
  visit(DOCUMENTS, async (page) => {
    await add(page, [text("quais.txt", QUAYS)]);
    assert.deepEqual(await list(page), ["Les quais de Hai Phong passent au numérique"]);
    await search(page, "zeppelins");
    await eventually(() => records(page), ["Les quais de Hai Phong passent au numérique"]);
    assert.equal(await page.locator(".machine").textContent(), "à vous · trouvé par machine");
    // Together with what the corpus has.
    await page.locator("#query").fill("quais");
    await eventually(async () => (await records(page)).length, 2);
    assert.equal((await records(page))[0], "Les quais de Hai Phong passent au numérique");
    await page.locator("#query").fill("quais automatisés");
    await page.locator(".facets button", { hasText: /^Afficher les/ }).first().click();
    await page.locator(".facets label", { hasText: "Hai Phong" }).locator("input").check();
    await eventually(() => page.locator("article.record .statement").count(), 1);
    assert.match(await page.locator(".statement .number").textContent(), /≥\s60\s%échéance 2030/);
    await page.locator(".timeline button", { hasText: "Tableau" }).click();
    await eventually(() => page.locator(".timeline th", { hasText: "Hai Phong" }).count(), 1);
    await page.locator(".top nav a", { hasText: "Cibles" }).click();
    await eventually(() => page.locator("main", { hasText: "quais automatisés" }).count(), 1);
  }));

test("the same dispatch from two sites counts once, and both addresses lead to it", () =>
  visit(DOCUMENTS, async (page) => {
    const elsewhere = QUAYS.replace("Hanoï (VNA)", "Hanoi").replace("Les quais de Hai Phong passent", "À Hai Phong, les quais passent");
    await add(page, [text("quais.txt", QUAYS), text("ailleurs.txt", elsewhere)]);
    await search(page, "zeppelins");
    await eventually(() => records(page), ["À Hai Phong, les quais passent au numérique"]);
    assert.match(await page.locator("article.record .meta").innerText(), /1\scopie/);
    await page.locator(".top nav a", { hasText: "Documents" }).click();
    for (const number of [0, 1]) {
      await page.locator(".own-list h3 a").nth(number).click();
      await eventually(() => page.locator("main.reading h1").textContent(), "À Hai Phong, les quais passent au numérique");
      assert.match(await page.locator(".copies li").innerText(), /^Les quais de Hai Phong passent au numérique · VNA · 5 mars 2024 · quais.txt$/);
      await page.locator(".top nav a", { hasText: "Documents" }).click();
    }
    // Without the one that counted, the other does.
    await page.locator(".own-list li").first().locator(".acts > button").click();
    await search(page, "zeppelins");
    await eventually(() => records(page), ["Les quais de Hai Phong passent au numérique"]);
    assert.equal(await page.locator("article.record .meta", { hasText: "copie" }).count(), 0);
  }));

test("work that ends when the reader has gone on leaves the other view as it is", () =>
  visit(DOCUMENTS, async (page) => {
    await add(page, [text("quais.txt", QUAYS)]);
    await page.locator(".own-list li").first().locator(".acts > button").click();
    await page.locator(".top nav a").first().click();
    await eventually(() => page.evaluate(() => self.jalons.image), null);
    await page.waitForTimeout(300);
    assert.equal(await page.locator("#query").count(), 1);
    assert.equal(await page.locator(".own-work").count(), 0);
  }));

test("the timeline marks what is the reader's", () =>
  visit(DOCUMENTS, async (page) => {
    await add(page, [text("quais.txt", QUAYS)]);
    await search(page, "quais");
    await page.locator(".timeline .sheet .yours").first().waitFor();
    assert.match(await page.locator(".timeline .legend").innerText(), /à vous/);
    assert.ok((await page.locator(".bin[aria-label*='à vous']").count()) > 0);
  }));

test("a text is pasted, a file is dropped, and what misses the area does not take the page away", () =>
  visit(DOCUMENTS, async (page) => {
    await page.locator("#own-paste").click();
    await page.locator("#own-text").fill("Notes de réunion\n\nLe port de Da Nang ouvrira 12 quais en 2027, dit la note.");
    await page.locator(".own-form button", { hasText: "Ajouter" }).click();
    await eventually(() => list(page), ["Notes de réunion"]);
    const drop = (where) =>
      page.evaluate(([where, body]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([body], "tides.md"));
        for (const name of ["dragover", "drop"]) {
          const event = new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true });
          document.querySelector(where).dispatchEvent(event);
          if (!event.defaultPrevented) throw new Error(name);
        }
      }, [where, "# Tides\n\nA tide table of Quang Ninh province, read by machines since 12 April 2025."]);
    await drop(".own-drop");
    await eventually(() => list(page), ["Tides", "Notes de réunion"]);
    await drop("h1");
    await eventually(() => refused(page), ["tides.md : déjà présent"]);
  }));

test("documents come back with the next visit, go into one file, are removed, and come back from it", () =>
  visit(DOCUMENTS, async (page) => {
    await add(page, [text("quais.txt", QUAYS), text("port.html", HOSTILE)]);
    await eventually(() => page.locator(".own-storage").textContent(), "Gardé dans ce navigateur, et nulle part ailleurs.");
    const titles = ["Le port des zeppelins", "Les quais de Hai Phong passent au numérique"];
    await page.goto(`${held.site.url}?q=zeppelin&lang=fr`);
    await ready(page);
    await eventually(async () => (await records(page)).sort(), titles);
    await page.goto(held.site.url + DOCUMENTS);
    await eventually(() => list(page), titles);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#own-export").click()]);
    assert.equal(download.suggestedFilename(), "jalons-documents.json");
    const buffer = readFileSync(await download.path());
    assert.equal(JSON.parse(buffer.toString()).documents.length, 2);
    // One by one, then all at once, which is asked for twice.
    await page.locator(".own-list li", { hasText: "zeppelins" }).first().locator(".acts > button").click();
    await eventually(() => list(page), titles.slice(1));
    await page.locator("#own-clear").click();
    await page.locator("#own-clear", { hasText: "Oui" }).click();
    await eventually(() => list(page), []);
    assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage).filter((key) => !/ (seen|before)$/.test(key)), self.jalons.image]), [[], null]);
    await search(page, "zeppelins");
    await eventually(() => records(page), []);
    await page.locator(".top nav a", { hasText: "Documents" }).click();
    await page.waitForSelector("#own-import:enabled", { state: "attached" });
    await page.setInputFiles("#own-import", { name: "export.json", mimeType: "application/json", buffer });
    await eventually(() => list(page), titles);
  }));

test("a page full of scripts is text: nothing runs, nothing is asked for", () =>
  visit(DOCUMENTS, async (page) => {
    await add(page, [text("port.html", HOSTILE)]);
    await page.locator(".own-list h3 a").click();
    await page.waitForSelector(".statements .text");
    const said = await page.locator(".statements").textContent();
    assert.match(said, /Un zeppelin relie Da Nang à Hué/);
    assert.match(said, /<script>self\.hacked=1<\/script>/);
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => self.hacked), undefined);
    assert.equal(await page.locator("main iframe, main img, main script").count(), 0);
  }));

test("what is no document is refused by name, and the others come in", () =>
  visit(DOCUMENTS, async (page) => {
    const files = [
      { name: "image.png", mimeType: "image/png", buffer: Buffer.from("\x89PNG\r\n\x1a\n\0\0\0", "latin1") },
      text("vide.txt", " \n \n"),
      { name: "grand.txt", mimeType: "text/plain", buffer: Buffer.alloc(9 * 2 ** 20, "a ") },
      text("quais.txt", QUAYS),
      text("encore.txt", QUAYS),
      text("export.json", '{"format":"Jalons, own documents","version":1,"documents":7}'),
    ];
    await add(page, files, 1);
    await eventually(async () => (await refused(page)).length, 5);
    assert.deepEqual(await refused(page), [
      "image.png : ce n’est pas un texte ; enregistrez-le en .txt, .md ou .html",
      "vide.txt : aucun texte",
      "grand.txt : plus de 8 Mo ; découpez-le",
      "encore.txt : déjà présent",
      "export.json : ce fichier n’est pas un export de cette page",
    ]);
    assert.deepEqual(await list(page), ["Les quais de Hai Phong passent au numérique"]);
  }));

test("a passage shows what was found in its place, by keyboard too, and the list leads to it", () =>
  visit(DOCUMENTS, async (page) => {
    await add(page, [text("quais.txt", QUAYS)]);
    await page.locator(".own-list h3 a").click();
    await page.waitForSelector("mark.find");
    const first = page.locator("#s-p2");
    assert.deepEqual((await first.locator("mark.find").allTextContents()).filter((found) => /\d|Hai/.test(found)), [
      "Hai Phong", "au moins 60 %", "2030", "mardi 5 mars 2024",
    ]);
    const list = first.locator("details.finds");
    await list.locator("summary").press("Enter");
    const entry = list.locator("li", { hasText: "60 %" }).first();
    assert.match(await entry.textContent(), /quantité · ≥\s60\s% · sûr · nombre avec une unité connue/);
    await entry.locator("a").press("Enter");
    await eventually(() => page.evaluate(() => document.activeElement.textContent), "au moins 60 %");
    const told = await page.evaluate(() => getComputedStyle(document.activeElement, "::after").content);
    assert.match(told, /quantité/);
    const how = await page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-describedby")).textContent);
    assert.match(how, /sûr/);
    assert.match(await page.locator(".part + .aside").first().textContent(), /sans relecture/);
  }));

test("title, date and provinces are corrected by hand and stay so", () =>
  visit(DOCUMENTS, async (page) => {
    await add(page, [text("quais.txt", QUAYS)]);
    const open = async () => {
      await page.locator(".own-list summary", { hasText: "Détails" }).click();
      await page.locator(".own-correct summary").click();
    };
    await open();
    await page.locator(".own-form input").first().fill("Les quais, corrigés");
    await page.locator(".own-form input").nth(1).fill("hier");
    await page.locator(".own-form button", { hasText: "Enregistrer" }).click();
    await eventually(() => status(page), "Cette date n’en est pas une : écrivez 2025-10-27, 2025-10 ou 2025.");
    await open();
    await page.locator(".own-form input").first().fill("Les quais, corrigés");
    await page.locator(".own-form input").nth(1).fill("2023-11");
    await page.locator(".own-tick", { hasText: "Bac Giang" }).locator("input").uncheck();
    await page.locator(".own-form select").selectOption("quang-ninh");
    await page.locator(".own-form button", { hasText: "Enregistrer" }).click();
    await eventually(() => list(page), ["Les quais, corrigés"]);
    await page.reload();
    await eventually(() => list(page), ["Les quais, corrigés"]);
    assert.match(await page.locator(".own-list .meta").textContent(), /2023-11 · fr · Hai Phong$/);
    await search(page, "zeppelins");
    await eventually(() => page.locator(".record .meta").first().textContent(), "à vous · trouvé par machineVNAnovembre 2023Hai PhongQuang Ninh, alors province");
  }));

test("where storage is denied, documents last for the visit, and the page says so", async () => {
  const { site, browser } = here();
  const { page, faults, close } = await open(browser, "about:blank");
  await page.addInitScript(() => {
    const deny = { get() { throw new DOMException("denied", "SecurityError"); } };
    Object.defineProperty(self, "indexedDB", deny);
    Object.defineProperty(self, "localStorage", deny);
  });
  await page.goto(site.url + DOCUMENTS);
  await add(page, [text("quais.txt", QUAYS)]);
  assert.match(await page.locator(".own-storage").textContent(), /refuse de les conserver : ils durent le temps de cette visite/);
  await search(page, "zeppelins");
  await eventually(() => records(page), ["Les quais de Hai Phong passent au numérique"]);
  // The page was opened from an empty one, whose origin is none.
  assert.deepEqual(faults.filter((fault) => !fault.startsWith(`request: ${site.url}`)), []);
  await close();
});

test("a full storage says which documents were not kept, and none is lost for the visit", async () => {
  const { site, browser } = here();
  const { page, close } = await open(browser, "about:blank");
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (row, ...rest) {
      if (row.file === "notes.txt") throw new DOMException("full", "QuotaExceededError");
      return put.call(this, row, ...rest);
    };
  });
  await page.goto(site.url + DOCUMENTS);
  await add(page, [text("quais.txt", QUAYS), text("notes.txt", "Notes\n\nLe port de Da Nang ouvrira 12 quais en 2027.")]);
  assert.match(await page.locator(".own-storage").textContent(), /plein\. Gardés le temps de cette visite seulement \(1\) : notes\.txt/);
  assert.equal((await list(page)).length, 2);
  await page.reload();
  await eventually(() => list(page), ["Les quais de Hai Phong passent au numérique"]);
  await close();
});

test("offline, documents are read too", async () => {
  const site = await serve();
  const { page, close } = await open(held.browser, `${site.url}?lang=fr`);
  await ready(page);
  await page.locator(".note", { hasText: "fonctionne désormais aussi sans connexion" }).waitFor();
  await site.close();
  await page.goto(site.url + DOCUMENTS);
  await add(page, [text("quais.txt", QUAYS)]);
  await search(page, "zeppelins");
  await eventually(() => records(page), ["Les quais de Hai Phong passent au numérique"]);
  await close();
});

test("a worker that cannot start says so, and the corpus stays", async () => {
  const site = await serve({ answer: (path) => (/^own-.*wasm$/.test(path) ? { status: 404 } : null) });
  const { page, close } = await open(held.browser, "about:blank");
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }));
  await page.goto(site.url + DOCUMENTS);
  await page.waitForSelector("#own-files:enabled", { state: "attached" });
  await page.setInputFiles("#own-files", [text("quais.txt", QUAYS)]);
  await eventually(async () => /^Le lecteur de documents ne peut pas démarrer \(.*404|^Le lecteur de documents ne peut pas démarrer/.test(await status(page)), true);
  assert.ok((await page.locator("ol.documents > li").count()) > 30);
  await close();
  await site.close();
});

test("an explorer that broke and was started again still has the documents", async () => {
  const { site, browser } = here();
  const { page, close } = await open(browser, site.url + DOCUMENTS);
  await add(page, [text("quais.txt", QUAYS)]);
  // Yew takes it for granted that the page accepts its elements, and panics.
  await page.evaluate(() => {
    const { insertBefore } = Node.prototype;
    Node.prototype.insertBefore = function () {
      Node.prototype.insertBefore = insertBefore;
      throw new DOMException("refused");
    };
  });
  await page.locator(".top nav a").first().click();
  await page.locator(".note", { hasText: "a redémarré" }).waitFor();
  await page.waitForSelector("#query, #own");
  await search(page, "zeppelins");
  await eventually(() => records(page), ["Les quais de Hai Phong passent au numérique"]);
  await page.locator(".top nav a", { hasText: "Documents" }).click();
  await eventually(() => list(page), ["Les quais de Hai Phong passent au numérique"]);
  await close();
});

test("two hundred documents of a megabyte in all are ready within ten seconds and never hold the page up for long", () =>
  visit(DOCUMENTS, async (page) => {
    const places = ["Hai Phong", "Bac Giang", "Bac Ninh", "Da Nang", "Quang Ninh", "Can Tho", "Lam Dong"];
    const body = (number) => {
      let said = `Le rapport ${number} sur la ville de ${places[number % 7]}\n\n`;
      for (let k = 1; said.length < 5000; k++) {
        said += `La province de ${places[(number + k) % 7]} vise au moins ${50 + ((number * k) % 50)} % de dossiers en ligne d’ici ${2026 + (k % 5)}, avec ${k},5 milliards d’USD pour les semi-conducteurs du quartier ${number * 7 + k}.\n\n`;
      }
      return said;
    };
    await page.waitForSelector("#own-files:enabled", { state: "attached" });
    // The files are made in the page: handing them over from the test would hold it up.
    await page.evaluate((bodies) => {
      const dataTransfer = new DataTransfer();
      for (const [number, text] of bodies.entries()) dataTransfer.items.add(new File([text], `rapport-${number}.txt`));
      self.held = dataTransfer;
    }, Array.from({ length: 200 }, (_, number) => body(number)));
    await page.waitForTimeout(500);
    const added = page.evaluate(async () => {
      let longest = 0;
      let last = performance.now();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        port2.postMessage(0);
      };
      port2.postMessage(0);
      const start = performance.now();
      document.querySelector(".own-drop").dispatchEvent(new DragEvent("drop", { dataTransfer: self.held, bubbles: true, cancelable: true }));
      while (!document.querySelector(".own-status").textContent.includes("200.")) await new Promise((resolve) => setTimeout(resolve, 20));
      return [(performance.now() - start) / 1000, longest];
    });
    const [seconds, longest] = await added;
    console.log(`200 documents: ready after ${seconds.toFixed(1)} s, the page held up for ${longest.toFixed(0)} ms at most`);
    // The reading is done beside the page: were it done in it, the longest stretch would be nearly all of the time.
    assert.ok(longest < (seconds * 1000) / 4, `${longest} ms of ${seconds} s`);
  }));
