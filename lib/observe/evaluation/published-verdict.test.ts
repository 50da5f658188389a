import { expect, it } from "vitest";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { PublishedVerdict } from "./published-verdict";

const at = (instant: number) => firstVerdict(instant);
const SLOW = { ...at(2), cause: "processing-too-slow" } as const;
const now = Promise.resolve();

it("is published when its data can be read, and not before", async () => {
  const published = new PublishedVerdict();
  let written = (): void => undefined;
  const out = published.publish(at(1), new Promise((resolve) => (written = resolve)), false);
  await now;
  expect(published.verdict).toBeUndefined();
  written();
  await out;
  expect(published.verdict).toEqual(at(1));
});

it("does not replace a newer one", async () => {
  const published = new PublishedVerdict();
  let written = (): void => undefined;
  const old = published.publish(at(1), new Promise((resolve) => (written = resolve)), false);
  await published.publish(SLOW, now, false);
  written();
  await old;
  expect(published.verdict).toEqual(SLOW);
});

it("gets a new version when it says something else or has more data, but not for new numbers", async () => {
  const published = new PublishedVerdict();
  const versions: number[] = [];
  for (const [verdict, hasMore] of [
    [at(1), false],
    [at(2), false],
    [SLOW, false],
    [SLOW, true],
  ] as const) {
    await published.publish(verdict, now, hasMore);
    versions.push(published.version);
  }
  expect(versions).toEqual([1, 1, 2, 3]);
});
