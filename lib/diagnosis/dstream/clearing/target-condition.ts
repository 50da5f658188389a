import type { ClearingCondition } from "@/lib/domain/clearing";
import { formatDuration } from "@/lib/format/quantity";
import { delays } from "@/lib/diagnosis/dstream/quantities/backlog/delays";
import { isOverNow } from "@/lib/diagnosis/dstream/quantities/backlog/target";
import { condition } from "@/lib/diagnosis/parts/condition";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/** One minute at the target ends the rule, which wants five minutes above it. */
export function meetsTarget(s: Situation): ClearingCondition {
  const limit = s.window.targetDelayMs ?? 0;
  const { endToEndMs, atLeast } = delays(s);
  const isKnown = isOverNow(s, limit) !== undefined;
  return condition(s.at, {
    text: `the end-to-end delay is at most ${formatDuration(limit)}`,
    value: isKnown ? endToEndMs : undefined,
    isAtLeast: atLeast,
    unit: "ms",
    limit,
    inclusive: true,
    towards: "down",
    series: "endToEndDelay",
  });
}
