import { describe, expect, it } from "vitest";
import { fieldCase } from "./field-cases";
import { withLeases, withoutKcl } from "./change-incident";
import { textOf, verdictOn } from "./said";

/** The first four of the eight rows belong to strangers in the original. */
const STRANGERS = 4;

function owned(ownerOf: (index: number) => string) {
  return verdictOn(
    withLeases(fieldCase("shared-kcl-name"), (row, index) => ({
      ...row,
      leaseOwner: { S: ownerOf(index) },
    })),
  );
}

/** Receivers run on 10.0.0.1 and 10.0.0.2; 10.0.0.3 and 10.0.0.4 are other hosts of that network. */
const ours = (index: number): string => `ip-10-0-0-${index - STRANGERS + 1}.ec2.internal:a1b2`;

describe("a KCL name in use twice, variants of shared-kcl-name", () => {
  it.each([
    { name: "two others in a far network", of: (i: number) => `10.77.0.${1 + (i % 2)}:e0f1` },
    { name: "one other that holds them all", of: () => "ip-172-31-4-9.eu-west-1.compute:e0f1" },
    { name: "pods by name", of: (i: number) => `staging-exec-${i}:e0f1` },
  ])("$name: shared-leases, and with whom", ({ of }) => {
    const result = owned((i) => (i < STRANGERS ? of(i) : ours(i)));
    expect([result.bottleneck, result.severity, result.cause], result.headline).toEqual([
      "consumer",
      "critical",
      "shared-leases",
    ]);
    expect(result.headline).toContain("4 of 8 leases");
    expect(result.headline).toContain("of what it took");
    expect(textOf(result)).toContain(of(0));
  });

  it("all leases belong to our receivers: another stream of the table has become quieter", () => {
    const result = owned((i) => `ip-10-0-0-${(i % 2) + 1}:a1b2`);
    expect(result.cause, result.headline).toBe("keeping-up");
    expect(textOf(result)).toContain("another stream of it has become quieter");
  });

  it("another host in the receivers' network is no stranger, and no proof that all leases are ours", () => {
    const result = owned((i) => `ip-10-0-0-${(i % 4) + 1}:a1b2`);
    expect([result.bottleneck, result.severity], result.headline).toEqual(["unknown", "unknown"]);
  });

  it("without a lease table, the fall alone is not calm", () => {
    const result = verdictOn(withoutKcl(fieldCase("shared-kcl-name")));
    expect(["ok", "info"], result.headline).not.toContain(result.severity);
    expect(result.headline).toContain("of what it took");
  });

  it("owners with unknown names are no proof, and not calm", () => {
    const result = owned((i) => (i < STRANGERS ? `pod-${i}:e0f1` : `exec-${i}:a1b2`));
    expect(["ok", "info"], result.headline).not.toContain(result.severity);
  });
});

describe("stalled checkpoints, variants of stuck-shards-valid-checkpoint", () => {
  // Rows 0 and 1 are stalled: other shards take their places.
  const swapped = (a: number, b: number) => {
    const file = fieldCase("stuck-shards-valid-checkpoint");
    const from = new Map([
      [0, a],
      [a, 0],
      [1, b],
      [b, 1],
    ]);
    const idOf = (index: number) => `shardId-00000000000${index}`;
    const renamed = (id: string) => idOf(from.get(Number(id.slice(-1))) ?? Number(id.slice(-1)));
    const lags = Object.entries(file.cloudwatch[file.application] ?? {}).map(([metric, result]) => {
      const [name, id = ""] = metric.split(" ");
      return [`${name} ${renamed(id)}`, result] as const;
    });
    const cloudwatch = { ...file.cloudwatch, [file.application]: Object.fromEntries(lags) };
    return verdictOn(
      withLeases({ ...file, cloudwatch }, (row, index) => ({
        ...row,
        leaseKey: { S: renamed(idOf(index)) },
      })),
    );
  };

  it.each([
    [2, 5],
    [6, 7],
    [7, 3],
  ])("shards %s and %s: named, advice to restart, no delete", (a, b) => {
    const result = swapped(a, b);
    expect([result.bottleneck, result.severity, result.cause], result.headline).toEqual([
      "consumer",
      "critical",
      "shards-unread",
    ]);
    const [first] = result.advice;
    expect(first?.text).toMatch(/^Restart the application/);
    expect(first?.because).toContain(`shardId-00000000000${a}`);
    expect(first?.because).toContain(`shardId-00000000000${b}`);
    expect(textOf(result)).not.toMatch(/delete/);
  });
});

describe("workers that left, variants of idle-worker-after-reshard", () => {
  const children = {
    "without any lease": [],
    "with two of eight": [4, 5],
    "with four": [4, 5, 6, 7],
  };

  it.each(Object.entries(children))("%s: unread, advice to restart, no delete", (_name, made) => {
    const file = fieldCase("idle-worker-after-reshard");
    const [before, after] = file.dynamodb?.scans ?? [];
    const rows = made.map((index) => ({
      leaseKey: { S: `shardId-00000000000${index}` },
      leaseOwner: { S: "ip-10-0-0-1:a1b2" },
      leaseCounter: { N: "40" },
      checkpoint: { S: "TRIM_HORIZON" },
      ownerSwitchesSinceCheckpoint: { N: "0" },
    }));
    const scans = [before, after].map((scan) => ({ Items: [...(scan?.Items ?? []), ...rows] }));
    const result = verdictOn({ ...file, dynamodb: { scans } });
    expect([result.bottleneck, result.severity], result.headline).toEqual(["consumer", "critical"]);
    expect(["reading-nothing", "shards-unread"]).toContain(result.cause);
    expect(result.advice[0]?.text).toMatch(/^Restart the application/);
    expect(textOf(result)).not.toMatch(/delete/);
  });
});
