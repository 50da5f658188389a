import { MINUTE_MS } from "@/lib/domain/minute";
import type { Said, Verdict } from "@/lib/domain/verdict";
import type { History } from "@/lib/history/history";
import type { PipelineWrites } from "./pipeline-writes";

interface SaidLogOptions {
  readonly history: Pick<History, "said" | "lastJudged">;
  readonly writes: Pick<PipelineWrites, "said">;
  readonly pipelineId: string;
}

/** A dashboard that judged nothing for longer was not running, ms: a restart takes seconds. */
const SILENCE_MS = 3 * MINUTE_MS;

/**
 * Writes down what the banner says, when it begins to say something else: once, with the instant,
 * whatever is found out about that time afterwards.
 */
export class SaidLog {
  readonly #options: SaidLogOptions;
  #last: Said | undefined;

  constructor(options: SaidLogOptions) {
    this.#options = options;
  }

  /** Takes up an earlier run's log, and notes when that run fell silent. Epoch ms. */
  async begin(now: number): Promise<void> {
    const { history, pipelineId } = this.#options;
    const [said, judged] = await Promise.all([
      history.said(pipelineId, { from: now, to: now + 1 }),
      history.lastJudged(pipelineId),
    ]);
    this.#last = said.at(-1);
    if (this.#last === undefined) return;
    const silentFrom = Math.max(this.#last.at, judged ?? 0) + MINUTE_MS;
    if (now - silentFrom > SILENCE_MS) this.#keep(silence(silentFrom));
  }

  /** Keeps a verdict that says something else than the last one did. Numbers alone do not count. */
  hear(verdict: Verdict): void {
    if (this.#last !== undefined && saysTheSame(this.#last, verdict)) return;
    const { at, bottleneck, severity, cause, since, headline } = verdict;
    this.#keep({ at, bottleneck, severity, cause, since, headline });
  }

  #keep(said: Said): void {
    this.#last = said;
    this.#options.writes.said(said);
  }
}

/** A silence is never the same as a verdict, not even as one that knew too little. */
function saysTheSame(last: Said, verdict: Verdict): boolean {
  return (
    !isSilence(last) &&
    last.bottleneck === verdict.bottleneck &&
    last.cause === verdict.cause &&
    last.severity === verdict.severity
  );
}

const SILENCE = "Nothing was said: Narrows was not running.";

/** Whether it notes that nothing was said. */
export function isSilence({ headline }: Said): boolean {
  return headline === SILENCE;
}

function silence(at: number): Said {
  return {
    at,
    bottleneck: "unknown",
    severity: "unknown",
    cause: "no-data",
    since: null,
    headline: SILENCE,
  };
}
