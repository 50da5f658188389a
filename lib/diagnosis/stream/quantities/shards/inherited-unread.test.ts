import { describe, expect, it } from "vitest";
import { NOW, STREAM, windowOf } from "@/lib/diagnosis/testing/window";
import { lagAt, lagNow } from "@/lib/diagnosis/stream/quantities/lag/lag-now";
import { inheritedUnread } from "./inherited-unread";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = 60_000;
/** One application ran for half an hour, and then another was started in its place. */
const STARTED = NOW - 2 * MINUTE;
const STARTED_BEFORE = STARTED - 30 * MINUTE;
const IDS = [0, 1, 2, 3].map((i) => `shardId-00000000000${i}`);
const FIRST = "5000";

interface Scans {
  /** The number of the four shards whose lease cannot belong to them. */
  readonly foreign?: number;
  readonly startedAt?: number;
  readonly at?: number;
  /** The number still so after the start. */
  readonly stillForeign?: number;
}

const given = ({ foreign = 2, stillForeign = 0, startedAt = STARTED, at = NOW }: Scans = {}) => {
  const app = { id: "app", name: "etl", sparkVersion: "3.5.7", intervalMs: 10_000 };
  const scanned = (many: number) => ({
    table: "etl",
    region: "eu-west-1",
    leases: IDS.map((shardId, i) => ({
      shardId,
      counter: 7,
      checkpoint: i < many ? "4999" : "5500",
      ownerSwitches: 0,
      parentIds: [],
    })),
  });
  const window = windowOf({
    facts: {
      stream: STREAM,
      application: [
        { at: STARTED_BEFORE, value: { ...app, startedAt: STARTED_BEFORE } },
        { at: startedAt, value: { ...app, id: "app-2", startedAt } },
      ],
      shards: IDS.map((id) => ({
        id,
        parentIds: [],
        startingSequence: FIRST,
        startingHash: "0",
        endingHash: "9",
      })),
      leases: [
        { at: startedAt - MINUTE, value: scanned(foreign) },
        { at: startedAt + MINUTE / 2, value: scanned(stillForeign) },
      ],
    },
  });
  return situationAt(window, at);
};

describe("records in shards that nobody read before a start", () => {
  it("is their part of the puts since the previous application was started", () =>
    expect(inheritedUnread(given())).toEqual({ x: STARTED, y: (2 / 4) * 30 * MINUTE }));

  it("does not count shards that are still unread", () =>
    expect(inheritedUnread(given({ stillForeign: 1 }))?.y).toBe((1 / 4) * 30 * MINUTE));

  it.each([
    { name: "undefined if all were read", of: { foreign: 0 } },
    { name: "shown by the lag if none was read", of: { foreign: 4 } },
    {
      name: "worked off more than an hour after the start",
      of: { at: STARTED + 61 * MINUTE },
    },
  ])("is $name", ({ of }) => expect(inheritedUnread(given(of))).toBeUndefined());

  it("is used for up to an hour after the start", () =>
    expect(inheritedUnread(given({ at: STARTED + 60 * MINUTE }))).toBeDefined());

  it("counts as the lag at the start until one is published, although the shards that were read have none", () => {
    expect(lagAt(given(), STARTED)).toBe(15 * MINUTE);
    expect(lagAt(given({ foreign: 0 }), STARTED)).toBe(0);
    expect(lagNow(given())?.from.x).toBe(STARTED);
  });
});
