// What the tests ask of a page in a browser that is driven by a protocol, given the two things that each protocol does its own
// way: to run a function in the page, and to press keys.

/** How long anything may take, in milliseconds. */
export const PATIENCE = 30_000;

/** The same page with more to ask of it. */
export function driven({ evaluate, keys }) {
  /** Waits until a function gives something, and gives it. */
  const until = async (what, ...inputs) => {
    for (const end = Date.now() + PATIENCE; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const found = await evaluate(what, ...inputs).catch(() => null);
      if (found) return found;
      if (Date.now() > end) throw new Error(`in vain: ${what}`);
    }
  };
  /** Puts a text into a field, as a reader does. */
  const type = async (selector, text) => {
    await evaluate((selector) => {
      const field = document.querySelector(selector);
      field.focus();
      field.select();
    }, selector);
    await keys([...text]);
  };
  const click = (selector) => evaluate((selector) => document.querySelector(selector).click(), selector);
  return { evaluate, keys, until, type, click };
}
