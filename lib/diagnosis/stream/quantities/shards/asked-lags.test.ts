import { describe, expect, it } from "vitest";
import type { ShardLag } from "@/lib/domain/stream-facts";
import { NOW, windowOf } from "@/lib/diagnosis/testing/window";
import { askedLags } from "./unread-shards";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const ago = (minutes: number) => NOW - minutes * 60_000;

const asked = (shards: readonly ShardLag[]) =>
  Object.fromEntries(
    askedLags(situationAt(windowOf({ facts: { shardLags: { shards, openShards: 4 } } }), NOW)),
  );

describe("askedLags", () => {
  const read = { shardId: "read", lagMs: 0, to: ago(1) };

  it.each<{ name: string; shards: readonly ShardLag[]; is: Record<string, string> }>([
    { name: "is empty without an answer", shards: [], is: {} },
    {
      name: "distinguishes a datapoint of ten minutes ago from silence since a minute",
      shards: [
        { shardId: "a", lagMs: 0, to: ago(10) },
        { shardId: "b", to: ago(1) },
      ],
      is: { a: "told", b: "silent" },
    },
    {
      name: "ignores an older answer without a newer question",
      shards: [read, { shardId: "a", lagMs: 0, to: ago(10) - 1 }],
      is: { read: "told" },
    },
    {
      name: "accepts a silence of ten minutes ago, and no older one",
      shards: [read, { shardId: "a", to: ago(10) }, { shardId: "b", to: ago(10) - 1 }],
      is: { read: "told", a: "silent" },
    },
    {
      name: "ignores silence if no datapoint is fresh",
      shards: [
        { shardId: "a", lagMs: 0, to: ago(10) - 1 },
        { shardId: "b", to: ago(1) },
      ],
      is: {},
    },
  ])("$name", ({ shards, is }) => expect(asked(shards)).toEqual(is));
});
