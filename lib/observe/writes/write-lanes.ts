/** A write that waits to be made. */
export interface WaitingWrite {
  readonly write: (signal: AbortSignal) => Promise<unknown>;
  /** By the age clock, ms. */
  readonly addedAt: number;
  /** It waits however long it takes, and goes last when too many wait. */
  readonly mustLast: boolean;
  /** Told once how it ended: written, or let go. */
  readonly end: (isWritten: boolean) => void;
  refusals: number;
  /** When it was first refused, by the age clock, ms. */
  refusedSince: number;
}

interface Limits {
  /** At most so many writes wait. */
  readonly most: number;
  /** A write that has waited longer is let go, ms, unless it must last. */
  readonly keptMs: number;
}

/** Writes that wait, in lanes: within a lane in the order in which they came. */
export class WriteLanes {
  readonly #limits: Limits;
  readonly #lanes = new Map<string, WaitingWrite[]>();
  #waiting = 0;
  #lost = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** How many writes wait, the one under way included. */
  get waiting(): number {
    return this.#waiting;
  }

  /** How many were let go unwritten since the start. */
  get lost(): number {
    return this.#lost;
  }

  /** The lanes in which something waits. */
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

  /** Adds a write, and lets go of what is too old, and of the oldest when too many wait. */
  add(lane: string, write: WaitingWrite): void {
    const waiting = this.#lanes.get(lane);
    if (waiting === undefined) this.#lanes.set(lane, [write]);
    else waiting.push(write);
    this.#waiting++;
    for (const name of this.names) this.#letOldGo(name, write.addedAt);
    while (this.#waiting > this.#limits.most) this.#letOldestGo();
  }

  /** Takes a write out of its lane, unless it was let go meanwhile. */
  remove(lane: string, write: WaitingWrite, isWritten: boolean): void {
    const waiting = this.#lanes.get(lane) ?? [];
    if (waiting[0] !== write) return;
    waiting.shift();
    if (waiting.length === 0) this.#lanes.delete(lane);
    this.#waiting--;
    if (!isWritten) this.#lost++;
    write.end(isWritten);
  }

  /** Names the lane last from now on. */
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
