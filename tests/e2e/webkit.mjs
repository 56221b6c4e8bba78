// WebKitGTK as Debian ships it, spoken to by WebDriver: JSON over HTTP, and what the tests take of it stands here.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { PATIENCE, driven } from "./driven.mjs";

/** A port of this machine that nothing listens on. */
const port = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts a program that ends with the tests, and waits until one of its outputs says something. */
function started(program, args, { env = process.env, stdio, says }) {
  const child = spawn(program, args, { env, stdio });
  process.once("exit", () => child.kill());
  const said = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${program} does not start`)), PATIENCE);
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`${program} ended with ${code}`)));
    says(child, (value) => (clearTimeout(timer), resolve(value)));
  });
  return said.then((value) => ({ child, value }));
}

/** Starts WebKitGTK on a screen that only exists in memory. `open` gives a page, `close` ends it all. */
export async function launch(program) {
  const screen = await started("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    says: (child, say) => child.stdio[3].once("data", (number) => say(String(number).trim())),
  });
  const at = await port();
  const driver = await started(program, [`--port=${at}`], {
    // Without a graphics card.
    env: { ...process.env, DISPLAY: `:${screen.value}`, GDK_BACKEND: "x11", WEBKIT_DISABLE_COMPOSITING_MODE: "1" },
    stdio: "ignore",
    says: async (_, say) => {
      for (;;) {
        if (await fetch(`http://127.0.0.1:${at}/status`).then((status) => status.ok, () => false)) return say();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  });

  const ask = async (method, path, body) => {
    const request = { method, signal: AbortSignal.timeout(PATIENCE), headers: { "content-type": "application/json" } };
    const answer = await fetch(`http://127.0.0.1:${at}${path}`, body ? { ...request, body: JSON.stringify(body) } : request);
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };

  /** A page in a window of its own. `faults` gives the errors since it was loaded: its console is out of reach. */
  async function open(address) {
    const { sessionId } = await ask("POST", "/session", { capabilities: {} });
    const inside = (method, path, body) => ask(method, `/session/${sessionId}/${path}`, body);
    await inside("POST", "url", { url: address });
    /** Runs a function in the page, with what JSON can carry. */
    const evaluate = async (what, ...inputs) => {
      const script = `const done = arguments[1]; (async () => JSON.stringify(await (${what})(...JSON.parse(arguments[0]))))().then((value) => done({ value }), (error) => done({ error: String(error) }))`;
      const { value, error } = await inside("POST", "execute/async", { script, args: [JSON.stringify(inputs)] });
      if (error) throw new Error(error);
      return value == null ? undefined : JSON.parse(value);
    };
    const keys = (all) => {
      const actions = all.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
      return inside("POST", "actions", { actions: [{ type: "key", id: "keys", actions }] });
    };
    await evaluate(() => {
      const faults = (globalThis.faults = []);
      addEventListener("error", ({ message }) => faults.push(`error: ${message}`));
      addEventListener("unhandledrejection", ({ reason }) => faults.push(`rejection: ${reason}`));
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => faults.push(`policy: ${violatedDirective} ${blockedURI}`));
      const { error } = console;
      console.error = (...said) => (faults.push(`console: ${said.join(" ")}`), error.apply(console, said));
    });
    const faults = () => evaluate(() => globalThis.faults);
    return { ...driven({ evaluate, keys }), faults, close: () => ask("DELETE", `/session/${sessionId}`) };
  }

  return {
    open,
    close: async () => {
      for (const { child } of [driver, screen]) {
        const ended = new Promise((resolve) => child.once("exit", resolve));
        child.kill();
        await ended;
      }
    },
  };
}
