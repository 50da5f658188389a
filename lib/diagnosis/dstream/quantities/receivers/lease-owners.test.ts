import { describe, expect, it } from "vitest";
import { NOW, windowOf } from "@/lib/diagnosis/testing/window";
import { leaseOwners } from "./lease-owners";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = 60_000;

interface Told {
  readonly owners: readonly string[];
  readonly hosts?: readonly string[];
  readonly configured?: number;
  readonly renewed?: boolean;
  readonly startedAgoMs?: number;
}

function ownersOf({
  owners,
  hosts = ["10.0.0.1", "10.0.0.2"],
  configured = 4,
  renewed = true,
  startedAgoMs = 3 * 60 * MINUTE,
}: Told) {
  const idOf = (i: number) => `shardId-${i}`;
  const scan = (counter: number) => ({
    table: "orders-consumer",
    region: "eu-west-1",
    leases: owners.map((owner, i) => ({
      shardId: idOf(i),
      owner: `${owner}:a1b2`,
      counter,
      checkpoint: "1",
      ownerSwitches: 0,
      parentIds: [],
    })),
  });
  const facts = {
    shards: [
      {
        at: NOW,
        value: owners.map((_, i) => ({
          id: idOf(i),
          parentIds: [],
          startingSequence: "1",
          startingHash: "0",
          endingHash: "1",
        })),
      },
    ],
    receivers: {
      active: configured,
      configured,
      receivers: hosts.map((host, streamId) => ({ streamId, name: `K-${streamId}`, host })),
    },
    leases: [
      { at: NOW - MINUTE, value: scan(1) },
      { at: NOW, value: scan(renewed ? 2 : 1) },
    ],
  };
  return leaseOwners(situationAt(windowOf({ facts, startedAt: NOW - startedAgoMs }), NOW));
}

describe("leaseOwners", () => {
  it.each(["ip-10-0-0-1.ec2.internal", "10.0.0.1", "ip-10-0-0-1", "IP-10-0-0-1"])(
    "%s is the receivers' host",
    (owner) => {
      expect(ownersOf({ owners: [owner, "10.0.0.2"] })).toMatchObject({
        live: 2,
        foreign: [],
        allOurs: true,
      });
    },
  );

  it.each([
    { name: "a far address", owner: "10.9.0.1", foreign: 1 },
    { name: "a neighbour in the same /24", owner: "10.0.0.77", foreign: 0 },
    { name: "the next /24", owner: "10.0.1.77", foreign: 1 },
  ])("$name: $foreign foreign ones, and never all ours", ({ owner, foreign }) => {
    const found = ownersOf({ owners: ["10.0.0.1", owner] });
    expect(found?.foreign).toHaveLength(foreign);
    expect(found?.allOurs).toBe(false);
  });

  it("a neighbour counts as foreign once there are more workers than receivers", () => {
    const owners = ["10.0.0.1", "10.0.0.2", "10.0.0.77"];
    expect(ownersOf({ owners, configured: 3 })?.workersBeyondReceivers).toBe(0);
    expect(ownersOf({ owners, configured: 2 })).toMatchObject({
      workersBeyondReceivers: 1,
      foreign: [{ owner: "10.0.0.77:a1b2", shardIds: ["shardId-2"] }],
    });
  });

  it("names that match nowhere prove nothing", () =>
    expect(ownersOf({ owners: ["exec-1", "exec-2"] })).toMatchObject({
      foreign: [],
      allOurs: false,
    }));

  it("leases that nobody renews have no owner, so they are not ours", () =>
    expect(ownersOf({ owners: ["10.0.0.1"], renewed: false })).toMatchObject({
      live: 0,
      foreign: [],
      allOurs: false,
    }));

  it.each([
    { name: "the first scan a minute after the start", startedAgoMs: 2 * MINUTE, known: true },
    { name: "less than a minute after the start", startedAgoMs: 2 * MINUTE - 1, known: false },
  ])("$name: known $known", ({ startedAgoMs, known }) =>
    expect(ownersOf({ owners: ["10.0.0.1"], startedAgoMs }) !== undefined).toBe(known),
  );

  it("is undefined without a scan", () =>
    expect(leaseOwners(situationAt(windowOf(), NOW))).toBeUndefined());
});
