import { expect, it } from "vitest";
import { SERIES_NAMES } from "@/lib/domain/series";
import { CALM_NUMBERS } from "@/lib/domain/testing/calm-verdict";
import type { VerdictNumbers } from "@/lib/domain/verdict";
import { series } from "../export/fixtures/incident";
import { inRecordKinds } from "./record-kinds";

const plain = series({});
const judged = (over: Partial<VerdictNumbers>) => ({
  verdict: { numbers: { ...CALM_NUMBERS, ...over } },
});
const unitsOf = (of: typeof plain) =>
  Object.fromEntries(SERIES_NAMES.map((name) => [name, of[name].unit]));

it("leaves series as they are where there is one kind of records", () =>
  expect(inRecordKinds(plain, judged({}))).toBe(plain));

it.each([4, null])("says which records each series of records counts: factor %s", (factor) => {
  const named = unitsOf(inRecordKinds(plain, judged({ userRecordsPerRecord: factor })));
  expect(named).toEqual({
    ...unitsOf(plain),
    putRecords: "Kinesis records/s",
    getRecords: "Kinesis records/s",
    writeThrottled: "Kinesis records/s",
    intakeRecords: "user records/s",
    sustainableRecords: "user records/s",
  });
});

it("asks the verdict that leads a past window when that of its end does not know", () => {
  const named = inRecordKinds(plain, {
    ...judged({}),
    worst: judged({ userRecordsPerRecord: 4 }),
  });
  expect(named.putRecords.unit).toBe("Kinesis records/s");
});
