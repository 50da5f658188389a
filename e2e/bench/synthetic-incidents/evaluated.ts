import { diagnose } from "@/lib/diagnosis/diagnose";
import type { Bottleneck, Verdict } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import { score, type Score } from "@/lib/incidents/incident/score";
import type { SyntheticIncident, SyntheticTruth } from "./model/synthetic-incident";
import { syntheticWindow } from "./synthetic-window";
import { PEER_RULES } from "./peer-rules";

/** One synthetic incident and its verdict. Without its bodies: they are large. */
export interface Evaluated {
  readonly id: string;
  readonly family: string;
  readonly at: number;
  readonly story: string;
  readonly truth: SyntheticTruth;
  readonly verdict: Verdict;
  readonly score: Score;
  /** The results of the peers' rules, in the order of PEER_RULES. */
  readonly peers: readonly Bottleneck[];
  readonly tookMs: number;
}

/** Reads an incident through the real parsers and evaluates it, as the product would. */
export function evaluate(incident: SyntheticIncident): Evaluated {
  const { id, family, at, story, truth } = incident;
  const window = syntheticWindow(incident);
  const began = performance.now();
  const verdict = diagnose(window, at);
  const tookMs = performance.now() - began;
  return {
    id,
    family,
    at,
    story,
    truth,
    verdict,
    score: marked(incident, verdict, window),
    peers: PEER_RULES.map((rule) => rule.say(window)),
    tookMs,
  };
}

function marked(incident: SyntheticIncident, verdict: Verdict, window: PipelineWindow): Score {
  const marks = score(
    { ...incident, truth: nearest(incident.truth, verdict.since) },
    verdict,
    window.from,
  );
  const { named = "" } = incident.truth;
  return {
    ...marks,
    causeRight: marks.causeRight && verdict.headline.includes(named),
    onsetRight: marks.onsetRight || isOlderThanBatches(incident, verdict, window),
  };
}

/** The driver retains 1,000 batches: for an older state only "since before then" is known. */
function isOlderThanBatches(
  { truth: { onset = Infinity } }: SyntheticIncident,
  { since, sinceIsAtLeast }: Verdict,
  { batches: [first] }: PipelineWindow,
): boolean {
  if (sinceIsAtLeast !== true || since === null || first === undefined) return false;
  const known = first.startedAt ?? first.at;
  return onset <= known && since >= onset && since <= known + SLACK_MS;
}

const SLACK_MS = 180_000;

/** A state that takes some time to begin may be dated anywhere in that time. */
function nearest(truth: SyntheticTruth, since: number | null): SyntheticTruth {
  const { onset, onsetUntil } = truth;
  if (onset === undefined || onsetUntil === undefined || since === null) return truth;
  return { ...truth, onset: Math.min(Math.max(since, onset), onsetUntil) };
}

export function isRight({ score: marks }: Evaluated): boolean {
  return marks.bottleneckRight && marks.causeRight && marks.onsetRight && !marks.falseAlarm;
}

/** The truth could be known, and the verdict is unknown. */
export function isUndecided({ truth, verdict }: Evaluated): boolean {
  return truth.bottleneck !== "unknown" && verdict.bottleneck === "unknown";
}
