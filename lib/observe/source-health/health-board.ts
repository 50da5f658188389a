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
  /** Its trouble is told in words beside a source that is otherwise well. */
  readonly shown?: boolean;
  readonly everyMs: number;
}

/** How many server times are kept to estimate a clock's skew: a `Date` header has whole seconds. */
const SKEW_SAMPLES = 7;

type Ages = Pick<AgeClock, "of" | "toWallClock">;

/** Of a replay, whose clock nobody sets. */
const AS_TOLD: Ages = { of: (wall) => wall, toWallClock: (reading) => reading };

/**
 * How every upstream of one pipeline is doing: fed by the pollers, read by page and evaluation. Its
 * records go by the age clock: a clock that is set back makes no old answer young.
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

  /** Announces a call that will be polled; a source without any is off. */
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

  /** What the answers of a source tell about it while its calls are well; undefined: nothing any more. */
  aside(source: SourceName, aside: Aside | undefined): void {
    if (aside === undefined) this.#asides.delete(source);
    else this.#asides.set(source, aside);
  }

  /** Notes how a poll ended; an error of undefined is a good end. */
  pollEnded(source: SourceName, call: string, error: unknown, now: number): void {
    const calls = this.#calls.get(source);
    const record = calls?.get(call);
    if (!calls || !record) return;
    const failure = error === undefined ? undefined : failureOf(source, call, error);
    calls.set(call, afterPoll(record, failure, this.#ages.of(now)));
  }

  /** Notes what an answer told of its source's clock, and ours then; epoch ms. */
  serverTime(source: SourceName, serverMs: number, localMs: number): void {
    const skew = serverMs - localMs;
    const kept = this.#skews.get(source) ?? [];
    const last = kept.at(-1);
    // Two that agree with each other and not with those before: one of the clocks was set.
    const wasSet =
      last !== undefined && agree(last, skew) && !agree(this.#skewOf(source) ?? skew, skew);
    this.#skews.set(source, [...(wasSet ? [last] : kept), skew].slice(-SKEW_SAMPLES));
  }

  /**
   * Undefined until every needed call has been asked once; `off` when none is configured.
   *
   * @param aside what its answers tell; null: to look at its calls alone
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
   * Whether every configured source has told what it can: it has answered, or is lost. One whose
   * first polls failed may still answer the next.
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

  /** An aside is told by the clock on the wall; a state is reckoned by the age clock. */
  #byAge({ sentence, lateSince }: Aside): Aside {
    return { sentence, ...(lateSince !== undefined && { lateSince: this.#ages.of(lateSince) }) };
  }

  /** The same by the clock on the wall, as it is set at present. */
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
