import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { PipelineWindow } from "@/lib/domain/window";
import { firstApplication, firstStream } from "@/lib/history/past-window";
import type { Span } from "@/lib/history/port";
import type { HistoryReader } from "../query/answer-context";

const SHOWN = [
  "stream",
  "application",
  "receivers",
  "slots",
  "settings",
  "source-cloudwatch",
  "source-kinesis",
  "source-leases",
  "source-spark",
] as const;

/** One entry for each shard in each reading. Only the end of the window is shown of them. */
const SCANNED = ["shards", "leases", "shardLags", "shardWrites"] as const;

/** Two scans of the lease table show progress; a window's worth of such readings would be megabytes. */
const SCANS_MS = 5 * MINUTE_MS;

/** The facts that an answer shows of a window. */
export type ShownFacts = Pick<
  PipelineWindow["facts"],
  (typeof SHOWN)[number] | (typeof SCANNED)[number]
>;

/** The facts of a window from the history, and facts that were first read later but held already. */
export async function readShownFacts(
  history: HistoryReader,
  id: string,
  span: Span,
  now: number,
): Promise<ShownFacts> {
  const [shown, scans] = await Promise.all([
    history.windowFacts(id, span, SHOWN),
    history.windowFacts(id, { from: span.to - SCANS_MS, to: span.to }, SCANNED),
  ]);
  const { stream } = shown;
  return {
    ...shown,
    ...(shown.application.length === 0 && (await firstApplication(history, id, span, now))),
    ...scans,
    stream: stream.length > 0 ? stream : await firstStream(history, id, span, now),
  };
}
