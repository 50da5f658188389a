import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { PipelineWindow } from "@/lib/domain/window";
import { FIELD_NAMES, fieldCase } from "../field/field-cases";
import { incidentWindow } from "../window/incident-window";
import { loadIncidents } from "../incident/load-incidents";
import { recordedWindow } from "../recordings/recorded-window";
import { loadRecording } from "../recordings/recording";
import type { Chapter } from "../recordings/stream-story";

/** A pipeline whose minutes are evaluated. Epoch ms. */
export interface Kept {
  readonly name: string;
  readonly window: () => PipelineWindow;
  readonly from: (window: PipelineWindow) => number;
}

const CAPTURES = fileURLToPath(new URL("../captures/fixtures", import.meta.url));
const RECORDINGS = fileURLToPath(new URL("../recordings/fixtures", import.meta.url));

/** The minutes before a file's moment are evaluated, as the timeline does it. */
const MINUTES_BEFORE = 20;

/** A target that no pipeline with batches of 10 s meets, so that it is also said by itself. */
const TARGET_MS = 5_000;

/** What CloudWatch may have reported beside a recorded driver. It was not recorded. */
const STREAMS: Readonly<Record<string, readonly Chapter[]>> = {
  "a stream that is read": [{ minutes: 180, puts: 300, gets: 300 }],
  "a stream that is read too slowly": [
    { minutes: 160, puts: 300, gets: 300 },
    { minutes: 20, puts: 300, gets: 200, ageMs: [0, 400_000] },
  ],
};

/** All pipelines in the repository: labelled incidents, captures, field cases and recorded drivers. */
export function keptPipelines(): readonly Kept[] {
  const from = (window: PipelineWindow) => window.to - MINUTES_BEFORE * MINUTE_MS;
  const incidents = [
    ...[...loadIncidents(), ...loadIncidents(CAPTURES)].map((one) => ({ name: one.id, one })),
    ...FIELD_NAMES.map((name) => ({ name, one: fieldCase(name) })),
  ];
  return [
    ...incidents.map(({ name, one }) => ({ name, window: () => incidentWindow(one), from })),
    ...FIELD_NAMES.map((name) => ({
      name: `${name} with a target`,
      window: () => ({ ...incidentWindow(fieldCase(name)), targetDelayMs: TARGET_MS }),
      from,
    })),
    ...recordings().flatMap((recording) =>
      Object.entries(STREAMS).map(([beside, stream]) => ({
        name: `${recording} beside ${beside}`,
        window: () => recordedWindow(loadRecording(recording), { stream }),
        from: (window: PipelineWindow) => window.to - 5 * MINUTE_MS,
      })),
    ),
  ];
}

function recordings(): readonly string[] {
  return readdirSync(RECORDINGS)
    .filter((file) => file.endsWith(".json.gz"))
    .map((file) => file.replace(".json.gz", ""))
    .toSorted();
}
