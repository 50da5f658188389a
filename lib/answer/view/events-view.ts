import type { EventView } from "@/lib/contract/window";
import type { Reading } from "@/lib/domain/facts";
import type { ApplicationFacts, ReceiverFacts, SlotFacts } from "@/lib/domain/spark-facts";
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
    ...settings(facts),
    ...failed.map(failedBatch),
    ...verdictEvents(verdicts, span),
  ]
    .filter(({ at }) => at >= span.from && at <= span.to)
    .toSorted((a, b) => a.at - b.at)
    .slice(-EVENTS_SHOWN);
}

interface Change<T> {
  readonly at: number;
  /** When the value before it was read, epoch ms. */
  readonly beforeAt: number;
  readonly before: T;
  readonly after: T;
}

/** Pairs of neighbouring readings that differ in what `of` picks. */
function changes<T>(readings: readonly Reading<T>[], of: (value: T) => unknown): Change<T>[] {
  return readings.flatMap(({ at, value: after }, i) => {
    const last = readings[i - 1];
    return last !== undefined && of(last.value) !== of(after)
      ? [{ at, beforeAt: last.at, before: last.value, after }]
      : [];
  });
}

/** The changes within one application: a restart's own event includes what it changed. */
function withinOne<T>(
  applications: readonly Reading<ApplicationFacts>[],
  all: readonly Change<T>[],
): readonly Change<T>[] {
  return all.filter(({ at, beforeAt }) => idAt(applications, beforeAt) === idAt(applications, at));
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

function executors({ slots, application }: ShownFacts): EventView[] {
  const all = changes(slots, (value) => value.executors);
  return withinOne(application, all).map(({ at, before, after }) => ({
    at,
    kind: after.executors < before.executors ? "executor-lost" : "executor-back",
    text: `${after.executors} executors with ${after.total} task slots, ${before.executors} with ${before.total} before.`,
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

function settings({ settings: readings, application }: ShownFacts): EventView[] {
  const all = changes(readings, (value) => JSON.stringify(value));
  return withinOne(application, all).flatMap(({ at, before, after }) => {
    const text = settingsChanges(before, after).join(", ");
    return text === "" ? [] : [{ at, kind: "settings-changed", text: `Settings: ${text}.` }];
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
