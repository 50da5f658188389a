/** What each kind of trouble is made of, beside its span. */
interface TroubleShapes {
  /** Nobody reads some shards. `stuck`: the worker renews their leases and does not read. */
  "shards-unread": { how: "missing" | "unowned" | "foreign" | "stuck"; shards: readonly number[] };
  /** Of some shards only a part of what arrives is read. */
  "shards-slow": { part: number; shards: readonly number[] };
  /** Some shards are read at the rate of their arrivals, and late. */
  "shards-hover": { lagS: number; shards: readonly number[] };
  /** Workers of another application of the same KCL name hold some leases, and read them. */
  "shared-name": { shards: readonly number[] };
  /** No receiver reads; `renewing`: their workers still renew the leases. */
  "reader-dead": { renewing: boolean; toldActive: boolean };
  /** GetRecords is called, and every call is refused. */
  "get-refused": object;
  /** Every so often nothing is read for a while, and then all that waits. */
  sawtooth: { periodS: number; pauseS: number };
  /** `maxRate` lets in this part of what is put, and an outage has left everything so late. */
  "rate-cap": { part: number; lagS: number };
  /** Another reader takes so much of the shards' limit that this part of the arrivals is left. */
  "read-contention": { leaves: number };
  /** A record costs so many times as much. */
  "slow-code": { factor: number };
  /** Of the executors this part is left. */
  "executors-lost": { left: number };
  "all-executors-lost": object;
  /** The batch that starts in it does not end before it does. */
  "stuck-batch": object;
  /** One batch of so many takes so many seconds more. */
  "heavy-batches": { every: number; extraS: number };
  /** One batch takes so many seconds more. */
  "long-batch": { extraS: number };
  "driver-down": object;
  /** One start in the span's first seconds; `recovers`: from a checkpoint, with the batches it missed. */
  restart: { gapS: number; recovers: boolean };
  "crash-loop": { lifeS: number; gapS: number };
  /** Another application's UI answers at the driver's address. */
  "other-application": { ours: "runs" | "down"; recordsPerSecond: number };
  /** The output of so many of the batches fails: what they held is written nowhere. */
  "outputs-fail": { part: number };
  /** Every shard that is put to is split in two; the halves wait for their parents' end. */
  reshard: object;
  "nothing-put": object;
  /** Producers come in bursts of so many seconds, with as many of silence. */
  bursts: { seconds: number };
  /** So much of what is put is refused, and given up by the producers (else put again). */
  "writes-refused": { part: number; givenUp: boolean };
  /** CloudWatch answers, and has nothing newer than the span's begin. */
  "cloudwatch-silent": { what: "all" | "gets" | "puts" | "ages" };
  "cloudwatch-fails": object;
  "kinesis-fails": object;
  "leases-fail": object;
  "driver-unreachable": object;
  /** The driver's clock is off; told: its Date header says so, and is not a proxy's. */
  "driver-clock": { skewS: number; told: boolean };
  /** Another application falls behind, from so late on, by so many seconds a second. */
  "other-reader-late": { lagS: number; growth: number };
  /** Somebody reads the stream from its beginning, beside those who read it anyway. */
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

/** The first trouble of a kind that is on at a second. Asked in every step: nothing is made anew. */
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

/** In one word, with how it is: `shards-unread (missing, 3)`. */
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
