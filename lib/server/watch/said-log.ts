import { MINUTE_MS } from "@/lib/domain/minute";
import type { Said, Verdict } from "@/lib/domain/verdict";
import type { History } from "@/lib/history/port";

type Kept = Pick<History, "said" | "lastJudged" | "recordSaid">;

/** A dashboard that judged nothing for longer was not running, ms: a restart takes seconds. */
const SILENCE_MS = 3 * MINUTE_MS;

/**
 * Writes down what the banner says, when it begins to say something else: once, with the instant,
 * whatever is found out about that time afterwards.
 */
export class SaidLog {
  readonly #history: Kept;
  readonly #pipelineId: string;
  #last: Said | undefined;

  constructor(history: Kept, pipelineId: string) {
    this.#history = history;
    this.#pipelineId = pipelineId;
  }

  /** Takes up an earlier run's log, and notes when that run fell silent. Epoch ms. */
  async begin(now: number): Promise<void> {
    const [said, judged] = await Promise.all([
      this.#history.said(this.#pipelineId, { from: now, to: now + 1 }),
      this.#history.lastJudged(this.#pipelineId),
    ]);
    this.#last = said.at(-1);
    if (this.#last === undefined) return;
    const silentFrom = Math.max(this.#last.at, judged ?? 0) + MINUTE_MS;
    if (now - silentFrom > SILENCE_MS) await this.#keep(silence(silentFrom));
  }

  /** Keeps a verdict that says something else than the last one did. Numbers alone do not count. */
  async hear(verdict: Verdict): Promise<void> {
    if (this.#last !== undefined && saysTheSame(this.#last, verdict)) return;
    const { at, bottleneck, severity, cause, since, headline } = verdict;
    await this.#keep({ at, bottleneck, severity, cause, since, headline });
  }

  async #keep(said: Said): Promise<void> {
    this.#last = said;
    await this.#history.recordSaid(this.#pipelineId, [said]);
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
