import { describe, expect, it } from "vitest";
import { intakeFall } from "@/lib/diagnosis/stream/quantities/share/intake-fall";
import { provenOwnLag } from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import { leaseOwners } from "@/lib/diagnosis/dstream/quantities/receivers/lease-owners";
import { publicationSilence } from "@/lib/diagnosis/stream/quantities/put/publication";
import { isRateLimited } from "@/lib/diagnosis/dstream/quantities/rate-limits/rate-limited";
import { streamReading } from "@/lib/diagnosis/stream/quantities/put/reading";
import { shardProgress } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import { type Situation } from "@/lib/diagnosis/situation/situation";
import { knownVerdicts } from "./known-verdicts";
import { kindOf, situationAt } from "@/lib/diagnosis/kinds/kind-of";
import { lagLimitMs } from "@/lib/diagnosis/stream/quantities/age/age";

/**
 * A calm verdict is a claim. Beside any of these it would be false, for every rule. Tested on the
 * verdicts of everything in this folder, also minutes before its moment.
 */
const SPEAKS_AGAINST: Readonly<Record<string, (s: Situation) => boolean>> = {
  // A limited reader reads in bursts and pauses for minutes; every other reader must keep reading.
  "records are put and none is read": (s) =>
    arePut(s) && streamReading(s)?.isRead === false && !isRateLimited(s),
  "no lease moved nor was renewed": (s) => {
    const progress = shardProgress(s);
    return (
      arePut(s) &&
      progress !== undefined &&
      progress.leases > 0 &&
      !progress.renewed &&
      !progress.shards.some(({ state }) => state === "moved" || state === "waiting")
    );
  },
  "this application is late": (s) => (provenOwnLag(s)?.latestMs ?? 0) > lagLimitMs(s),
  "CloudWatch is silent": (s) => publicationSilence(s) !== undefined,
  "its intake fell, and not all leases are its own": (s) =>
    intakeFall(s)?.fell === true && leaseOwners(s)?.allOurs !== true,
  "a claim is refuted": (s) =>
    kindOf(s.window).claims.some((claim) => claim(s).state === "refuted"),
};

function arePut(s: Situation): boolean {
  return (streamReading(s)?.putRecords ?? 0) > 0;
}

const known = knownVerdicts();
const calm = known.filter(
  ({ verdict }) => verdict.severity === "ok" || verdict.cause === "other-consumer",
);

describe("a calm verdict is honest", () => {
  it("is given often enough for a test", () => {
    expect(known.length).toBeGreaterThan(400);
    expect(calm.length).toBeGreaterThan(100);
  });

  it.each(Object.entries(SPEAKS_AGAINST))("is never given when %s", (_name, speaksAgainst) => {
    const wrong = calm
      .filter(({ window, at }) => speaksAgainst(situationAt(window, at)))
      .map(({ name, verdict }) => `${name}: ${verdict.headline}`);
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(SPEAKS_AGAINST))(
    "and the test recognises that %s",
    (_name, speaksAgainst) => {
      expect(known.some(({ window, at }) => speaksAgainst(situationAt(window, at)))).toBe(true);
    },
  );
});
