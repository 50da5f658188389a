import { expect, it } from "vitest";
import { CAUSES } from "@/lib/domain/verdict";
import { WAVES } from "./situations";

const all = WAVES.flatMap(({ situations }) => situations);

it("gives every situation a unique name that is valid for a pipeline and a stream", () => {
  const names = all.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9-]{0,62}$/);
});

it("watches calm ones in every wave, as long as troubles take to show", () => {
  for (const { situations, calmMinutes, mostMinutes } of WAVES) {
    expect(situations.some(({ truth, extra }) => truth.calm === true && !extra)).toBe(true);
    expect(calmMinutes).toBeGreaterThanOrEqual(7);
    expect(mostMinutes).toBeGreaterThan(calmMinutes);
  }
});

it("ends within 38 minutes in any case", () => {
  const minutes = WAVES.reduce((sum, { mostMinutes }) => sum + mostMinutes, 0);
  expect(minutes).toBeLessThanOrEqual(38);
});

it("plays nearly every cause that a consumer can have", () => {
  const played = new Set<string>(all.flatMap(({ truth }) => truth.causes));
  const consumer = CAUSES.filter((cause) => played.has(cause));
  expect(consumer).toEqual([
    "down",
    "no-cores-left",
    "stuck-batch",
    "no-data",
    "reading-nothing",
    "processing-too-slow",
    "rate-cap",
    "backpressure",
    "read-limit",
    "shards-unread",
    "shared-leases",
    "write-limit",
    "failing-batches",
    "keeping-up",
  ]);
});

it("heals only troubles, and with a calm past to return to", () => {
  const healing = all.filter(({ heals }) => heals !== undefined);
  expect(healing.length).toBeGreaterThan(0);
  for (const { truth, story } of healing) {
    expect(truth.calm).not.toBe(true);
    expect(story).toBeDefined();
  }
});

it("plays a variation only beside its original", () => {
  for (const { situations } of WAVES) {
    const causes = new Set(
      situations.filter(({ extra }) => !extra).flatMap(({ truth }) => truth.causes),
    );
    for (const { truth } of situations.filter(({ extra }) => extra))
      expect(truth.causes.some((cause) => causes.has(cause))).toBe(true);
  }
});
