import { expect, it } from "vitest";
import { recoverySteps } from "./recovery-words";

const words = { clock: (at: number) => `${at} s`, moment: (at: number) => `${at} min`, counts: {} };
const known = {
  by: "restart",
  from: 49,
  backlogAtStart: 566_123,
  leftRecords: 210_499,
  levelAt: 36,
} as const;

it("gives the recovery in steps, as exactly as rates allow", () =>
  expect(recoverySteps(known, words)).toEqual([
    "Restarted 49 s",
    "566\u202f000 records behind",
    "210\u202f000 left",
    "level at about 36 min",
  ]));

it("leaves out what is not known", () => {
  const unknown = { ...known, backlogAtStart: null, leftRecords: null, levelAt: null };
  expect(recoverySteps(unknown, words)).toEqual(["Restarted 49 s"]);
});

it("writes nothing left as 0, without a gap", () =>
  expect(recoverySteps({ ...known, leftRecords: 0 }, words)).toContain("0 left"));

it("ends with level", () =>
  expect(
    recoverySteps({ ...known, leftRecords: null, levelAt: null, isLevel: true }, words),
  ).toEqual(["Restarted 49 s", "566\u202f000 records behind", "level"]));

it("says which records it counts where user records and Kinesis records differ", () =>
  expect(recoverySteps(known, { ...words, counts: { userRecordsPerRecord: null } })).toContain(
    "566\u202f000 user records behind",
  ));
