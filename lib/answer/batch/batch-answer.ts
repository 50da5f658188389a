import "server-only";
import type { BatchAnswer } from "@/lib/contract/batch";
import type { Problem } from "@/lib/contract/problem";
import { whatStandsOut } from "@/lib/diagnosis/driver/batch-work/what-stands-out";
import type { BatchLookedInto } from "@/lib/domain/batch-work";
import type { Snapshot } from "@/lib/domain/snapshot";
import { WHICH_BATCH, type WhichBatch, whichBatch } from "@/lib/domain/which-batch";
import { batchPage } from "@/lib/sources/dstream/batches/batch-key";
import type { AnswerContext, Observed } from "../query/answer-context";
import { badParameter, notFound } from "../query/problems";
import { forgotten, noSuchBatch, silentDriver, unanswered } from "./batch-problems";

/**
 * What stands out in one batch, `GET /api/pipelines/{id}/batch`. The driver is asked through the
 * observer, and not at all while it does not answer the polls either.
 *
 * @param of `running` or `slowest`; null: the running batch if there is one
 */
export async function answerBatch(
  context: Pick<AnswerContext, "pipelines" | "config">,
  id: string,
  of: string | null,
): Promise<BatchAnswer | Problem> {
  const observed = context.pipelines.get(id);
  if (!observed) return notFound("pipeline", [...context.pipelines.keys()]);
  const now = Date.now();
  const snapshot = observed.snapshot(now);
  const which = of === null ? usual(snapshot, now) : WHICH_BATCH.find((one) => one === of);
  if (which === undefined) {
    const detail = `of: must be one of ${WHICH_BATCH.join(", ")}, for example of=slowest.`;
    return badParameter({ parameter: "of", detail, example: "of=slowest" });
  }
  const { spark } = snapshot.sources;
  if (spark?.status === "failing") return silentDriver(spark.error);
  const looked = await observed.lookInto(which);
  if (looked === undefined) return noSuchBatch(which);
  if ("fault" in looked) return unanswered(looked);
  return answerOf(looked, which, { demo: context.config.demo, observed });
}

function usual({ batches, application }: Snapshot, now: number): WhichBatch {
  const known = { application: application?.id, now };
  return whichBatch("running", batches, known) ? "running" : "slowest";
}

function answerOf(
  { batch, work, readAt, driverNow, freeSlots: slots }: BatchLookedInto,
  which: WhichBatch,
  { demo, observed }: { readonly demo: boolean; readonly observed: Observed },
): BatchAnswer | Problem {
  if (work === undefined) return forgotten();
  const { id, name, stream, sparkUrl } = observed.pipeline;
  const { key, at, records, intervalMs, startedAt, endedAt } = batch;
  const isRunning = endedAt === undefined;
  const tookMs = Math.max(0, (endedAt ?? driverNow) - (startedAt ?? driverNow));
  const { jobs, jobsRead, stages } = work;
  return {
    now: Date.now(),
    demo,
    pipeline: { id, name, stream },
    which,
    readAt,
    driverNow,
    batch: { key, at, records, intervalMs, tookMs, isRunning },
    standsOut: whatStandsOut({ work, tookMs, isRunning, slots, now: driverNow }),
    work: { jobs, jobsRead, stages },
    href: batchPage(sparkUrl, key),
  };
}
