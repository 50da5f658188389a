import type { SourceFault, SourceState } from "@/lib/domain/source-state";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { readings, seen, type Situation } from "@/lib/diagnosis/situation/situation";

/** Faults by which something at the driver's address says that the application is not running. */
const REFUSALS: ReadonlySet<SourceFault> = new Set([
  "refused",
  "no-application",
  "no-streaming-context",
  "structured-streaming",
  "finished",
  "wrong-application",
]);

export interface DriverReachability {
  readonly answers: boolean;
  /** It says itself that the application does not run. */
  readonly refuses: boolean;
  /** For how long it has not answered, ms; 0 while it does. */
  readonly silentMs: number;
  readonly since: number | undefined;
  readonly state: SourceState | undefined;
}

/** A driver that has been silent for longer is not merely late: three of its longest periods. */
export const SILENT_MS = 30_000;

/**
 * Whether the Spark driver answers. What was never read is taken to answer: the batches it kept
 * tell the past of before this dashboard was started.
 */
export const driverReachability = quantity((situation): DriverReachability => {
  const state = seen(situation, "source-spark");
  const troubled = state?.status === "failing" || state?.status === "late";
  if (state === undefined || !troubled)
    return { answers: true, refuses: false, silentMs: 0, since: undefined, state };
  const since = state.since ?? state.lastSuccessAt ?? situation.at;
  return {
    answers: false,
    refuses: state.fault !== undefined && REFUSALS.has(state.fault),
    silentMs: situation.at - since,
    since,
    state,
  };
});

/**
 * When the driver last told anything, epoch ms: now, unless it is late or fails. Of later times its facts say
 * nothing: that none of its batches is newer is then no sign that it made none.
 */
export const lastHeardAt = quantity((situation): number => {
  const { answers, state } = driverReachability(situation);
  if (answers) return situation.at;
  // The state's last answer is that of its worst call: others may have answered since.
  const heard = [readings(situation, "counters"), readings(situation, "slots")];
  return Math.max(
    state?.lastSuccessAt ?? -Infinity,
    situation.batches.at(-1)?.at ?? -Infinity,
    ...heard.map((told) => told.at(-1)?.at ?? -Infinity),
  );
});

/** Silent for longer than its polls take: what was last heard of it is not what is. */
export function isSilent(situation: Situation): boolean {
  return driverReachability(situation).silentMs > SILENT_MS;
}
