import type { EventView } from "@/lib/contract/window";
import type { Batch } from "@/lib/domain/batch";
import type {
  ApplicationFacts,
  Reading,
  ReceiverFacts,
  SlotFacts,
  SparkSettings,
  StreamFacts,
} from "@/lib/domain/facts";
import { MINUTE_MS } from "@/lib/domain/minute";
import { SOURCE_NAMES } from "@/lib/domain/source-state";
import type { Said } from "@/lib/domain/verdict";
import { CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import type { Span } from "@/lib/history/history";
import { isSilence } from "../watch/said-log";
import type { Judged } from "./judged";
import { settingsChanges } from "./settings-changes";
import { SOURCE_LABEL } from "./source-label";
import { type VerdictRun, verdictRuns } from "./verdict-runs";
import type { ShownFacts } from "./window-data";

/** More than a reader can take in; the newest are kept. */
const EVENTS_SHOWN = 200;

/** What was judged of a window, and what was said in it; ascending in time. */
export interface Told {
  readonly judged: readonly Judged[];
  readonly said: readonly Said[];
}

/** What happened in a window, oldest first: each event from the facts that were kept. */
export function eventsView(
  facts: ShownFacts,
  failed: readonly Batch[],
  told: Told,
  span: Span,
): readonly EventView[] {
  return [
    ...restarts(facts),
    ...reshards(facts.stream),
    ...receivers(facts.receivers),
    ...sources(facts),
    ...settings(facts.settings, facts.application),
    ...failed.map(failedBatch),
    ...verdicts(told, span),
  ]
    .filter(({ at }) => at >= span.from && at <= span.to)
    .toSorted((a, b) => a.at - b.at)
    .slice(-EVENTS_SHOWN);
}

/** Pairs of neighbouring readings that differ in what `of` picks. */
function changes<T>(
  readings: readonly Reading<T>[],
  of: (value: T) => unknown,
): { at: number; before: T; after: T }[] {
  return readings.flatMap(({ at, value }, i) => {
    const before = readings[i - 1]?.value;
    return before !== undefined && of(before) !== of(value) ? [{ at, before, after: value }] : [];
  });
}

function restarts({ application, settings: said, slots }: ShownFacts): EventView[] {
  return changes(application, ({ id }) => id).map(({ at, before, after }) => {
    // Of another application only the instant matters at which it was found here: it may have run
    // elsewhere for days, and its settings are no change of this one's.
    if (before.name !== after.name)
      return { at, kind: "app-replaced", text: replaced(before, after) };
    const differences = [
      ...versionChange(before, after),
      ...settingsChanges(lastBy(said, at), firstFrom(said, at)),
      ...slotChange(lastBy(slots, at), firstFrom(slots, at)),
    ];
    const what = differences.length > 0 ? ` Changed: ${differences.join(", ")}.` : "";
    return {
      at: after.startedAt,
      kind: "app-restart",
      text: `The Spark application was started again as ${after.id}.${what}`,
    };
  });
}

function replaced(before: ApplicationFacts, after: ApplicationFacts): string {
  return `The driver at this address now runs another application: ${after.name} instead of ${before.name}.`;
}

const lastBy = <T>(readings: readonly Reading<T>[], at: number): T | undefined =>
  readings.findLast((reading) => reading.at < at)?.value;

const firstFrom = <T>(readings: readonly Reading<T>[], at: number): T | undefined =>
  readings.find((reading) => reading.at >= at)?.value;

function versionChange(before: ApplicationFacts, after: ApplicationFacts): string[] {
  const [from, to] = [before.sparkVersion, after.sparkVersion];
  return from === to ? [] : [`Spark ${from} → ${to}`];
}

function slotChange(before: SlotFacts | undefined, after: SlotFacts | undefined): string[] {
  return before && after && before.total !== after.total
    ? [`task slots ${before.total} → ${after.total}`]
    : [];
}

function reshards(stream: readonly Reading<StreamFacts>[]): EventView[] {
  return changes(stream, ({ openShards }) => openShards).map(({ at, before, after }) => ({
    at,
    kind: "reshard",
    text: `The stream went from ${before.openShards} to ${after.openShards} open shards.`,
  }));
}

function receivers(readings: readonly Reading<ReceiverFacts>[]): EventView[] {
  return changes(readings, ({ active }) => active).map(({ at, before, after }) => ({
    at,
    kind: after.active < before.active ? "receiver-lost" : "receiver-back",
    text: `${after.active} of ${after.configured} receivers active, ${before.active} before.`,
  }));
}

function sources(facts: ShownFacts): EventView[] {
  return SOURCE_NAMES.flatMap((name) =>
    changes(facts[`source-${name}`], ({ status }) => status === "failing").map(
      ({ at, after }): EventView =>
        after.status === "failing"
          ? {
              at,
              kind: "source-lost",
              text: `${SOURCE_LABEL[name]}: ${after.error ?? "no answer."}`,
            }
          : { at, kind: "source-back", text: `${SOURCE_LABEL[name]} answers again.` },
    ),
  );
}

/** Changes within one application; those of a restart are told with the restart. */
function settings(
  said: readonly Reading<SparkSettings>[],
  applications: readonly Reading<ApplicationFacts>[],
): EventView[] {
  const idAt = (at: number) => lastBy(applications, at + 1)?.id;
  return changes(said, (value) => JSON.stringify(value)).flatMap(({ at, before, after }, i) => {
    const previous = said[i]?.at ?? at;
    const text = settingsChanges(before, after).join(", ");
    if (text === "" || idAt(previous) !== idAt(at)) return [];
    return [{ at, kind: "settings-changed" as const, text: `Settings: ${text}.` }];
  });
}

function failedBatch(batch: Batch): EventView {
  const why = batch.failure === undefined ? "" : `: ${batch.failure}`;
  const { failed, total } = batch.outputs;
  return {
    at: batch.id,
    kind: "batch-failed",
    text: `${failed} of ${total} outputs of a batch failed${why}`,
  };
}

/**
 * A verdict changes when what it says began, as the timeline has it. That too little is known of a
 * time when nobody watched is no change of the pipeline: the verdicts before and after it are compared.
 */
function verdicts({ judged, said }: Told, span: Span): EventView[] {
  const told = judged.filter(({ at, cause }) => cause !== "no-data" || isWatched(said, at));
  const runs = verdictRuns(told, span.to).filter(isNoLapse);
  return runs.flatMap(({ from, cause, severity }, i) => {
    const before = runs[i - 1];
    if (!before || before.cause === cause) return [];
    const [was, is] = [CAUSE_WORDS[before.cause], CAUSE_WORDS[cause]];
    const text = `Verdict: ${was} → ${is} (${SEVERITY_WORDS[severity].toLowerCase()}).`;
    return [{ at: from, kind: "verdict-changed" as const, text }];
  });
}

/** Too little known for so short, ms, with one verdict before and after it: nothing happened to the pipeline. */
const LAPSE_MS = 5 * MINUTE_MS;

/** Many lapses would drown the restarts; what was silent is told as an event of its source. */
function isNoLapse(
  { cause, from, to }: VerdictRun,
  i: number,
  runs: readonly VerdictRun[],
): boolean {
  const [before, after] = [runs[i - 1], runs[i + 1]];
  if (cause !== "no-data" || before === undefined || after === undefined) return true;
  return to - from >= LAPSE_MS || before.cause !== after.cause;
}

/** Whether something was being said at an instant: the dashboard ran, and its sources had answered. */
function isWatched(said: readonly Said[], at: number): boolean {
  const then = said.findLast((one) => one.at <= at);
  return then !== undefined && !isSilence(then);
}
