// Known-item queries: for each, one document is the one that was looked for.
//
// The same words of a document are asked for as they stand, without diacritics, with a slip in each, and with the last
// one unfinished; other words in another inflected form. All is drawn by a fixed chance.

import { chance } from "./random.mjs";

/** The kinds of query, in the order of the report. */
export const KINDS = ["title", "body", "inflected", "no-diacritics", "typo", "prefix"];

/**
 * Draws queries.
 * @param {{id: string, page?: string, title: string, text: string}[]} documents those of a page share its title, which
 *   then asks for any of them
 * @param {number} [count] how many of each kind
 * @returns {{kind: string, query: string, id: string}[]} kind by kind
 */
export function draw(documents, count = 300) {
  const { own, frequency } = vocabulary(documents);
  const below = chance("queries");
  const pages = new Set();
  const found = Object.fromEntries(KINDS.map((kind) => [kind, []]));
  const ask = (kind, query, { id }) => found[kind].length < count && found[kind].push({ kind, query, id });
  for (const at of shuffled(documents.length, below)) {
    const document = documents[at];
    const title = words(document.title).join(" ");
    if (document.page) {
      if (!pages.has(document.page)) ask("title", title, { id: document.page });
      pages.add(document.page);
    } else if (namesakes(document.title, documents) <= 2) {
      ask("title", title, document);
    }
    const rare = rarer(own[at], frequency, documents.length);
    const chosen = some(rare, below(5) ? 4 : 3, below);
    if (chosen.length >= 3) {
      ask("body", chosen.join(" "), document);
      ask("no-diacritics", unmarked(chosen.join(" ")), document);
      ask("typo", chosen.map((word) => slip(word, below)).join(" "), document);
      ask("prefix", [...chosen.slice(0, -1), start(chosen.at(-1))].join(" "), document);
    }
    const forms = rare.map((word) => otherForms(word, frequency).filter((form) => !own[at].has(form))).filter((forms) => forms.length);
    const others = some(forms, 3 + below(2), below).map((forms) => forms[below(forms.length)]);
    if (others.length >= 3) ask("inflected", others.join(" "), document);
    if (KINDS.every((kind) => found[kind].length === count)) break;
  }
  return KINDS.flatMap((kind) => found[kind]);
}

/** A title as somebody types it: small letters, and no marks that an engine could take for its own. */
function words(title) {
  return title.toLowerCase().match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Each document's words, and in how many documents each word stands. */
function vocabulary(documents) {
  const frequency = new Map();
  const own = documents.map(({ text }) => {
    const words = new Set(wholeWords(text));
    for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    return words;
  });
  return { own, frequency };
}

/** Words that stand by themselves in a text: no parts of names such as `nom_de_fichier` or `/etc/fstab`. */
function wholeWords(text) {
  const parts = text.toLowerCase().split(/[\s'’]+/);
  return parts.map((part) => part.replace(/^\P{L}+|\P{L}+$/gu, "")).filter((part) => /^\p{L}+$/u.test(part));
}

const titles = new WeakMap();
/** How many documents have this title: long sections are cut into several. */
function namesakes(title, documents) {
  if (!titles.has(documents)) {
    const counts = new Map();
    for (const { title } of documents) counts.set(title, (counts.get(title) ?? 0) + 1);
    titles.set(documents, counts);
  }
  return titles.get(documents).get(title);
}

/** The words of a document that are rarer than its words are on average, but not its alone. */
function rarer(own, frequency, count) {
  const words = [...own].filter((word) => word.length >= 4);
  const weight = (word) => Math.log(count / frequency.get(word));
  const average = words.reduce((sum, word) => sum + weight(word), 0) / words.length;
  return words.filter((word) => weight(word) > average && frequency.get(word) > 1);
}

/** Endings that take each other's place in French. */
const ENDINGS = [
  ["", "s"], ["", "e", "s", "es"], ["e", "es", "ent", "er", "ez", "é", "ée", "és", "ées", "ant", "era", "ait"], ["al", "ale", "aux", "ales"],
  ["eau", "eaux"], ["eux", "euse", "euses"], ["if", "ive", "ifs", "ives"], ["en", "enne", "ens", "ennes"], ["el", "elle", "els", "elles"],
  ["er", "ère", "ers", "ères"], ["ir", "it", "is", "ie", "ies", "issent", "issant"],
];

/** Other forms of a word that stand in the corpus. */
export function otherForms(word, frequency) {
  const forms = new Set();
  for (const endings of ENDINGS) {
    for (const ending of endings) {
      const stem = word.slice(0, word.length - ending.length);
      if (!word.endsWith(ending) || stem.length < 4) continue;
      for (const other of endings) if (other !== ending && frequency.has(stem + other)) forms.add(stem + other);
    }
  }
  return [...forms];
}

/** A word with one letter wrong, missing, too many, or exchanged with its neighbour; short words stay. */
export function slip(word, below) {
  const letters = [...word];
  if (letters.length < 4) return word;
  const letter = "abcdefghijklmnopqrstuvwxyz"[below(26)];
  const at = 1 + below(letters.length - 1);
  switch (below(4)) {
    case 0:
      letters[at] = letter;
      break;
    case 1:
      letters.splice(at, 1);
      break;
    case 2:
      letters.splice(at, 0, letter);
      break;
    default:
      [letters[at - 1], letters[at]] = [letters[at], letters[at - 1]];
  }
  const slipped = letters.join("");
  // Another try where nothing changed, as with doubled letters.
  return slipped === word ? slip(word, below) : slipped;
}

/** The first half of a word, and three letters at least: an ending typed in part would be the stemmer's to misread. */
function start(word) {
  return word.slice(0, Math.max(3, Math.ceil(word.length / 2)));
}

/** A text without its marks. */
export function unmarked(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae");
}

/** So many of a list, in the order of the list. */
function some(list, count, below) {
  const chosen = new Set(shuffled(list.length, below).slice(0, count));
  return list.filter((_, at) => chosen.has(at));
}

/** The numbers below `count` in an order of chance. */
function shuffled(count, below) {
  const numbers = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = below(at + 1);
    [numbers[at], numbers[other]] = [numbers[other], numbers[at]];
  }
  return numbers;
}
