// A WebAssembly for the bindings whose instances tell when they break and do nothing from then on. A wasm that trapped must not
// be entered again, but its listeners and timers still call it. `finish` puts this function into boot.js and inline.js.
(broke) => {
  const instantiate = async (module, imports) => {
    const { exports } = await WebAssembly.instantiate(module, imports);
    let broken = false;
    const guard = (value) => (...inputs) => {
      if (broken) return 0;
      try {
        return value(...inputs);
      } catch (error) {
        broken = true;
        broke(error);
        throw error;
      }
    };
    const guarded = Object.entries(exports).map(([name, value]) => [name, typeof value === "function" ? guard(value) : value]);
    return { instance: { exports: Object.fromEntries(guarded) }, module };
  };
  return { instantiate, Instance: WebAssembly.Instance, Module: WebAssembly.Module };
}
