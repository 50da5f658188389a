import { mergeBatch } from "@/lib/domain/merge-batch";
import { inOrder, type MicroBatch } from "@/lib/domain/micro-batch";
import { streamingStart } from "@/lib/domain/streaming-start";
import type { PipelineWindow } from "@/lib/domain/window";
import { parseApplications } from "@/lib/sources/spark/application/parse-applications";
import { parseBatches } from "@/lib/sources/dstream/batches/parse-batches";
import { parseEnvironment } from "@/lib/sources/spark/application/parse-environment";
import { parseExecutors } from "@/lib/sources/spark/parse-executors";
import { parseJobs } from "@/lib/sources/dstream/work/parse-jobs";
import { parseMetrics } from "@/lib/sources/spark/parse-metrics";
import { parseReceivers } from "@/lib/sources/dstream/parse-receivers";
import { parseStatistics } from "@/lib/sources/dstream/parse-statistics";

/** The answers of one driver at about one instant; a body that was not asked for is undefined. */
export interface SparkBodies {
  readonly applications: unknown;
  readonly statistics?: unknown;
  readonly receivers?: unknown;
  readonly batches?: unknown;
  readonly executors?: unknown;
  readonly environment?: unknown;
  readonly jobs?: unknown;
  readonly metrics?: unknown;
}

type SparkFactKind =
  | "application"
  | "counters"
  | "receivers"
  | "slots"
  | "work"
  | "settings"
  | "metrics";

export interface SparkPoll {
  readonly batches: readonly MicroBatch[];
  readonly facts: Pick<PipelineWindow["facts"], SparkFactKind>;
}

/** The bodies of one poll, read at `at` (epoch ms), as the Spark source would return them. */
export function sparkPoll(bodies: SparkBodies, at: number): SparkPoll {
  const application = parseApplications(bodies.applications);
  const statistics =
    bodies.statistics === undefined ? undefined : parseStatistics(bodies.statistics);
  const { intervalMs, streamingStartedAt, counters, receivers } = statistics ?? {};
  const facts = {
    ...application,
    ...(intervalMs === undefined ? {} : { intervalMs }),
    ...(streamingStartedAt === undefined ? {} : { streamingStartedAt }),
  };
  const streamingSince = streamingStart(facts);
  const reading = <T>(value: T): [{ at: number; value: T }] => [{ at, value }];
  const read = <T>(body: unknown, parse: (body: unknown) => T): { at: number; value: T }[] =>
    body === undefined ? [] : reading(parse(body));
  return {
    batches:
      bodies.batches === undefined
        ? []
        : parseBatches(bodies.batches, { application: application.id, streamingSince }),
    facts: {
      application: reading(facts),
      counters: counters === undefined ? [] : reading(counters),
      // The list alone does not say how many were asked for: the two make one fact.
      receivers:
        receivers === undefined || bodies.receivers === undefined
          ? []
          : reading({
              active: receivers.active,
              configured: receivers.configured,
              receivers: parseReceivers(bodies.receivers),
            }),
      slots: read(bodies.executors, parseExecutors),
      work: read(bodies.jobs, parseJobs),
      settings: read(bodies.environment, parseEnvironment),
      metrics: read(bodies.metrics, parseMetrics),
    },
  };
}

/** Joins several polls, earliest first. */
export function joinPolls(polls: readonly SparkPoll[]): SparkPoll {
  const known = new Map<string, MicroBatch>();
  for (const batch of polls.flatMap((poll) => poll.batches)) {
    const name = `${batch.application} ${batch.key}`;
    const before = known.get(name);
    known.set(name, before === undefined ? batch : mergeBatch(before, batch));
  }
  return {
    batches: [...known.values()].toSorted(inOrder),
    facts: {
      application: polls.flatMap((poll) => poll.facts.application),
      counters: polls.flatMap((poll) => poll.facts.counters),
      receivers: polls.flatMap((poll) => poll.facts.receivers),
      slots: polls.flatMap((poll) => poll.facts.slots),
      work: polls.flatMap((poll) => poll.facts.work),
      settings: polls.flatMap((poll) => poll.facts.settings),
      metrics: polls.flatMap((poll) => poll.facts.metrics),
    },
  };
}
