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

/** A dashboard that evaluated nothing for longer was not running, ms: a restart takes seconds. */
const SILENCE_MS = 3 * MINUTE_MS;

/** A start does not wait longer for what an earlier run wrote, ms. */
const READ_MS = 5_000;

/**
 * Writes down each change of what the banner says: once, with the instant, whatever is found out
 * about that time afterwards.
 */
export class VerdictLog {
  readonly #options: VerdictLogOptions;
  /** Undefined: what an earlier run wrote is not known yet. */
  #last: Pick<LoggedChange, "at" | "to"> | null | undefined;
  #isReading = false;
  /** Identities that were given lately. */
  readonly #given = new Set<string>();
  #count = 0;

  constructor(options: VerdictLogOptions) {
    this.#options = options;
  }

  /** Changes since the start. */
  get count(): number {
    return this.#count;
  }

  /**
   * Takes up an earlier run's log, and notes when that run fell silent. Never rejects: a log that
   * cannot be read is read again when something is to be written into it. Epoch ms.
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
   * Keeps a verdict that says something else than the last one did; numbers alone do not count. A
   * change that comes back to its cause within a minute has the identity of the one before: it is
   * kept when the next minute says it too.
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
