import type { EventView } from "@/lib/contract/window";
import type { Reading } from "@/lib/domain/facts";
import type {
  ApplicationFacts,
  ReceiverFacts,
  SlotFacts,
  SparkSettings,
} from "@/lib/domain/spark-facts";
import type { StreamFacts } from "@/lib/domain/stream-facts";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import { SOURCE_NAMES } from "@/lib/domain/source-state";
import type { Span } from "@/lib/history/port";
import { settingsChanges } from "../facts/settings-changes";
import { SOURCE_LABEL } from "./source-label";
import { type VerdictHistory, verdictEvents } from "./verdict-events";
import type { ShownFacts } from "../facts/shown-facts";

/** More than a reader can take in; the newest are kept. */
const EVENTS_SHOWN = 200;

/** What happened in a window, oldest first, from the facts that were kept. */
export function eventsView(
  facts: ShownFacts,
  failed: readonly MicroBatch[],
  verdicts: VerdictHistory,
  span: Span,
): readonly EventView[] {
  return [
    ...restarts(facts),
    ...reshards(facts.stream),
    ...receivers(facts.receivers),
    ...executors(facts),
    ...sources(facts),
    ...settings(facts.settings, facts.application),
    ...failed.map(failedBatch),
    ...verdictEvents(verdicts, span),
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

function restarts({ application, settings: readings, slots }: ShownFacts): EventView[] {
  return changes(application, ({ id }) => id).map(({ at, before, after }) => {
    // If another application is found, only the instant matters: it may have run elsewhere for
    // days, and its settings are no change of this one's.
    if (before.name !== after.name)
      return { at, kind: "app-replaced", text: replaced(before, after) };
    const differences = [
      ...versionChange(before, after),
      ...settingsChanges(lastBy(readings, at), firstFrom(readings, at)),
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

/** The application of an instant; undefined before one is known. */
const idAt = (applications: readonly Reading<ApplicationFacts>[], at: number) =>
  lastBy(applications, at + 1)?.id;

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

/** Within one application: a restart's event includes its own slots. */
function executors({ slots, application }: ShownFacts): EventView[] {
  return changes(slots, (value) => value.executors).flatMap(({ at, before, after }) => {
    const previous = slots[slots.findIndex((reading) => reading.at === at) - 1]?.at ?? at;
    if (idAt(application, previous) !== idAt(application, at)) return [];
    return [
      {
        at,
        kind: after.executors < before.executors ? "executor-lost" : "executor-back",
        text: `${after.executors} executors with ${after.total} task slots, ${before.executors} with ${before.total} before.`,
      },
    ];
  });
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

/** Changes within one application; a restart's event includes its own changes. */
function settings(
  readings: readonly Reading<SparkSettings>[],
  applications: readonly Reading<ApplicationFacts>[],
): EventView[] {
  return changes(readings, (value) => JSON.stringify(value)).flatMap(({ at, before, after }, i) => {
    const previous = readings[i]?.at ?? at;
    const text = settingsChanges(before, after).join(", ");
    if (text === "" || idAt(applications, previous) !== idAt(applications, at)) return [];
    return [{ at, kind: "settings-changed" as const, text: `Settings: ${text}.` }];
  });
}

function failedBatch(batch: MicroBatch): EventView {
  const why = batch.failure === undefined ? "" : `: ${batch.failure}`;
  const { failed, total } = batch.outputs;
  return {
    at: batch.at,
    kind: "batch-failed",
    text: `${failed} of ${total} outputs of a batch failed${why}`,
  };
}
