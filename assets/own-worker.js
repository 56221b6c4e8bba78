// The worker that reads a reader's own documents. `finish` puts the script of wasm-bindgen before it: one file, so that
// nothing is loaded that the page has not named. Messages are done one after the other.
"use strict";

let desk;
let wasm;

/** Loads the wasm, if it is byte for byte the one of this build, and gives it the corpus. */
async function open({ address, integrity, image }) {
  const response = await fetch(address, { integrity, credentials: "same-origin" });
  if (!response.ok) throw new Error(`${address}, ${response.status}`);
  wasm = self.jalons.bindings(WebAssembly);
  await wasm({ module_or_path: await WebAssembly.compile(await response.arrayBuffer()) });
  desk = new wasm.Desk(image);
  return JSON.parse(desk.provinces());
}

const ACTS = {
  open,
  address: ({ bytes }) => wasm.address(bytes),
  dated: ({ edtf }) => wasm.dated(edtf),
  add({ id, file, bytes, day, corrections }) {
    const progress = (done, all) => postMessage({ done, all });
    return JSON.parse(desk.add(id, file, bytes, day, corrections, progress));
  },
  remove: ({ id }) => desk.remove(id),
  image: () => desk.image(),
};

let last = Promise.resolve();
addEventListener("message", ({ data: { number, act, input } }) => {
  last = last.then(() => ACTS[act](input)).then(
    (answer) => postMessage({ number, answer }, answer instanceof Uint8Array ? [answer.buffer] : []),
    // The desk refuses with a word; all else is a fault.
    (error) => postMessage(typeof error === "string" ? { number, refusal: error } : { number, fault: error.message }),
  );
});
