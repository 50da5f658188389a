import { describe, expect, it } from "vitest";
import { FairQueue } from "./fair-queue";
import { TooBusy } from "./too-busy";

const person = (address = "a") => ({ isPerson: true, isForeign: false, address: address });
const script = (address = "a") => ({ isPerson: false, isForeign: false, address: address });

/** A FairQueue on the test's own clock; every answer takes `tookMs`. */
function stage({ people = 4, scripts = 4, tookMs = 100 } = {}) {
  let now = 0;
  const pauses: number[] = [];
  const made: string[] = [];
  const turns = new FairQueue({
    people,
    scripts,
    patienceMs: 10_000,
    clock: () => now,
    pause: async (ms) => void pauses.push(ms),
  });
  let under = 0;
  const answer = (name: string) => async () => {
    expect(++under).toBe(1);
    await Promise.resolve();
    now += tookMs;
    made.push(name);
    under--;
    return name;
  };
  return { turns, answer, made, pauses };
}

describe("FairQueue", () => {
  it("makes one answer at a time, and returns it", async () => {
    const { turns, answer } = stage();
    const all = ["a", "b", "c"].map((name) => turns.run(person(name), answer(name)));
    expect(await Promise.all(all)).toEqual(["a", "b", "c"]);
  });

  it("rejects if making the answer cannot even start", async () => {
    const { turns, answer } = stage();
    const broken = turns.run(person("a"), () => {
      throw new Error("no such answer");
    });
    await expect(broken).rejects.toThrow("no such answer");
    expect(await turns.run(person("b"), answer("b"))).toBe("b");
  });

  it("serves people before scripts that came earlier", async () => {
    const { turns, answer, made } = stage();
    const all = [
      turns.run(script("x"), answer("first")),
      turns.run(script("y"), answer("script")),
      turns.run(person("z"), answer("person")),
    ];
    await Promise.all(all);
    expect(made).toEqual(["first", "person", "script"]);
  });

  it("serves a client with few requests before the rest of one with many", async () => {
    const { turns, answer, made } = stage({ people: 20 });
    const greedy = [1, 2, 3, 4].map((n) => turns.run(person("greedy"), answer(`greedy ${n}`)));
    const modest = turns.run(person("modest"), answer("modest"));
    await Promise.all([...greedy, modest]);
    expect(made.indexOf("modest")).toBeLessThanOrEqual(2);
    expect(made).toHaveLength(5);
  });

  it.each([
    ["people", person, 4],
    ["scripts", script, 4],
  ])(
    "refuses %s beyond so many waiting, and accepts the next when there is room",
    async (_, who, most) => {
      const { turns, answer } = stage();
      const running = turns.run(who("0"), answer("0"));
      const waiting = Array.from({ length: most }, (_one, i) =>
        turns.run(who(`${i + 1}`), answer(`${i + 1}`)),
      );
      await expect(turns.run(who("late"), answer("late"))).rejects.toBeInstanceOf(TooBusy);
      await Promise.all([running, ...waiting]);
      expect(await turns.run(who("late"), answer("late"))).toBe("late");
    },
  );

  it("lets no client have more than half of the places", async () => {
    const { turns, answer } = stage();
    const all = [1, 2, 3].map((n) => turns.run(script("one"), answer(`${n}`)));
    await expect(turns.run(script("one"), answer("4"))).rejects.toBeInstanceOf(TooBusy);
    expect(await turns.run(script("two"), answer("two"))).toBe("two");
    await Promise.all(all);
  });

  it("does not let scripts take the places of people", async () => {
    const { turns, answer } = stage();
    const scripts = ["1", "2", "3", "4", "5"].map((n) => turns.run(script(n), answer(n)));
    expect(await turns.run(person("p"), answer("p"))).toBe("p");
    await Promise.all(scripts);
  });

  it("makes nothing for a client that has left", async () => {
    const { turns, answer, made } = stage({ tookMs: 10_001 });
    const first = turns.run(script("a"), answer("first"));
    const late = turns.run(script("b"), answer("late"));
    await expect(late).rejects.toBeInstanceOf(TooBusy);
    expect(await first).toBe("first");
    expect(made).toEqual(["first"]);
  });

  it.each([
    [100, 25],
    [10_000, 250],
    [0, 0],
  ])("after %d ms of work the pollers get %d", async (tookMs, pauseMs) => {
    const { turns, answer, pauses } = stage({ tookMs });
    await turns.run(person(), answer("a"));
    await Promise.resolve();
    expect(pauses).toEqual([pauseMs]);
  });

  it("passes on a failure, and continues", async () => {
    const { turns, answer } = stage();
    await expect(turns.run(person(), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await turns.run(person(), answer("a"))).toBe("a");
  });
});
