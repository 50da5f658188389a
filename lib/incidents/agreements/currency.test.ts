import { describe } from "vitest";
import { oneCurrency, unsteadyConvertsNothing } from "./currency";
import { testAgreement } from "./testing/agrees";
import { momentOf, SLOW } from "./testing/moment-of";

const said = (headline: string, userRecordsPerRecord?: number | null) =>
  momentOf({
    verdict: { ...SLOW, headline },
    numbers: userRecordsPerRecord === undefined ? {} : { userRecordsPerRecord },
  });

describe("the kind of records", () => {
  testAgreement(oneCurrency, {
    breaks: [
      ["a plain rate where they differ", said("It lets in 5 records/s.", 4)],
      ["also by no steady factor", said("It lets in 5 records/s.", null)],
      ["a kind where there is one", said("It lets in 5 user records/s.")],
    ],
    keeps: [
      ["a kind where they differ", said("It lets in 5 user records/s.", 4)],
      ["plain where there is one", said("It lets in 5 records/s.")],
      ["no rate at all", said("It hangs.", 4)],
    ],
  });
  testAgreement(unsteadyConvertsNothing, {
    breaks: [["both kinds", said("Below 8 user records/s (about 2 Kinesis records/s).", null)]],
    keeps: [
      [
        "both kinds by a steady factor",
        said("Below 8 user records/s (about 2 Kinesis records/s).", 4),
      ],
      [
        "one kind",
        said("Below 8 user records/s (Kinesis records hold a changing number of them).", null),
      ],
    ],
  });
});
