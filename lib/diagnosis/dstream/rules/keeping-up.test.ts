import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/diagnosis/diagnose";
import {
  batches,
  healthyPeriod,
  minutes,
  NOW,
  quietPeriod,
  windowOf,
} from "@/lib/diagnosis/testing/window";

interface Told {
  /** The number of newest batches without a record. */
  readonly empty: number;
  /** Records put, records/s. */
  readonly rate?: number;
  /** Minutes without puts, by how many minutes ago they began. */
  readonly quiet?: readonly number[];
}

function headline({ empty, rate = 1000, quiet = [] }: Told): string {
  const told = minutes(180, (ago) =>
    quiet.includes(ago)
      ? quietPeriod()
      : { ...healthyPeriod(), putRecords: rate, getRecords: rate },
  );
  const made = batches(1080, (ago) => ({ records: ago <= empty ? 0 : rate * 10, workMs: 4_000 }));
  return evaluate(windowOf({ periods: told, batches: made }), NOW).headline;
}

describe("keeping up while the newest batches are empty", () => {
  it("is about records while the batches have been empty for less than 30 s", () =>
    expect(headline({ empty: 2 })).toMatch(
      /^Keeping up: batches take 4 s of a 10 s interval, and records are done about .* after they are put\.$/,
    ));

  it("says after 30 s that batches were empty, and not that any record is done", () =>
    expect(headline({ empty: 3 })).toBe(
      "Keeping up: batches take 4 s of a 10 s interval, and the last 3 were empty: whether records are still put is not published yet.",
    ));

  it.each([
    { name: "nine records would have come", rate: 0.3, want: /records are done about/ },
    { name: "more than ten records would have come", rate: 0.34, want: /the last 3 were empty/ },
  ])("takes it for chance or not if $name", ({ rate, want }) =>
    expect(headline({ empty: 3, rate })).toMatch(want),
  );

  it("says that nothing is put, as far as CloudWatch has published", () =>
    // After a pause an hour ago, a single minute without puts is not called idle.
    expect(headline({ empty: 18, quiet: [1, 2, 3, 40, 41] })).toBe(
      "Keeping up: batches take 4 s of a 10 s interval, and the last 18 were empty: as far as CloudWatch has published, nothing has been put for 1 min 10 s.",
    ));

  it("says that records were put all the same", () =>
    expect(headline({ empty: 20 })).toBe(
      "Keeping up: batches take 4 s of a 10 s interval, and the last 20 were empty, though records were put.",
    ));
});
