// Chance that comes out the same on every machine.

/** A 32-bit number that depends on every letter of a text (FNV-1a, then stirred: alike texts give unlike numbers). */
export function hash(text) {
  let number = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) number = Math.imul(number ^ text.charCodeAt(at), 0x01000193);
  number = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  number = Math.imul(number ^ (number >>> 13), 0xc2b2ae35);
  return (number ^ (number >>> 16)) >>> 0;
}

/**
 * A source of chance that a text starts (mulberry32).
 * @returns {(below: number) => number} whole numbers from 0 on
 */
export function chance(seed) {
  let state = hash(seed);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let number = Math.imul(state ^ (state >>> 15), 1 | state);
    number = (number + Math.imul(number ^ (number >>> 7), 61 | number)) ^ number;
    return Math.floor((((number ^ (number >>> 14)) >>> 0) / 4294967296) * below);
  };
}
