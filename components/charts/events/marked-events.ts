import type { EventKind, EventView } from "@/lib/contract/window";

/** The shape of an event's mark. Each means one thing, because marks have no colour of their own. */
export type MarkShape = "restart" | "reshard" | "settings" | "lost" | "back" | "failed";

/** An event that is marked in the charts. */
export interface MarkedEvent {
  /** Epoch ms. */
  readonly at: number;
  readonly shape: MarkShape;
  readonly text: string;
}

/**
 * The events that may explain a line's course. A change of the verdict is not among them, because
 * it follows from the lines, and neither is a source that was lost, because it shows as a gap.
 */
const SHAPES: Partial<Record<EventKind, MarkShape>> = {
  "app-restart": "restart",
  "app-replaced": "restart",
  reshard: "reshard",
  "settings-changed": "settings",
  "receiver-lost": "lost",
  "receiver-back": "back",
  "executor-lost": "lost",
  "executor-back": "back",
  "batch-failed": "failed",
};

/** The marked events among all events of a window, oldest first. */
export function markedEvents(events: readonly EventView[]): readonly MarkedEvent[] {
  return events
    .flatMap(({ at, kind, text }) => {
      const shape = SHAPES[kind];
      return shape ? [{ at, shape, text }] : [];
    })
    .toSorted((a, b) => a.at - b.at);
}
