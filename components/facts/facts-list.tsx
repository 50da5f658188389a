import type { WindowAnswer } from "@/lib/contract/window";
import type { FactsView } from "@/lib/contract/facts";
import { UNKNOWN, formatDuration } from "@/lib/format/quantity";
import { TimeText } from "../time/time-text";
import { CapacityBlock } from "./capacity-block";
import styles from "./facts-list.module.css";

/** The facts behind the numbers: shards, receivers, slots, settings. */
export function FactsList({
  facts,
  batchIntervalMs,
  retentionMs,
}: {
  readonly facts: FactsView;
} & Pick<WindowAnswer["limits"], "batchIntervalMs" | "retentionMs">) {
  const settings = Object.entries(facts.settings);
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title" className="section-title">
        Capacity and settings
      </h2>
      {facts.knownSinceAt !== undefined && (
        <p className="quiet">
          As known since <TimeText at={facts.knownSinceAt} day />: not all of it was read before.
        </p>
      )}
      <CapacityBlock facts={facts} />
      <dl className={styles.facts}>
        {factRows(facts, { batchIntervalMs, retentionMs }).map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {settings.length > 0 && (
        <details className={styles.settings}>
          <summary>Spark settings ({settings.length})</summary>
          <dl>
            {settings.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{String(value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

/** Each fact as a term and its words. An unknown fact is a dash, never a zero. */
export function factRows(
  { mode }: Pick<FactsView, "mode">,
  { batchIntervalMs, retentionMs }: Pick<WindowAnswer["limits"], "batchIntervalMs" | "retentionMs">,
): readonly (readonly [string, string])[] {
  return [
    ["Stream mode", mode ?? UNKNOWN],
    ["Retention", retentionMs === null ? UNKNOWN : formatDuration(retentionMs)],
    ["Batch interval", batchIntervalMs === null ? UNKNOWN : formatDuration(batchIntervalMs)],
  ];
}
