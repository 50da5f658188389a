import { expect, it } from "vitest";
import { CAUSES } from "@/lib/domain/verdict";
import { WAVES } from "./situations";

const all = WAVES.flatMap(({ situations }) => situations);

it("names every situation once, as a pipeline and a stream may be called", () => {
  const names = all.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9-]{0,62}$/);
});

it("watches calm ones in every wave, for as long as troubles take to show", () => {
  for (const { situations, calmMinutes, mostMinutes } of WAVES) {
    expect(situations.some(({ truth }) => truth.calm === true)).toBe(true);
    expect(calmMinutes).toBeGreaterThanOrEqual(7);
    expect(mostMinutes).toBeGreaterThan(calmMinutes);
  }
});

it("ends within 25 minutes, whatever becomes of it", () => {
  const minutes = WAVES.reduce((sum, { mostMinutes }) => sum + mostMinutes, 0);
  expect(minutes).toBeLessThanOrEqual(25);
});

it("plays nearly every cause that a consumer can have", () => {
  const played = new Set(all.flatMap(({ truth }) => truth.causes));
  const consumer = CAUSES.filter((cause) => played.has(cause));
  expect(consumer).toEqual([
    "no-cores-left",
    "stuck-batch",
    "reading-nothing",
    "processing-too-slow",
    "rate-cap",
    "backpressure",
    "read-limit",
    "shards-unread",
    "write-limit",
    "failing-batches",
    "keeping-up",
  ]);
});
