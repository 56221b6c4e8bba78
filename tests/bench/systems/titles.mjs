// Titles and facets beside an index that stores none: what a list of results shows and a filter looks at.

/** The side file. */
export function titles(documents) {
  return JSON.stringify(Object.fromEntries(documents.map(({ id, title, province, theme, date }) => [id, [title, province, theme, date]])));
}

/** Reads the side file; gives what the list shows of a document. */
export function shower(text) {
  const rows = JSON.parse(text);
  return (id) => ({ id, title: rows[id][0] });
}

/** A query without words that have no letter: the French trimmer may leave nothing of them, and an empty word throws. */
export function withLetters(query) {
  return query.split(/\s+/).filter((word) => /\p{L}/u.test(word)).join(" ");
}
