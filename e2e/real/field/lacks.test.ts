import { describe, expect, it } from "vitest";
import type { PublicWindow } from "@/lib/contract/public-window";
import { anotherOnThePort } from "./another-on-the-port";
import { cloudWatchSilent } from "./cloudwatch-silent";
import { sharedName } from "./copies";
import { crashLoop } from "./crash-loop";

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 23, 12);

/** The part of an answer that these functions read; the rest is missing. */
const answer = (part: object): PublicWindow => part as PublicWindow;

describe("a crash loop", () => {
  const restarts = (count: number): PublicWindow =>
    answer({ events: Array.from({ length: count }, () => ({ kind: "app-restart" })) });

  it("needs four starts", () => {
    expect(crashLoop.lacks?.(restarts(4))).toBeUndefined();
    expect(crashLoop.lacks?.(restarts(3))).toBe("3 starts were seen");
  });
});

describe("a copy under the same name", () => {
  const owned = (...owners: readonly (string | null)[]): PublicWindow =>
    answer({ facts: { leases: { rows: owners.map((owner) => ({ owner })) } } });

  it.each([
    [
      "half of the leases are its own",
      ["127.0.0.1:a", "127.0.0.2:b", "127.0.0.1:a", "127.0.0.2:b"],
      undefined,
    ],
    [
      "one is",
      ["127.0.0.1:a", "127.0.0.1:a", "127.0.0.1:a", "127.0.0.2:b"],
      "the other copy has 1 of 4 leases",
    ],
    ["none has an owner", [null, null, null, null], "the other copy has 0 of 4 leases"],
  ])("is found by its leases when %s", (_, owners, lacking) => {
    expect(sharedName.lacks?.(owned(...owners))).toBe(lacking);
  });

  it("is not found without a lease table", () => {
    expect(sharedName.lacks?.(answer({ facts: {} }))).toBe("the other copy has 0 of 4 leases");
  });
});

describe("a silent CloudWatch", () => {
  /** Puts by minute from noon on; all minutes are settled. */
  const told = (...values: readonly (number | null)[]): PublicWindow =>
    answer({
      series: {
        putRecords: {
          stepMs: MINUTE,
          points: values.map((value, i) => [NOON + i * MINUTE, value]),
        },
      },
      window: { settledTo: NOON + values.length * MINUTE },
    });

  it("has no datapoint in three settled minutes", () => {
    expect(cloudWatchSilent.lacks?.(told(60, 60, null, null, null))).toBeUndefined();
    expect(cloudWatchSilent.lacks?.(told(60, 60, null, null))).toBeDefined();
    expect(cloudWatchSilent.lacks?.(told(60, 60, 0, 0, 0))).toBeUndefined();
  });

  it("must have had a datapoint before", () => {
    expect(cloudWatchSilent.lacks?.(told(null, null, null, null))).toBeDefined();
  });
});

it("recognises another application by its name", () => {
  const pipeline = { application: { name: "another-on-the-port-app" } };
  expect(anotherOnThePort.lacks?.(answer({ pipeline }))).toBe(
    "the application is another-on-the-port-app",
  );
  expect(anotherOnThePort.lacks?.(answer({ pipeline: {} }))).toBe("the application is unknown");
});
