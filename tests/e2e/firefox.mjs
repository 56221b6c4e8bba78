// Firefox as Debian ships it, spoken to by WebDriver BiDi. playwright-core drives a Firefox of its own only, and asks the
// present one for commands it does not know; BiDi is JSON over a web socket, and what the tests take of it stands here.

import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PATIENCE, driven } from "./driven.mjs";

/** What Firefox writes of a font that was still on its way when its page was left (NS_BINDING_ABORTED): nobody's fault. */
const BROKEN_OFF = `status=${0x804b0002}`;

/** A web socket to this machine: texts out, texts in. Node has one of its own only from version 22 on. */
async function socket(port, path, heard) {
  const stream = connect(port, "127.0.0.1");
  const key = randomBytes(16).toString("base64");
  stream.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`);
  let waiting = Buffer.alloc(0);
  let parts = [];
  let open;
  const opened = new Promise((resolve, reject) => {
    open = resolve;
    stream.on("error", reject);
  });
  const accepted = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  stream.on("data", (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    if (open) {
      const end = waiting.indexOf("\r\n\r\n");
      if (end < 0) return;
      if (!waiting.subarray(0, end).toString().includes(accepted)) return stream.destroy(new Error("Firefox opens no web socket"));
      waiting = waiting.subarray(end + 4);
      open();
      open = null;
    }
    for (;;) {
      if (waiting.length < 2) return;
      const short = waiting[1] & 127;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (waiting.length < head) return;
      const length = short < 126 ? short : short === 126 ? waiting.readUInt16BE(2) : Number(waiting.readBigUInt64BE(2));
      if (waiting.length < head + length) return;
      const [final, sort] = [waiting[0] & 128, waiting[0] & 15];
      if (sort < 3) parts.push(waiting.subarray(head, head + length));
      waiting = waiting.subarray(head + length);
      if (final && sort < 3) {
        heard(Buffer.concat(parts).toString());
        parts = [];
      }
    }
  });
  await opened;
  const send = (text) => {
    const body = Buffer.from(text);
    const long = body.length > 125;
    if (body.length > 65_535) throw new Error("too long a message");
    const head = Buffer.alloc(long ? 4 : 2, 0x81);
    head[1] = 128 | (long ? 126 : body.length);
    if (long) head.writeUInt16BE(body.length, 2);
    // Firefox hangs up on a mask of zeros.
    const mask = Buffer.from([1, 2, 3, 4]);
    stream.write(Buffer.concat([head, mask, body.map((byte, place) => byte ^ mask[place % 4])]));
  };
  return { send, close: () => stream.destroy() };
}

/** Starts Firefox, without a window. `open` gives a page, `close` ends it all. */
export async function launch(program) {
  const profile = mkdtempSync(join(tmpdir(), "jalons-firefox-"));
  const firefox = spawn(program, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
  // Also where a test ends before it closes it.
  process.once("exit", () => firefox.kill());
  const port = await new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`Firefox does not start: ${said}`)), PATIENCE);
    firefox.on("error", reject);
    firefox.stderr.on("data", (chunk) => {
      said += chunk;
      const [, found] = /WebDriver BiDi listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said) ?? [];
      if (found) resolve((clearTimeout(timer), Number(found)));
    });
  });
  let last = 0;
  const asked = new Map();
  const watchers = new Set();
  const { send, close } = await socket(port, "/session", (text) => {
    const message = JSON.parse(text);
    if (message.type === "event") return watchers.forEach((watch) => watch(message));
    const { resolve, reject } = asked.get(message.id) ?? {};
    asked.delete(message.id);
    if (message.type === "success") resolve?.(message.result);
    else reject?.(new Error(`${message.error}: ${message.message}`));
  });
  const ask = (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      const timer = setTimeout(() => reject(new Error(`${method} takes too long`)), PATIENCE);
      asked.set(id, { resolve: (value) => (clearTimeout(timer), resolve(value)), reject: (error) => (clearTimeout(timer), reject(error)) });
      send(JSON.stringify({ id, method, params }));
    });
  await ask("session.new", { capabilities: {} });
  await ask("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });

  /** What a frame or a page can be asked. */
  function view(context) {
    /** Runs a function in the page, with what JSON can carry. */
    const evaluate = async (what, ...inputs) => {
      const { type, result, exceptionDetails } = await ask("script.callFunction", {
        functionDeclaration: `async (inputs) => JSON.stringify(await (${what})(...JSON.parse(inputs)))`,
        arguments: [{ type: "string", value: JSON.stringify(inputs) }],
        awaitPromise: true,
        target: { context },
      });
      if (type === "exception") throw new Error(exceptionDetails.text);
      return result.value === undefined ? undefined : JSON.parse(result.value);
    };
    /** Presses keys one after the other; `+` before one holds it, `-` lets it go. */
    const keys = (all) => {
      const press = (key) => {
        const value = key.at(-1);
        if (key.length === 2) return [{ type: key[0] === "+" ? "keyDown" : "keyUp", value }];
        return [{ type: "keyDown", value }, { type: "keyUp", value }];
      };
      return ask("input.performActions", { context, actions: [{ type: "key", id: "keys", actions: all.flatMap(press) }] });
    };
    return driven({ evaluate, keys });
  }

  /** A page that remembers what it should not have done: errors, and requests to other places than these. */
  async function open(address, places = [new URL(address).origin]) {
    const { context } = await ask("browsingContext.create", { type: "tab" });
    const faults = [];
    watchers.add(({ method, params }) => {
      if (method === "log.entryAdded" && params.level === "error" && !params.text.includes(BROKEN_OFF)) faults.push(`${params.type}: ${params.text}`);
      const url = params.request?.url ?? "data:";
      if (method === "network.beforeRequestSent" && !/^(data|blob|about|moz-extension):/.test(url) && !places.some((place) => url.startsWith(place))) faults.push(`request: ${url}`);
    });
    const go = (address) => ask("browsingContext.navigate", { context, url: address, wait: "complete" });
    await go(address);
    /** The frames of the page, in their order. */
    const frames = async () => {
      const { contexts } = await ask("browsingContext.getTree", { root: context });
      return contexts[0].children.map((child) => view(child.context));
    };
    return { ...view(context), go, frames, faults, close: () => ask("browsingContext.close", { context }) };
  }

  return {
    open,
    close: async () => {
      await ask("browser.close").catch(() => {});
      close();
      await new Promise((resolve) => (firefox.exitCode === null ? (firefox.once("exit", resolve), setTimeout(() => firefox.kill(), 5000)) : resolve()));
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
