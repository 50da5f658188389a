import { describe, expect, it } from "vitest";
import { minutesOf } from "../answers/metric-answers";
import { type Chapter, tellStream } from "./stream-story";

const MINUTE = 60_000;
const SPAN = { from: 1_795_400_040_000, to: 1_795_400_040_000 + 6 * MINUTE };

function values(chapters: readonly Chapter[]) {
  return minutesOf(tellStream(chapters, SPAN, 2), {
    stream: "clicks",
    span: SPAN,
    readAt: SPAN.to,
  }).map((period) => period.values);
}

describe("tellStream", () => {
  it("gives every minute of the span its rates, in our units", () => {
    const result = values([{ minutes: 6, puts: 300, gets: 200 }]);
    expect(result).toHaveLength(6);
    expect(result[0]).toMatchObject({
      putRecords: 300,
      putBytes: 60_000,
      getRecords: 200,
      getCalls: 2,
      iteratorAge: 0,
      readThrottledCalls: 0,
    });
  });

  it("stretches the first chapter back to the beginning", () => {
    const result = values([
      { minutes: 1, puts: 100, gets: 100 },
      { minutes: 2, puts: 300, gets: 300 },
    ]);
    expect(result.map((row) => row.putRecords)).toEqual([100, 100, 100, 100, 300, 300]);
  });

  it("lets the age grow through a chapter", () => {
    const result = values([{ minutes: 6, puts: 300, gets: 200, ageMs: [0, 120_000] }]);
    expect(result.map((row) => row.iteratorAge)).toEqual([
      0, 20_000, 40_000, 60_000, 80_000, 100_000,
    ]);
  });

  it("has no datapoint of GetRecords without calls", () => {
    const [row] = values([{ minutes: 6, puts: 100, gets: null }]);
    expect(Object.keys(row ?? {}).toSorted()).toEqual([
      "putBytes",
      "putRecords",
      "putRecordsThrottled",
      "writeThrottled",
    ]);
  });

  it("has no datapoint of puts without puts, and zeros for calls without records", () => {
    const [row] = values([{ minutes: 6, puts: 0, gets: 0 }]);
    expect(row).toMatchObject({ getRecords: 0, getCalls: 2, iteratorAge: 0 });
    expect(row).not.toHaveProperty("putRecords");
  });

  it("refuses a story without a chapter", () => {
    expect(() => values([])).toThrow("a story needs a chapter");
  });
});
