import type { SourceFault, SourceState } from "@/lib/domain/source-state";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { readings, seen, type Situation } from "@/lib/diagnosis/situation/situation";

/** Faults with which something at the driver's address reports that the application is not running. */
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
  /** Its address reports that the application does not run. */
  readonly refuses: boolean;
  /** For how long it has not answered, ms; 0 while it does. */
  readonly silentMs: number;
  readonly since: number | undefined;
  readonly state: SourceState | undefined;
}

/** Silent for longer than three of its longest poll periods: the driver is not merely slow. */
export const SILENT_MS = 30_000;

/**
 * Whether the Spark driver answers. A driver that was never polled counts as answering: its stored batches
 * describe the time before this dashboard was started.
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
 * When the driver last reported anything, epoch ms; now, unless it is late or fails. Its facts describe no
 * later time: the absence of newer batches is then no sign of a stall.
 */
export const lastHeardAt = quantity((situation): number => {
  const { answers, state } = driverReachability(situation);
  if (answers) return situation.at;
  // The source's state is that of its worst call. Other calls may have been answered since.
  const polled = [readings(situation, "counters"), readings(situation, "slots")];
  return Math.max(
    state?.lastSuccessAt ?? -Infinity,
    situation.batches.at(-1)?.at ?? -Infinity,
    ...polled.map((facts) => facts.at(-1)?.at ?? -Infinity),
  );
});

/** Silent for longer than its polls take. What it last reported is no longer current. */
export function isSilent(situation: Situation): boolean {
  return driverReachability(situation).silentMs > SILENT_MS;
}
