// Loaded into a product and its demo before all other modules. Both use a clock that the test controls, so
// that minutes pass in seconds. The product moves the clock, and its timers follow it. A busy machine slows
// this clock down: no deadline passes because the machine had no time.
import { subscribe } from "node:diagnostics_channel";
import { isMainThread } from "node:worker_threads";
import { install } from "@sinonjs/fake-timers";
import { openClockFile } from "./clock-file.mjs";

/** How often the clock is moved, ms. */
const BEAT_MS = 10;

/** Timers that are due within this time run together, ms. */
const MOST_AT_ONCE_MS = 250;

/** A call to an upstream that takes longer hangs: the clock no longer slows down for it, ms. */
const CALL_MS = 1_000;

const clockFile = process.env.TEST_CLOCK_FILE;
const program = process.argv[1] ?? "";
if (clockFile !== undefined && isMainThread) {
  if (program.endsWith("bin/start.mjs")) lead(clockFile);
  else if (program.endsWith("lib/demo/main.ts")) follow(clockFile);
}

/** @param {string} path */
function follow(path) {
  const file = openClockFile(path);
  tellTime(() => file.read("now"));
}

/** @param {string} path */
function lead(path) {
  const file = openClockFile(path);
  const steady = performance.now.bind(performance);
  const every = setInterval;
  const began = file.read("now");
  const clock = install({
    now: began,
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"],
    // Node's own sockets have real timers, and clear them.
    shouldClearNativeTimers: true,
  });
  performance.now = () => clock.now - began;
  tellTime(() => clock.now);

  const isAsking = callsUnderWay(steady);
  let last = steady();
  every(() => {
    const passed = steady() - last;
    last += passed;
    const speed = isAsking() ? 1 : file.read("speed");
    clock.tick(Math.min(MOST_AT_ONCE_MS, Math.round(passed * speed)));
    file.write("now", clock.now);
  }, BEAT_MS).unref();
}

/** @param {() => number} now */
function tellTime(now) {
  Date.now = now;
  globalThis.Date = new Proxy(Date, {
    construct: (target, given, made) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, made),
    apply: (target) => new target(now()).toString(),
  });
  // Node writes the `Date` header by the system clock, and a client would take that for a wrong clock.
  subscribe("http.server.request.start", (/** @type {any} */ { response }) =>
    response.setHeader("date", new Date().toUTCString()),
  );
}

/**
 * Says whether a call to an upstream is under way that may still be answered soon.
 * @param {() => number} steady
 */
function callsUnderWay(steady) {
  /** @type {Map<unknown, number>} */
  const calls = new Map();
  const begin = (/** @type {any} */ { request }) => {
    calls.set(request, steady());
    request.once?.("close", () => calls.delete(request));
  };
  const end = (/** @type {any} */ { request }) => calls.delete(request);
  subscribe("http.client.request.start", begin);
  subscribe("undici:request:create", begin);
  subscribe("undici:request:trailers", end);
  subscribe("undici:request:error", end);
  return () => [...calls.values()].some((since) => steady() - since < CALL_MS);
}
