import type { Batch } from "@/lib/domain/batch";
import type { PipelineWindow } from "@/lib/domain/window";
import { parseApplications } from "@/lib/sources/spark/parse-applications";
import { parseBatches } from "@/lib/sources/spark/parse-batches";
import { parseEnvironment } from "@/lib/sources/spark/parse-environment";
import { parseExecutors } from "@/lib/sources/spark/parse-executors";
import { parseJobs } from "@/lib/sources/spark/parse-jobs";
import { parseMetrics } from "@/lib/sources/spark/parse-metrics";
import { parseReceivers } from "@/lib/sources/spark/parse-receivers";
import { parseStatistics } from "@/lib/sources/spark/parse-statistics";

/** What one driver answered at about one instant; a body that was not asked for is undefined. */
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
  readonly batches: readonly Batch[];
  readonly facts: Pick<PipelineWindow["facts"], SparkFactKind>;
}

/** The bodies of one poll, read at `at` (epoch ms), as the Spark source would have them. */
export function sparkPoll(bodies: SparkBodies, at: number): SparkPoll {
  const application = parseApplications(bodies.applications);
  const statistics =
    bodies.statistics === undefined ? undefined : parseStatistics(bodies.statistics);
  const { intervalMs, streamingStartedAt, counters, receivers } = statistics ?? {};
  const reading = <T>(value: T): [{ at: number; value: T }] => [{ at, value }];
  const read = <T>(body: unknown, parse: (body: unknown) => T): { at: number; value: T }[] =>
    body === undefined ? [] : reading(parse(body));
  return {
    batches: bodies.batches === undefined ? [] : parseBatches(bodies.batches, application.id),
    facts: {
      application: reading({
        ...application,
        ...(intervalMs === undefined ? {} : { intervalMs }),
        ...(streamingStartedAt === undefined ? {} : { streamingStartedAt }),
      }),
      counters: counters === undefined ? [] : reading(counters),
      // The list alone does not say how many were asked for: the two are one fact.
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

/** Several polls, earliest first, as one memory: of a batch told twice the later word counts. */
export function joinPolls(polls: readonly SparkPoll[]): SparkPoll {
  const latest = new Map(
    polls.flatMap((poll) =>
      poll.batches.map((batch) => [`${batch.applicationId} ${batch.id}`, batch]),
    ),
  );
  return {
    batches: [...latest.values()].toSorted((a, b) => a.id - b.id),
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
