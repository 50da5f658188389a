/** A write that waits to be made. */
export interface WaitingWrite {
  readonly write: (signal: AbortSignal) => Promise<unknown>;
  /** By the age clock, ms. */
  readonly addedAt: number;
  /** It is never dropped for its age, and is dropped last when too many wait. */
  readonly mustLast: boolean;
  /** Called once at the end: true when it was written, false when it was dropped. */
  readonly end: (isWritten: boolean) => void;
  refusals: number;
  /** When it was first refused, by the age clock, ms. */
  refusedSince: number;
}

interface Limits {
  /** The most writes that may wait. */
  readonly most: number;
  /** A write that has waited longer is dropped, ms, unless it must last. */
  readonly keptMs: number;
}

/** Waiting writes in lanes: each lane keeps the order in which they came. */
export class WriteLanes {
  readonly #limits: Limits;
  readonly #lanes = new Map<string, WaitingWrite[]>();
  #waiting = 0;
  #lost = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Number of waiting writes, including the one under way. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Number of writes dropped since the start. */
  get lost(): number {
    return this.#lost;
  }

  /** The lanes with waiting writes. */
  get names(): readonly string[] {
    return [...this.#lanes.keys()];
  }

  /** The oldest write of each lane. */
  get heads(): readonly WaitingWrite[] {
    return this.names.flatMap((lane) => this.head(lane) ?? []);
  }

  head(lane: string): WaitingWrite | undefined {
    return this.#lanes.get(lane)?.[0];
  }

  /** Adds a write. Drops writes that are too old, and the oldest when too many wait. */
  add(lane: string, write: WaitingWrite): void {
    const waiting = this.#lanes.get(lane);
    if (waiting === undefined) this.#lanes.set(lane, [write]);
    else waiting.push(write);
    this.#waiting++;
    for (const name of this.names) this.#letOldGo(name, write.addedAt);
    while (this.#waiting > this.#limits.most) this.#letOldestGo();
  }

  /** Removes a write from its lane, unless it was dropped in the meantime. */
  remove(lane: string, write: WaitingWrite, isWritten: boolean): void {
    const waiting = this.#lanes.get(lane) ?? [];
    if (waiting[0] !== write) return;
    waiting.shift();
    if (waiting.length === 0) this.#lanes.delete(lane);
    this.#waiting--;
    if (!isWritten) this.#lost++;
    write.end(isWritten);
  }

  /** Puts the lane last from now on. */
  moveLast(lane: string): void {
    const waiting = this.#lanes.get(lane);
    if (waiting === undefined) return;
    this.#lanes.delete(lane);
    this.#lanes.set(lane, waiting);
  }

  #letOldGo(lane: string, now: number): void {
    for (;;) {
      const head = this.head(lane);
      if (!head || head.mustLast || now - head.addedAt <= this.#limits.keptMs) return;
      this.remove(lane, head, false);
    }
  }

  #letOldestGo(): void {
    const heads = this.names.flatMap((lane) => {
      const head = this.head(lane);
      return head ? [{ lane, head }] : [];
    });
    const mayGo = heads.filter(({ head }) => !head.mustLast);
    const [oldest] = (mayGo.length > 0 ? mayGo : heads).toSorted(
      (a, b) => a.head.addedAt - b.head.addedAt,
    );
    if (oldest) this.remove(oldest.lane, oldest.head, false);
  }
}
