import { describe, expect, it } from "vitest";
import { decisiveNumber } from "./decisive-number";
import { CALM_NUMBERS } from "./testing/calm-verdict";
import { CAUSES, type Evidence, type Verdict } from "./verdict";

const AT = 1_000_000;

type Told = Partial<Pick<Verdict, "cause" | "since" | "sinceIsAtLeast" | "numbers" | "evidence">>;

const numberOf = (told: Told, intervalMs: number | null = 5_000) =>
  decisiveNumber(
    { at: AT, cause: "down", since: null, numbers: CALM_NUMBERS, evidence: [], ...told },
    intervalMs,
  );

const evidence = (rule: Evidence["rule"], changes: Partial<Evidence> = {}): Evidence => ({
  rule,
  text: "",
  value: 0.29,
  unit: "ratio",
  limit: 0.01,
  from: 0,
  to: AT,
  state: "holds",
  ...changes,
});

describe("the number that matters", () => {
  it("is the processing time against the interval, when Spark is too slow", () =>
    expect(
      numberOf({ cause: "processing-too-slow", numbers: { ...CALM_NUMBERS, processingMs: 6_200 } }),
    ).toEqual({ of: "processing", value: 6_200, unit: "ms", limit: 5_000, isAtLeast: false }));

  it("is the wait when no batch has ended", () =>
    expect(
      numberOf({
        cause: "processing-too-slow",
        numbers: { ...CALM_NUMBERS, processingMs: null, waitingInSparkMs: 9_000 },
      }),
    ).toMatchObject({ of: "batches-wait", value: 9_000, limit: null }));

  it("is how long it has been silent, at least when nobody saw it begin", () => {
    expect(numberOf({ since: AT - 840_000 })).toMatchObject({ of: "silent", value: 840_000 });
    expect(numberOf({ since: AT - 5, sinceIsAtLeast: true })).toMatchObject({ isAtLeast: true });
  });

  it("is what the cause's own rule saw, not what another one did", () => {
    const other = evidence("write-limit", { value: 0.5 });
    expect(
      numberOf({ cause: "read-limit", evidence: [other, evidence("read-limit")] }),
    ).toMatchObject({ of: "reads-refused", value: 0.29, unit: "ratio" });
  });

  it.each<[string, Told]>([
    ["a start that is not known", { since: null }],
    ["a rule that saw nothing", { cause: "read-limit" }],
    [
      "a rule that does not hold",
      { cause: "read-limit", evidence: [evidence("read-limit", { state: "clear" })] },
    ],
    [
      "a rule without a number",
      { cause: "read-limit", evidence: [evidence("read-limit", { value: null })] },
    ],
    [
      "another limit that is near than Spark's",
      { cause: "at-risk", evidence: [evidence("at-risk", { value: 0.4, limit: 0.85 })] },
    ],
    ["a calm pipeline", { cause: "keeping-up" }],
  ])("is the end-to-end delay for %s", (_what, told) => expect(numberOf(told)).toBeNull());

  it.each([
    ["records/s", {}],
    ["Kinesis records/s", { userRecordsPerRecord: 4 }],
    ["Kinesis records/s", { userRecordsPerRecord: null }],
  ] as const)("counts refused writes in %s for %o", (unit, counts) =>
    expect(
      numberOf({
        cause: "write-limit",
        numbers: { ...CALM_NUMBERS, refusedRecordsPerSecond: 7, ...counts },
      }),
    ).toMatchObject({ of: "writes-refused", value: 7, unit }),
  );

  it("is Spark's load from the limit on", () =>
    expect(
      numberOf({ cause: "at-risk", evidence: [evidence("at-risk", { value: 0.85, limit: 0.85 })] }),
    ).toMatchObject({ of: "busy", value: 0.85 }));

  it("is never made up: without numbers no cause has one", () => {
    const nothing = Object.fromEntries(Object.keys(CALM_NUMBERS).map((name) => [name, null]));
    for (const cause of CAUSES)
      expect(numberOf({ cause, numbers: { ...CALM_NUMBERS, ...nothing } }), cause).toBeNull();
  });
});
