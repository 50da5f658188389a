import played from "../../spark/fixtures/played.json" with { type: "json" };
import type { PlayedDriverOptions } from "./played-driver";

/** The recorded runs, by name; each is played from its first batch to its last. */
export function recordedLife(name: string): PlayedDriverOptions {
  const found = played.recordings.find((recording) => recording.name === name);
  if (found === undefined) throw new Error(`no recording "${name}"`);
  return {
    intervalMs: found.intervalMs,
    completedBefore: found.completedBefore,
    batches: found.rows.map(([offset, records, schedulingDelayMs, processingTimeMs]) => ({
      id: found.firstId + (offset ?? 0),
      records: records ?? 0,
      schedulingDelayMs: schedulingDelayMs ?? undefined,
      processingTimeMs: processingTimeMs ?? undefined,
    })),
  };
}

export const RECORDED_LIVES = played.recordings.map((recording) => recording.name);
