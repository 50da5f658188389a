import { describe, expect, it } from "vitest";
import { rateInBoth, rateUnit, rateWords, recordsWord } from "./record-words";

const STEADY = { userRecordsPerRecord: 4 };
const UNSTEADY = { userRecordsPerRecord: null };

describe("a rate of records", () => {
  it("is plain where both kinds are the same, or it is not known", () => {
    expect(rateUnit("user", {})).toBe("records/s");
    expect(rateWords(2_350, "Kinesis", {})).toBe("2\u202f350 records/s");
    expect(recordsWord("user", {})).toBe("records");
    expect(rateInBoth(2_350, "user", {})).toBe("2\u202f350 records/s");
  });
  it.each([STEADY, UNSTEADY])("says which records it counts where they differ: %o", (counts) => {
    expect(rateWords(10_026, "user", counts)).toBe("10\u202f026 user records/s");
    expect(rateWords(2_507, "Kinesis", counts)).toBe("2\u202f507 Kinesis records/s");
    expect(recordsWord("user", counts)).toBe("user records");
  });
  it("is converted by a steady factor", () => {
    expect(rateInBoth(10_026, "user", STEADY)).toBe(
      "10\u202f026 user records/s (about 2\u202f507 Kinesis records/s)",
    );
    expect(rateInBoth(2_500, "Kinesis", STEADY)).toBe(
      "2\u202f500 Kinesis records/s (about 10\u202f000 user records/s)",
    );
  });
  it("is not converted by a factor that changes", () => {
    expect(rateInBoth(10_026, "user", UNSTEADY)).toBe(
      "10\u202f026 user records/s (Kinesis records hold a changing number of them)",
    );
    expect(rateInBoth(2_500, "Kinesis", UNSTEADY)).toBe(
      "2\u202f500 Kinesis records/s (which hold a changing number of user records)",
    );
  });
  it("that is not known stays unknown", () => expect(rateWords(null, "user", STEADY)).toBe("–"));
});
