import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Span } from "./history";
import { historyPath } from "./disk-file";
import { PIPELINE, temporaryDirectory, temporaryHistory } from "./test-history";

const FIXTURES = join(import.meta.dirname, "fixtures");
const MINUTE_MS = 60_000;

/** What version 2 itself read from its file, before it was closed. */
const told = JSON.parse(readFileSync(join(FIXTURES, "history-v2.json"), "utf8"));

/** The file that version 2 wrote, opened by this version. */
async function opened() {
  const directory = temporaryDirectory();
  copyFileSync(join(FIXTURES, "history-v2.db"), historyPath(directory));
  return temporaryHistory({ directory });
}

describe("a file that version 2 wrote", () => {
  it("opens without trouble", async () => {
    expect((await opened()).trouble()).toBeUndefined();
  });

  it.each(["all", "part"])("has the same buckets and judgements (%s)", async (name) => {
    const history = await opened();
    const { span, minuteBuckets, batchBuckets, queueBuckets, ...lists } = told[name];
    const of: Span = span;
    expect(await history.minuteBuckets(PIPELINE, of, 5 * MINUTE_MS)).toEqual(minuteBuckets);
    expect(await history.batchBuckets(PIPELINE, of, MINUTE_MS)).toEqual(batchBuckets);
    expect(await history.queueBuckets(PIPELINE, of, MINUTE_MS)).toEqual(queueBuckets);
    expect(await history.judgements(PIPELINE, of)).toEqual(lists.judgements);
    expect(await history.failedBatches(PIPELINE, of, 50)).toEqual(lists.failedBatches);
    expect(await history.missingMinutes(PIPELINE, of)).toEqual(lists.missingMinutes);
  });

  it("has the same window", async () => {
    const history = await opened();
    expect(await history.window(PIPELINE, told.all.span, 120_000)).toEqual(told.all.window);
  });

  it("has the same kept verdicts, back-fills and last minute", async () => {
    const history = await opened();
    for (const verdict of told.verdicts) {
      expect(await history.verdict(PIPELINE, verdict.at)).toEqual(verdict);
    }
    expect(await history.fills("payments", told.all.span)).toEqual(told.fills);
    expect(await history.lastJudged(PIPELINE)).toBe(told.lastJudged);
  });

  it("has the same log of what was said", async () => {
    const history = await opened();
    for (const { span, said } of [told.all, told.part]) {
      expect(await history.said(PIPELINE, span)).toEqual(said);
    }
    expect(await history.said("payments", told.all.span)).toEqual(told.paymentsSaid);
  });
});
