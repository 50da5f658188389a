import { diagnose } from "@/lib/diagnosis/diagnose";
import type { Severity } from "@/lib/domain/verdict";
import { play } from "./model/play";
import { tellers } from "./told/told";
import { truthOf, type Wrong } from "./truth/truth";
import { inOneWord } from "./world/trouble";
import { windowOf } from "./window/window";
import type { World } from "./world/world";

/** `false green`: a calm verdict (or one of another's trouble) although the upstreams showed a fault. */
export type Outcome = "right" | "false green" | "false alarm" | "ambiguous" | "not told";

/** One world and its verdict. Plain data: it is sent between processes. */
export interface Evaluated {
  readonly id: string;
  readonly seed: number;
  readonly index: number;
  readonly outcome: Outcome;
  readonly isFine: boolean;
  readonly wrongs: readonly Wrong["what"][];
  readonly tellers: readonly string[];
  readonly troubles: readonly string[];
  readonly kinds: readonly string[];
  readonly pipeline: string;
  readonly said: {
    readonly severity: Severity;
    readonly bottleneck: string;
    readonly cause: string;
    readonly headline: string;
  };
}

/**
 * Plays a world, shows the dashboard what the upstreams would, and compares the verdict with the
 * truth.
 */
export function evaluate(world: World): Evaluated {
  const played = play(world);
  const truth = truthOf(played);
  const verdict = diagnose(windowOf(played), world.at * 1000);
  const told = [...new Set(truth.wrongs.flatMap((wrong) => tellers(played, wrong)))];
  const { severity, bottleneck, cause, headline } = verdict;
  return {
    id: world.id,
    seed: world.seed,
    index: world.index,
    outcome: outcomeOf({ severity, told: told.length > 0, ...truth }),
    isFine: truth.isFine,
    wrongs: truth.wrongs.map(({ what }) => what),
    tellers: told,
    troubles: world.troubles.map(
      (trouble) => `${inOneWord(trouble)} ${spanInWords(trouble, world.at)}`,
    ),
    kinds: world.troubles.map(({ kind }) => kind),
    pipeline: pipelineInWords(world),
    said: { severity, bottleneck, cause, headline },
  };
}

function outcomeOf(given: {
  severity: Severity;
  told: boolean;
  wrongs: readonly Wrong[];
  isFine: boolean;
}): Outcome {
  const { severity, told, wrongs, isFine } = given;
  if (wrongs.length > 0) {
    if (!told) return "not told";
    return severity === "ok" || severity === "info" ? "false green" : "right";
  }
  if (!isFine) return "ambiguous";
  return severity === "critical" ? "false alarm" : "right";
}

function spanInWords({ from, to }: { from: number; to: number }, at: number): string {
  const ago = (second: number) => `${((at - second) / 60).toFixed(0)} min ago`;
  return to > at ? `since ${ago(from)}` : `from ${ago(from)} to ${ago(to)}`;
}

function pipelineInWords({ pipeline, telling }: World): string {
  const { intervalS, outputEvery, shards, quietShards, receivers, executors, coresPerExecutor } =
    pipeline;
  const { recordsPerSecond, userPerRecord, utilisation, backpressure, maxRate, otherStream } =
    pipeline;
  return [
    `${intervalS} s${outputEvery > 1 ? ` × ${outputEvery}` : ""}, ${shards} shards${quietShards > 0 ? ` (${quietShards} quiet)` : ""}, ${receivers} receivers, ${executors}×${coresPerExecutor} slots`,
    `${recordsPerSecond}/s × ${userPerRecord}${otherStream > 0 ? `, and ${Math.round(otherStream)}/s of a second stream` : ""}, ρ ${utilisation.toFixed(2)}`,
    `${backpressure ? "back-pressure, " : ""}${maxRate === undefined ? "" : `maxRate ${maxRate}, `}${telling.watched ? "watched" : "just opened"}`,
    `${telling.kcl ? (telling.lagPublished ? "KCL known" : "KCL known without metrics") : "KCL not configured"}, ${telling.named ? "name configured, " : ""}${telling.fanOut ? "fan-out, " : ""}${telling.otherReaders} other readers`,
  ].join("; ");
}
