import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Verdict } from "@/lib/domain/verdict";
import type { Span } from "../port";
import { historyPath } from "./file/disk-file";
import { PIPELINE, temporaryDirectory, temporaryHistory } from "./testing/test-history";

const FIXTURES = join(import.meta.dirname, "fixtures");
const MINUTE_MS = 60_000;

/** How version 2 recorded an outage of Narrows itself. */
const SILENCE = "Nothing was said: Narrows was not running.";

type Said = Pick<Verdict, "at" | "headline">;

/** What version 2 itself read from its file before it was closed. */
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

  it.each(["all", "part"])("has the same buckets and evaluations (%s)", async (name) => {
    const history = await opened();
    const { span, minuteBuckets, batchBuckets, queueBuckets, ...lists } = told[name];
    const of: Span = span;
    expect(await history.periodBuckets(PIPELINE, of, 5 * MINUTE_MS)).toEqual(minuteBuckets);
    expect(await history.batchBuckets(PIPELINE, of, MINUTE_MS)).toEqual(batchBuckets);
    expect(await history.queueBuckets(PIPELINE, of, MINUTE_MS)).toEqual(queueBuckets);
    expect(await history.evaluations(PIPELINE, of)).toEqual(lists.judgements);
    expect(await history.missingMinutes(PIPELINE, of)).toEqual(lists.missingMinutes);
  });

  it("has the same kept verdicts, back-fills and last minute", async () => {
    const history = await opened();
    for (const verdict of told.verdicts) {
      expect((await history.pinnedVerdict(PIPELINE, verdict.at))?.verdict).toEqual(verdict);
    }
    expect(await history.fills("payments", told.all.span)).toEqual(told.fills);
    expect(await history.lastEvaluated(PIPELINE)).toBe(told.lastJudged);
  });

  it("has the same log, in which an outage of Narrows is known without its headline", async () => {
    const history = await opened();
    for (const { span, said } of [told.all, told.part]) {
      const changes = await history.changes(PIPELINE, span);
      expect(changes.map(({ at, to }) => to && { at, ...to })).toEqual(
        said.map((one: Said) => (one.headline === SILENCE ? null : one)),
      );
      expect(changes.map(({ at }) => at)).toEqual(said.map((one: Said) => one.at));
    }
    const [idle] = await history.changes("payments", told.all.span);
    expect(idle).toMatchObject({ at: told.paymentsSaid[0].at, from: null, to: { cause: "idle" } });
  });

  it("knows the verdict before each change, and gives the change an identity", async () => {
    const changes = await (await opened()).changes(PIPELINE, told.all.span);
    const causes = changes.map(({ from, to }) => [from?.cause, to?.cause]);
    expect(causes).toEqual([
      [undefined, "keeping-up"],
      ["keeping-up", "processing-too-slow"],
      ["processing-too-slow", "processing-too-slow"],
      ["processing-too-slow", undefined],
      [undefined, "no-data"],
      ["no-data", "recovering"],
      ["recovering", "keeping-up"],
    ]);
    expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
  });

  it("has nothing of the past in the outbox", async () => {
    expect(await (await opened()).outbox(PIPELINE, 100)).toEqual([]);
  });
});
