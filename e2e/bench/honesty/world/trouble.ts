/** The parameters of each kind of trouble, without its span. */
interface TroubleShapes {
  /** Some shards are not read. `stuck`: the worker renews their leases and does not read. */
  "shards-unread": { how: "missing" | "unowned" | "foreign" | "stuck"; shards: readonly number[] };
  /** Some shards are read at this share of their arrival rate. */
  "shards-slow": { part: number; shards: readonly number[] };
  /** Some shards are read at their arrival rate, and late. */
  "shards-hover": { lagS: number; shards: readonly number[] };
  /** Workers of another application with the same KCL name hold some leases, and read them. */
  "shared-name": { shards: readonly number[] };
  /** No receiver reads; `renewing`: their workers still renew the leases. */
  "reader-dead": { renewing: boolean; toldActive: boolean };
  /** GetRecords is called, and every call is refused. */
  "get-refused": object;
  /** In each period nothing is read for a while, and then everything that waits. */
  sawtooth: { periodS: number; pauseS: number };
  /** `maxRate` admits this share of the puts, and an outage has left everything this late. */
  "rate-cap": { part: number; lagS: number };
  /** Another reader takes so much of the shards' limit that this share of the arrivals is left. */
  "read-contention": { leaves: number };
  /** A record costs this many times as much. */
  "slow-code": { factor: number };
  /** The share of executors that is left. */
  "executors-lost": { left: number };
  "all-executors-lost": object;
  /** The batch that starts in the span does not end before the span does. */
  "stuck-batch": object;
  /** One batch of this many takes this much longer. */
  "heavy-batches": { every: number; extraS: number };
  /** One batch takes this much longer. */
  "long-batch": { extraS: number };
  "driver-down": object;
  /**
   * One start in the first seconds of the span; `recovers`: from a checkpoint, with the batches it
   * missed.
   */
  restart: { gapS: number; recovers: boolean };
  "crash-loop": { lifeS: number; gapS: number };
  /** Another application's UI answers at the driver's address. */
  "other-application": { ours: "runs" | "down"; recordsPerSecond: number };
  /** The output of this share of batches fails: their records are not written. */
  "outputs-fail": { part: number };
  /** Every shard with puts is split in two; the children wait for their parents' end. */
  reshard: object;
  "nothing-put": object;
  /** Producers put in bursts of this many seconds, with equally long pauses. */
  bursts: { seconds: number };
  /** This share of the puts is refused, and dropped by the producers (otherwise put again). */
  "writes-refused": { part: number; givenUp: boolean };
  /** CloudWatch answers, and has nothing newer than the beginning of the span. */
  "cloudwatch-silent": { what: "all" | "gets" | "puts" | "ages" };
  "cloudwatch-fails": object;
  "kinesis-fails": object;
  "leases-fail": object;
  "driver-unreachable": object;
  /** The driver's clock is off; told: its Date header shows it, and is not a proxy's. */
  "driver-clock": { skewS: number; told: boolean };
  /**
   * Another application falls behind: it begins this late, and grows later by this many seconds per
   * second.
   */
  "other-reader-late": { lagS: number; growth: number };
  /** Another application reads the stream from its beginning, beside the usual readers. */
  replay: { lagS: number };
  /** One minute shows the age of yesterday's last record on a quiet shard. */
  "age-spike": object;
}

export type TroubleKind = keyof TroubleShapes;

/** Times in epoch s; `to` is Infinity while it is still on. */
interface Span {
  readonly from: number;
  readonly to: number;
}

export type Trouble = {
  [K in TroubleKind]: Span & { readonly kind: K } & Readonly<TroubleShapes[K]>;
}[TroubleKind];

export type TroubleOf<K extends TroubleKind> = Extract<Trouble, { readonly kind: K }>;

export type ShapeOf<K extends TroubleKind> = Readonly<TroubleShapes[K]>;

export function isOn({ from, to }: Span, second: number): boolean {
  return from <= second && second < to;
}

/** The first trouble of a kind that is on at a second. Called in every step, so it allocates nothing. */
export function troubleAt<K extends TroubleKind>(
  troubles: readonly Trouble[],
  kind: K,
  second: number,
): TroubleOf<K> | undefined {
  for (const trouble of troubles)
    if (isOfKind(trouble, kind) && isOn(trouble, second)) return trouble;
  return undefined;
}

function isOfKind<K extends TroubleKind>(trouble: Trouble, kind: K): trouble is TroubleOf<K> {
  return trouble.kind === kind;
}

export function troublesOf<K extends TroubleKind>(
  troubles: readonly Trouble[],
  kind: K,
): readonly TroubleOf<K>[] {
  return troubles.filter((trouble) => isOfKind(trouble, kind));
}

/** A short description with the variant: `shards-unread (missing, 3)`. */
export function inOneWord(trouble: Trouble): string {
  const { kind, from: _from, to: _to, ...rest } = trouble;
  const how = Object.values(rest).map((value) =>
    Array.isArray(value)
      ? `${value.length} shards`
      : typeof value === "number"
        ? String(Math.round(value * 100) / 100)
        : String(value),
  );
  return how.length === 0 ? kind : `${kind} (${how.join(", ")})`;
}
