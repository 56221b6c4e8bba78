// The pure parts of the benchmark: reading pages, cutting them, drawing queries, writing numbers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cut, fromHtml, fromRoff, isFrench } from "./corpora/cut.mjs";
import { KINDS, draw, otherForms, slip, unmarked } from "./corpora/queries.mjs";
import { chance } from "./corpora/random.mjs";
import { withFacets } from "./corpora/seeds.mjs";
import { kilobytes, milliseconds, table } from "./report.mjs";

test("a page is read as headings and paragraphs, without its navigation", () => {
  const html = `<head><title>No</title></head><div class="navheader"><div>Suivant</div></div><h2 class="title">
    1.2. L&rsquo;&icirc;le</h2><p>Un <b>port</b> &amp; un quai.<p>Deux.<pre>code</pre><!-- rien -->`;
  assert.deepEqual(fromHtml(html), [
    { heading: true, text: "L’île" },
    { heading: false, text: "Un port & un quai." },
    { heading: false, text: "Deux." },
  ]);
});

test("a manual page is read as headings and paragraphs, without its examples", () => {
  const roff = `.\\" rien\n.TH LS 1 "2022"\n.SH NOM\nls \\- Afficher le \\fBcontenu\\fP\n.PP\nde r\\('epertoires\n.nf\nls -l\n.fi\n.BR chmod (1)`;
  assert.deepEqual(fromRoff(roff), [
    { heading: true, text: "ls(1)" },
    { heading: true, text: "Nom" },
    { heading: false, text: "ls - Afficher le contenu" },
    { heading: false, text: "de r epertoires chmod(1)" },
  ]);
});

test("documents end at headings, and are neither short nor long", () => {
  const paragraph = (letter, length) => ({ heading: false, text: letter.repeat(length) });
  const heading = (text) => ({ heading: true, text });
  const found = cut([heading("Page"), paragraph("a", 600), heading("Un"), paragraph("b", 500), heading("Deux"), paragraph("c", 900), heading("Trois"), ...Array(4).fill(paragraph("d", 1100))]);
  assert.deepEqual(found.map(({ title, text }) => [title, text.length]), [
    ["Page", 1104],
    ["Page : Deux", 2007],
    ["Page : Deux", 2201],
    ["Page : Deux", 1100],
  ]);
});

test("what is not French is told from it", () => {
  assert.ok(isFrench("Le quai est à l’est de la ville, et le port dans une baie que les marées ne vident pas."));
  assert.ok(!isFrench("The quay is in the east of the town, and the harbour in a bay that is never dry."));
});

test("other forms of a word are those that the corpus has", () => {
  const frequency = new Map([["portuaires", 2], ["portuaire", 5], ["navales", 1], ["navaux", 1], ["charger", 3], ["chargées", 1]]);
  assert.deepEqual(otherForms("portuaire", frequency), ["portuaires"]);
  assert.deepEqual(otherForms("chargées", frequency), ["charger"]);
  assert.deepEqual(otherForms("quai", frequency), []);
});

test("a slip is one slip, and short words have none", () => {
  const below = chance("slips");
  for (const word of ["port", "quai", "bateaux", "assez"]) {
    const slipped = slip(word, below);
    assert.notEqual(slipped, word);
    assert.ok(Math.abs(slipped.length - word.length) <= 1);
  }
  assert.equal(slip("mer", below), "mer");
  assert.equal(unmarked("Île œuvrée"), "Ile oeuvree");
});

test("the same documents give the same queries, each about one of them", () => {
  const words = ["marées", "quais", "navires", "grues", "phares", "digues", "balises", "écluses", "bassins", "pilotes", "amarres", "jetées"];
  const documents = withFacets(
    Array.from({ length: 60 }, (_, at) => ({ title: `Port ${at}`, text: `dans notre port ${words[at % 12]} ${words[(at * 5 + 1) % 12]} ${words[(at * 7 + 2) % 12]} avec ${words[(at * 11 + 3) % 12]}` })),
  );
  const queries = draw(documents, 5);
  assert.deepEqual(queries, draw(documents, 5));
  assert.deepEqual([...new Set(queries.map(({ kind }) => kind))], KINDS.filter((kind) => kind !== "inflected"));
  for (const { kind, query, id } of queries.filter(({ kind }) => kind === "body")) {
    const { text } = documents.find((document) => document.id === id);
    for (const word of query.split(" ")) assert.ok(text.includes(word), `${kind}: ${word}`);
  }
});

test("numbers have the digits they deserve", () => {
  assert.deepEqual([0.0123, 0.5, 12.7, undefined].map(milliseconds), ["0.012", "0.50", "13", ""]);
  assert.deepEqual([950, 123_456, undefined].map(kilobytes), ["0.9", "123", ""]);
  assert.equal(table(["a", "b"], [["x", 1]]), "| a | b |\n| --- | ---: |\n| x | 1 |");
});
