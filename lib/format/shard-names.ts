/** Shards by name, at most five of them. */
export function shardNames(shardIds: readonly string[]): string {
  const first = shardIds.slice(0, 5);
  const more = shardIds.length - first.length;
  return more > 0 ? `${first.join(", ")} and ${more} more` : first.join(", ");
}

/** Kinesis numbers shards with leading zeros: `shard 12` for `shardId-000000000012`. */
export function shortShard(shardId: string): string {
  const number = /^shardId-0*(\d+)$/.exec(shardId)?.[1];
  return number === undefined ? shardId : `shard ${number}`;
}

const UUID_TAIL = /^(?<host>.+):(?<uuid>[0-9a-f]{8}-[0-9a-f-]{27})$/i;

/**
 * Short names of KCL workers, by their full ones. Spark names a worker `host:uuid`. The host alone
 * is used if it runs one worker, otherwise with the first digits of the UUID. Any other name stays.
 */
export function shortWorkers(owners: Iterable<string>): ReadonlyMap<string, string> {
  const all = [...new Set(owners)];
  const hosts = all.map(hostOf);
  return new Map(
    all.map((owner, i) => {
      const host = hosts[i];
      if (host === undefined) return [owner, owner];
      const uuid = UUID_TAIL.exec(owner)?.groups?.uuid ?? "";
      const isOnly = hosts.filter((other) => other === host).length === 1;
      return [owner, isOnly ? host : `${host}:${uuid.slice(0, 4)}`];
    }),
  );
}

/** The first label of a host's name, or its whole address. Undefined: the worker has another form. */
function hostOf(owner: string): string | undefined {
  const host = UUID_TAIL.exec(owner)?.groups?.host;
  if (host === undefined || /^[\d.:]+$/.test(host)) return host;
  return host.split(".")[0];
}

/** A sequence number by its last digits, because those move: `…96060099906`. A sentinel stays. */
export function shortCheckpoint(checkpoint: string): string {
  return /^\d{20,}$/.test(checkpoint) ? `…${checkpoint.slice(-12)}` : checkpoint;
}
