import { describe, expect, it } from "vitest";
import type { CaptureRead } from "../incident/capture";
import { sparkSnapshot, withoutRepeats } from "./snapshot";

const below = "/api/v1/applications/a/streaming";

const read = (
  answers: readonly [string, unknown][],
  change: Partial<CaptureRead> = {},
): CaptureRead => ({
  at: 1,
  source: "spark",
  call: "streaming",
  answers: answers.map(([call, json]) => ({
    call,
    status: 200,
    contentType: "application/json",
    json,
  })),
  ...change,
});

const whole = read([
  ["/api/v1/applications", ["app"]],
  [`${below}/statistics`, { n: 1 }],
  [`${below}/batches`, [{ batchId: 1 }, { batchId: 2, status: "QUEUED" }]],
  [`${below}/statistics`, { n: 2 }],
]);

describe("sparkSnapshot", () => {
  it("takes the last of each body, and leaves out calls without an answer", () => {
    expect(sparkSnapshot([whole])).toEqual({
      applications: ["app"],
      statistics: { n: 2 },
      batches: [{ batchId: 1 }, { batchId: 2, status: "QUEUED" }],
    });
  });

  it.each([
    ["the counters failed", [{ ...whole, fault: "refused" as const }]],
    ["there was no list", [read([["/api/v1/applications", ["app"]]])]],
    ["nothing was read", []],
  ])("is null when %s", (_why, reads) => expect(sparkSnapshot(reads)).toBeNull());
});

describe("withoutRepeats", () => {
  it("keeps from an earlier list what the last one has changed or dropped", () => {
    const earlier = read([
      [`${below}/batches`, [{ batchId: 0 }, { batchId: 1 }, { batchId: 2, status: "none" }]],
      [`${below}/batches/1`, { batchId: 1 }],
      [`${below}/batches/2`, { batchId: 2, status: "none" }],
    ]);
    const [kept] = withoutRepeats([earlier], [whole]);
    expect(kept?.answers.map(({ call, json }) => [call.replace(below, ""), json])).toEqual([
      ["/batches", [{ batchId: 0 }, { batchId: 2, status: "none" }]],
      ["/batches/2", { batchId: 2, status: "none" }],
    ]);
  });

  it("keeps everything of another application, which the last list does not know", () => {
    const other = read([["/api/v1/applications/b/streaming/batches", [{ batchId: 1 }]]]);
    expect(withoutRepeats([other], [whole])).toEqual([other]);
  });

  it("keeps everything when there is no last list", () => {
    const earlier = read([[`${below}/batches`, [{ batchId: 1 }]]]);
    expect(withoutRepeats([earlier], [])).toEqual([earlier]);
  });
});
