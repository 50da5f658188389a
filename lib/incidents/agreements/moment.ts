import type { SourceName, SourceState } from "@/lib/domain/source-state";
import type { Verdict } from "@/lib/domain/verdict";

/** What the data tell at an instant, against which what is said is held. Times epoch ms. */
export interface Known {
  /** When the application of this instant was started, epoch ms. */
  readonly startedAt: number | undefined;
  /** The beat; undefined where no interval is known. */
  readonly beatMs: number | undefined;
  readonly concurrentJobs: number;
  /** A lag above this is late, ms. */
  readonly lateLimitMs: number;
  /** Since the newest batch that is done was done, ms; undefined before the first. */
  readonly sinceDoneMs: number | undefined;
  /** Since the driver last answered, ms; 0 while it does. */
  readonly silentMs: number;
  /** The age of the oldest batch that is not done, ms; 0 with none. */
  readonly openMs: number;
  /** Batches that are made and not started. */
  readonly waiting: number;
  readonly lagRises: boolean;
  readonly queueRises: boolean;
  /** Newest datapoint of the application's own lag, as published. */
  readonly ownLag: Point | undefined;
  /** The same of the oldest reader of the stream: iterator age. */
  readonly streamAge: Point | undefined;
  /** The greatest of the last datapoints of either, as charts draw them, ms. */
  readonly drawnLagMs: number | undefined;
  /** Since when nobody reads, epoch ms: from then on the lag grows by the clock, and is not published. */
  readonly unreadSince: number | undefined;
  /** User records that arrive, records/s. */
  readonly arriving: number | undefined;
  /** What one of the newest batches took, records/s: what CloudWatch will tell in minutes. */
  readonly taking: number;
  /** Put in each of the last settled minutes, records/s, the newest last. */
  readonly put: readonly number[];
  /** Got by anybody in each of them, records/s. */
  readonly got: readonly number[];
  /** What a batch needs however many slots there are, ms. */
  readonly longestTasksMs: number | undefined;
  readonly slots: number | undefined;
  readonly openShards: number | undefined;
  readonly sources: Readonly<Partial<Record<SourceName, SourceState["status"]>>>;
}

export interface Point {
  readonly at: number;
  readonly ms: number;
}

/** One minute of a pipeline's life: what a person reads then, and what is known. */
export interface Moment {
  /** As it is shown: folded over time, with what must be seen for it to clear. */
  readonly verdict: Verdict;
  /** What this instant finds by itself. */
  readonly raw: Pick<Verdict, "bottleneck" | "cause">;
  readonly known: Known;
  /** The minute before. */
  readonly before?: Moment | undefined;
}

/** Something that must be so whatever is said. */
export interface Agreement {
  readonly name: string;
  /** The contradicting texts, where it is not so. */
  readonly broken: (moment: Moment) => string | undefined;
}

/** Whether another state is said than this instant finds: headline, advice and since are of then. */
export function isHeldOver({ verdict, raw }: Moment): boolean {
  return raw.cause !== verdict.cause || raw.bottleneck !== verdict.bottleneck;
}

/** The moment and those before it, the newest first, at most so many. */
export function lately(moment: Moment, count: number): readonly Moment[] {
  const found: Moment[] = [];
  for (let one: Moment | undefined = moment; one !== undefined && found.length < count;)
    [one] = [one.before, found.push(one)];
  return found;
}
