import { MINUTE_MS, minuteOf } from "@/lib/domain/metric-period";
import type { Verdict } from "@/lib/domain/verdict";
import {
  changeTo,
  changeToSilence,
  isSameState,
  type LoggedChange,
  type VerdictChange,
} from "@/lib/domain/verdict-change";
import type { History } from "@/lib/history/port";
import { log } from "@/lib/process/log";
import { withinTime } from "@/lib/process/within-time";
import type { PipelineWrites } from "../writes/pipeline-writes";

interface VerdictLogOptions {
  readonly history: Pick<History, "changes" | "lastEvaluated">;
  readonly writes: Pick<PipelineWrites, "change">;
  readonly pipelineId: string;
}

/** Without an evaluation for this long the dashboard was not running, ms: a restart takes seconds. */
const SILENCE_MS = 3 * MINUTE_MS;

/** A start waits at most this long for the log of an earlier run, ms. */
const READ_MS = 5_000;

/**
 * Records each change of what the banner says, once and with its instant. What is learned of that
 * time later does not change it.
 */
export class VerdictLog {
  readonly #options: VerdictLogOptions;
  /** Undefined: what an earlier run wrote is not known yet. */
  #last: Pick<LoggedChange, "at" | "to"> | null | undefined;
  #isReading = false;
  /** Identities that were used lately. */
  readonly #given = new Set<string>();
  #count = 0;

  constructor(options: VerdictLogOptions) {
    this.#options = options;
  }

  /** Number of changes since the start. */
  get count(): number {
    return this.#count;
  }

  /**
   * Continues an earlier run's log, and notes the outage since that run ended. Never rejects: a log
   * that cannot be read is read again before the next write. Epoch ms.
   */
  async begin(now: number): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    const { history, pipelineId } = this.#options;
    try {
      const read = (signal: AbortSignal) =>
        Promise.all([
          history.changes(pipelineId, { from: now, to: now + 1 }, signal),
          history.lastEvaluated(pipelineId, signal),
        ]);
      const [changes, lastEvaluated] = await withinTime(read, READ_MS);
      this.#continueFrom(changes.at(-1), lastEvaluated ?? 0, now);
    } catch (error) {
      log.warn({ pipeline: pipelineId, error: String(error) }, "the verdict log cannot be read");
    } finally {
      this.#isReading = false;
    }
  }

  /**
   * Records a verdict that says something else than the one before; new numbers alone do not count.
   * A change that returns to an earlier cause within a minute would have that change's identity: it
   * is recorded when the next minute says it too.
   */
  record(verdict: Verdict): void {
    if (this.#last === undefined) {
      this.begin(verdict.at).catch((error: unknown) => {
        log.error(
          { pipeline: this.#options.pipelineId, err: error },
          "the verdict log is not read",
        );
      });
      return;
    }
    const before = this.#last?.to ?? null;
    if (isSameState(before, verdict)) return;
    const change = changeTo(verdict, this.#options.pipelineId, before);
    if (!this.#given.has(change.id)) this.#keep(change);
  }

  #continueFrom(last: LoggedChange | undefined, evaluatedTo: number, now: number): void {
    this.#last = last ?? null;
    if (!last) return;
    this.#given.add(last.id);
    const silentFrom = Math.max(last.at, evaluatedTo) + MINUTE_MS;
    if (last.to === null || now - silentFrom <= SILENCE_MS) return;
    this.#keep(changeToSilence(silentFrom, this.#options.pipelineId, last.to));
  }

  #keep(change: VerdictChange): void {
    if (this.#last && minuteOf(this.#last.at) !== minuteOf(change.at)) this.#given.clear();
    this.#given.add(change.id);
    this.#last = change;
    this.#count++;
    this.#options.writes.change(change);
  }
}
