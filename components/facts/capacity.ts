import type { FactsView } from "@/lib/contract/facts";

/** Up to this many, each gets a square. Beyond it, a square stands for several. */
const MOST_SQUARES = 48;

export type SquareKind = "busy" | "free" | "missing";

export interface CapacityLine {
  readonly word: string;
  /** In words and numbers. An unknown number is written as not known. */
  readonly text: string;
  readonly squares: readonly SquareKind[];
}

/**
 * Receivers, slots and shards as rows of squares, to be compared. An unknown number gives an empty
 * row.
 */
export function capacityLines({
  receivers,
  slots,
  openShards,
}: FactsView): readonly CapacityLine[] {
  const running = receivers?.active ?? 0;
  const missing = receivers ? Math.max(0, receivers.configured - running) : 0;
  const held = slots && slots.free !== null ? Math.max(0, slots.total - slots.free) : 0;
  const largest = Math.max(running + missing, slots?.total ?? 0, openShards ?? 0);
  const per = Math.max(1, Math.ceil(largest / MOST_SQUARES));
  const squares = (kind: SquareKind, count: number) =>
    Array.from({ length: Math.ceil(count / per) }, () => kind);
  return [
    {
      word: "Shards",
      text: openShards === null ? "not known" : `${openShards} open`,
      squares: squares("busy", openShards ?? 0),
    },
    {
      word: "Receivers",
      text: receivers ? `${running} of ${receivers.configured} active` : "not known",
      squares: [...squares("busy", running), ...squares("missing", missing)],
    },
    {
      word: "Task slots",
      text: slots ? slotWords(slots) : "not known",
      squares: [...squares("busy", held), ...squares("free", (slots?.total ?? 0) - held)],
    },
  ];
}

function slotWords({ total, free }: NonNullable<FactsView["slots"]>): string {
  return free === null ? `${total}` : `${total}, ${free} not held by receivers`;
}

/** What the three numbers mean together. Empty when they are in order or not known. */
export function capacityNotes({ receivers, slots, openShards }: FactsView): readonly string[] {
  const notes: string[] = [];
  if (slots?.free !== undefined && slots.free !== null && slots.free <= 1) {
    notes.push(
      slots.free <= 0
        ? "Receivers hold every slot: no batch can be processed."
        : "One slot is left for processing: each batch runs one task at a time.",
    );
  }
  if (receivers && receivers.active < receivers.configured) {
    notes.push(`${receivers.configured - receivers.active} of the receivers do not run.`);
  }
  if (receivers && openShards !== null && receivers.configured > openShards) {
    notes.push("There are more receivers than shards: some of them read nothing.");
  }
  return notes;
}
