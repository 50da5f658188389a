import { SOURCE_NAMES, type SourceName, type SourceState } from "@/lib/domain/source-state";
import type { AgeClock } from "@/lib/domain/age-clock";
import { failureOf } from "./call-failure";
import {
  afterPoll,
  type Aside,
  type CallRecord,
  SKEW_SHOWN_MS,
  sourceState,
} from "./source-health";

export interface CallPlan {
  readonly source: SourceName;
  readonly call: string;
  readonly needed: boolean;
  /** Its trouble is shown in words while the source is otherwise well. */
  readonly shown?: boolean;
  readonly everyMs: number;
}

/** Server times kept to estimate a clock's skew: a `Date` header has only whole seconds. */
const SKEW_SAMPLES = 7;

type Ages = Pick<AgeClock, "of" | "toWallClock">;

/** For a replay, whose clock nobody sets. */
const AS_TOLD: Ages = { of: (wall) => wall, toWallClock: (reading) => reading };

/**
 * The health of every upstream of one pipeline. The pollers write it, the page and the evaluation
 * read it. Records use the age clock, so that a step back makes no old answer young.
 */
export class HealthBoard {
  readonly #ages: Ages;
  readonly #calls = new Map<SourceName, Map<string, CallRecord>>();
  readonly #skews = new Map<SourceName, number[]>();
  readonly #notes = new Map<SourceName, string>();
  readonly #asides = new Map<SourceName, Aside>();

  constructor(ages: Ages = AS_TOLD) {
    this.#ages = ages;
  }

  /** Registers a call that will be polled; a source without calls is off. */
  registerCall({ source, call, needed, shown = false, everyMs }: CallPlan): void {
    const calls = this.#calls.get(source) ?? new Map<string, CallRecord>();
    const before = calls.get(call);
    const fresh: CallRecord = { needed, shown, everyMs, failures: 0, lastSuccessAt: null };
    calls.set(call, before ? { ...before, everyMs } : fresh);
    this.#calls.set(source, calls);
  }

  /** What to say of a source while nothing is wrong with it, in a sentence. */
  note(source: SourceName, sentence: string): void {
    this.#notes.set(source, sentence);
  }

  /** What the answers of a source say about it while its calls are well; undefined: nothing any more. */
  aside(source: SourceName, aside: Aside | undefined): void {
    if (aside === undefined) this.#asides.delete(source);
    else this.#asides.set(source, aside);
  }

  /** Records the end of a poll; an error of undefined means success. */
  pollEnded(source: SourceName, call: string, error: unknown, now: number): void {
    const calls = this.#calls.get(source);
    const record = calls?.get(call);
    if (!calls || !record) return;
    const failure = error === undefined ? undefined : failureOf(source, call, error);
    calls.set(call, afterPoll(record, failure, this.#ages.of(now)));
  }

  /** Records the source's clock in an answer, and ours at the same moment; epoch ms. */
  serverTime(source: SourceName, serverMs: number, localMs: number): void {
    const skew = serverMs - localMs;
    const kept = this.#skews.get(source) ?? [];
    const last = kept.at(-1);
    // Two samples that agree with each other but not with earlier ones: one of the clocks was set.
    const wasSet =
      last !== undefined && agree(last, skew) && !agree(this.#skewOf(source) ?? skew, skew);
    this.#skews.set(source, [...(wasSet ? [last] : kept), skew].slice(-SKEW_SAMPLES));
  }

  /**
   * Undefined until every needed call has been made once; `off` when none is configured.
   *
   * @param aside what its answers say; null: consider only its calls
   */
  state(
    source: SourceName,
    now: number,
    aside: Aside | null = this.#asides.get(source) ?? null,
  ): SourceState | undefined {
    const calls = this.#calls.get(source);
    if (!calls) return { status: "off", lastSuccessAt: null };
    const state = sourceState([...calls.values()], this.#ages.of(now), {
      skewMs: this.#skewOf(source),
      note: this.#notes.get(source),
      aside: aside && this.#byAge(aside),
    });
    return state && this.#onTheWall(state);
  }

  /** Whether every configured source has been asked at least once, well or not. */
  attempted(now: number): boolean {
    return SOURCE_NAMES.every((name) => this.state(name, now) !== undefined);
  }

  /**
   * Whether every configured source has answered or is lost. A source whose first polls failed may
   * still answer the next one.
   */
  allAnsweredOrLost(now: number): boolean {
    return SOURCE_NAMES.every((name) => {
      const status = this.state(name, now)?.status ?? "late";
      return status !== "late" || this.answers(name, now);
    });
  }

  /** Whether the calls of a source are well, whatever their answers are worth. */
  answers(source: SourceName, now: number): boolean {
    return this.state(source, now, null)?.status === "ok";
  }

  /** An aside uses the wall clock; a state uses the age clock. */
  #byAge({ sentence, lateSince }: Aside): Aside {
    return { sentence, ...(lateSince !== undefined && { lateSince: this.#ages.of(lateSince) }) };
  }

  /** The same by the wall clock, as it is set now. */
  #onTheWall(state: SourceState): SourceState {
    const { lastSuccessAt, since } = state;
    return {
      ...state,
      lastSuccessAt: lastSuccessAt === null ? null : this.#ages.toWallClock(lastSuccessAt),
      ...(since !== undefined && { since: this.#ages.toWallClock(since) }),
    };
  }

  #skewOf(source: SourceName): number | undefined {
    const sorted = (this.#skews.get(source) ?? []).toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
  }
}

const agree = (left: number, right: number): boolean => Math.abs(left - right) <= SKEW_SHOWN_MS;
