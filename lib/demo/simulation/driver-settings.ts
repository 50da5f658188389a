import type { PipelineScenario } from "./scenario";
import type { Trouble } from "./troubles";

/** The settings that a restart of the application may change. */
export interface DriverSettings {
  readonly backpressure: boolean;
  /** records/s per receiver. */
  readonly maxRate?: number;
}

/** `rate-cap` allows this share of the mean load. */
const CAPPED_SHARE = 0.6;

/** The settings of an application that starts now. */
export function settingsUnder(
  scenario: PipelineScenario,
  troubles: ReadonlySet<Trouble>,
): DriverSettings {
  const { recordsPerSecond, userRecordsPerRecord, receivers } = scenario;
  const backpressure = scenario.backpressure || troubles.has("backpressure");
  if (!troubles.has("rate-cap")) return { backpressure };
  const mean = (recordsPerSecond * userRecordsPerRecord) / receivers;
  return { backpressure, maxRate: Math.max(1, Math.round(CAPPED_SHARE * mean)) };
}
