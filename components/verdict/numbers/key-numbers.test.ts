import { expect, it } from "vitest";
import { CALM_NUMBERS } from "@/lib/domain/testing/calm-verdict";
import { keyNumbers } from "./key-numbers";

const NUMBERS = {
  ...CALM_NUMBERS,
  sustainableRecordsPerSecond: 10_026,
  backlogRecords: 566_000,
  refusedRecordsPerSecond: 5,
};

const textsOf = (numbers: Parameters<typeof keyNumbers>[0]) =>
  keyNumbers(numbers).flatMap(({ text }) => (text.includes("records") ? [text] : []));

it("says records where there is one kind of them", () =>
  expect(textsOf(NUMBERS)).toEqual([
    "10\u202f026 records/s",
    "566\u202f000 records",
    "5 records/s",
  ]));

it.each([4, null])("says which records it counts where they differ, by %s", (factor) =>
  expect(textsOf({ ...NUMBERS, userRecordsPerRecord: factor })).toEqual([
    "10\u202f026 user records/s",
    "566\u202f000 user records",
    "5 Kinesis records/s",
  ]),
);
