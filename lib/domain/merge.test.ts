import { describe, expect, it } from "vitest";
import { mergeBatch } from "./merge-batch";
import { mergePeriod } from "./merge-period";
import { BATCH_MERGES } from "./testing/batch-merges";
import { PERIOD_MERGES } from "./testing/period-merges";

describe("mergePeriod", () => {
  it.each(PERIOD_MERGES)("$name", ({ answers, is }) =>
    expect(answers.reduce(mergePeriod)).toEqual(is),
  );
});

describe("mergeBatch", () => {
  it.each(BATCH_MERGES)("$name", ({ answers, is }) =>
    expect(answers.reduce(mergeBatch)).toEqual(is),
  );
});
