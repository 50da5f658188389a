import type { Evidence } from "@/lib/domain/verdict";
import { formatNumber } from "@/lib/format/quantity";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { slots } from "./quantities/receivers/slots";
import { words } from "@/lib/diagnosis/parts/rule";

/** With one slot, one slow task stops everything. With none, nothing is worked off. */
const FEW_SLOTS = 1;

/** Receivers, the slots they hold, and the shards they read. */
export function receivers(s: Situation): Evidence {
  const found = asOf(s, "receivers");
  if (found === undefined)
    return { rule: "receivers", state: "blind", ...words(s, "Spark's receivers are not known.") };
  const { active, configured } = found;
  const shards = asOf(s, "stream")?.openShards;
  const room = slots(s);
  const gone = room?.total === 0;
  const texts = [
    gone
      ? `The driver says that ${formatNumber(active)} of ${formatNumber(configured)} receivers are active, but no executor is left to run them`
      : `Active receivers: ${formatNumber(active)} of ${formatNumber(configured)}`,
    room &&
      !gone &&
      `they hold ${formatNumber(room.receivers)} of ${formatNumber(room.total)} task slots`,
    shards !== undefined &&
      `the stream has ${formatNumber(shards)} open ${shards === 1 ? "shard" : "shards"}`,
  ].filter(Boolean);
  const few = room !== undefined && !gone && room.free <= FEW_SLOTS;
  const idle = shards !== undefined && configured > shards;
  const warnings = [
    few &&
      (room.free === 1
        ? "Only 1 slot is free for the work of batches."
        : "No slot is free for the work of batches."),
    idle &&
      `More receivers than shards: ${formatNumber(configured - shards)} ${configured - shards === 1 ? "has" : "have"} nothing to read.`,
  ].filter(Boolean);
  const text = [`${texts.join("; ")}.`, ...warnings].join(" ");
  const numbers = { value: active, unit: "count", limit: configured } as const;
  const state = active < configured || gone || few || idle ? "holds" : "clear";
  return { rule: "receivers", state, ...words(s, text), ...numbers };
}
