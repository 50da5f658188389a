import type { Batch } from "@/lib/domain/batch";
import type { PipelineWindow } from "@/lib/domain/window";
import type { Incident } from "./incident";
import * as parse from "./local-parse";

/** Task counts of a running job are looked at in two polls this far apart (verdict: "lasted over 15 s"). */
const EARLIER_POLL_MS = 20_000;

type SparkFacts = Pick<
  PipelineWindow["facts"],
  "application" | "counters" | "receivers" | "slots" | "work" | "settings" | "metrics"
>;

/** What the driver's bodies say, read at one instant. */
export function sparkFacts(
  bodies: NonNullable<Incident["spark"]>,
  at: number,
): { readonly batches: readonly Batch[]; readonly facts: SparkFacts } {
  const b = bodies as any;
  const application = parse.application(b.applications, b.statistics);
  const reading = <T>(value: T) => [{ at, value }];
  const work = parse.work(b.jobs);
  const batches = parse.batches(b.batches, application.id);
  const earlier = at - EARLIER_POLL_MS;
  return {
    batches,
    facts: {
      application: reading(application),
      counters: reading(parse.counters(b.statistics)),
      receivers: reading(parse.receivers(b.statistics, b.receivers)),
      slots: reading(parse.slots(b.executors)),
      work: [
        {
          at: earlier,
          value: {
            ...work,
            batchJobs: work.batchJobs.filter((job) => startOf(job.batchId, batches) <= earlier),
          },
        },
        { at, value: work },
      ],
      settings: reading(parse.settings(b.environment)),
      metrics: reading(parse.metrics(b.metrics)),
    },
  };
}

function startOf(id: number, batches: readonly Batch[]): number {
  return id + (batches.find((batch) => batch.id === id)?.schedulingDelayMs ?? 0);
}
