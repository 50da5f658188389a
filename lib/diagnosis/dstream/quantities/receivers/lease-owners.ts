import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { warmedUpAt } from "@/lib/diagnosis/stream/quantities/leases/warm-up";
import { freshScans } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";

export interface LeaseOwners {
  /** Live leases of open shards, by the worker that renews them. */
  readonly live: number;
  /** Leases of workers that are not this driver's receivers, if that is known. */
  readonly foreign: readonly { readonly owner: string; readonly shardIds: readonly string[] }[];
  /** How many more workers renew leases than the application has receivers, whatever their names. */
  readonly workersBeyondReceivers: number;
  /**
   * Some lease is live, every live owner runs on a receiver's host, and there are no more owners than
   * receivers.
   */
  readonly allOurs: boolean;
}

/**
 * Who holds the leases of the open shards, compared with the receivers of this driver. Every receiver runs
 * one KCL worker, named `<host>:<uuid>` after its executor's host. Undefined without two fresh scans,
 * without receivers, or while leases may still change hands after a start or a reshard.
 */
export const leaseOwners = quantity((situation): LeaseOwners | undefined => {
  const scans = freshScans(situation);
  const receivers = asOf(situation, "receivers");
  if (scans === undefined || receivers === undefined) return undefined;
  const [first, second] = scans;
  if (first.at < warmedUpAt(situation)) return undefined;
  const open = new Set(openShards(situation));
  const before = new Map(first.value.leases.map((lease) => [lease.shardId, lease.counter]));
  const live = second.value.leases.filter(
    ({ shardId, owner, counter }) =>
      owner !== undefined && open.has(shardId) && counter > (before.get(shardId) ?? Infinity),
  );
  const owners = [...new Set(live.map(({ owner = "" }) => owner))];
  const hosts = receiverHosts(situation);
  const isOurs = (owner: string): boolean => hosts.has(hostOf(owner));
  // Hosts that match nowhere may be written in another form (an alias, a pod's name). They prove nothing
  // unless all are addresses.
  const comparable =
    owners.some(isOurs) ||
    (hosts.size > 0 && [...hosts, ...owners.map(hostOf)].every((host) => IPV4.test(host)));
  const others = comparable ? owners.filter((owner) => !isOurs(owner)) : [];
  const workersBeyondReceivers = Math.max(0, owners.length - receivers.configured);
  // A neighbour in the receivers' network may be a receiver that has moved since it was listed.
  const far = others.filter((owner) => !isNear(hostOf(owner), hosts));
  const strange = far.length === 0 && workersBeyondReceivers > 0 ? others : far;
  return {
    live: live.length,
    foreign: strange.map((owner) => ({
      owner,
      shardIds: live.filter((lease) => lease.owner === owner).map(({ shardId }) => shardId),
    })),
    workersBeyondReceivers,
    allOurs: owners.length > 0 && comparable && others.length === 0 && workersBeyondReceivers === 0,
  };
});

function openShards(situation: Situation): readonly string[] {
  return (asOf(situation, "shards") ?? []).flatMap(({ id, endingSequence }) =>
    endingSequence === undefined ? [id] : [],
  );
}

/** A reading is valid until one that differs. */
function receiverHosts(situation: Situation): ReadonlySet<string> {
  const receivers = asOf(situation, "receivers")?.receivers ?? [];
  return new Set(receivers.flatMap(({ host }) => (host ? [normal(host)] : [])));
}

const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;

function hostOf(owner: string): string {
  const colon = owner.lastIndexOf(":");
  return normal(colon < 0 ? owner : owner.slice(0, colon));
}

/** In the same network of 256 addresses as one of them. */
function isNear(host: string, hosts: ReadonlySet<string>): boolean {
  const network = /^(\d+\.\d+\.\d+)\.\d+$/.exec(host)?.[1];
  return network !== undefined && [...hosts].some((one) => one.startsWith(`${network}.`));
}

/** `ip-10-0-0-1.ec2.internal`, `ip-10-0-0-1` and `10.0.0.1` are one host. */
function normal(host: string): string {
  const name = host.toLowerCase();
  const dashed = /^ip-(\d+)-(\d+)-(\d+)-(\d+)(?:\.|$)/.exec(name);
  if (dashed) return dashed.slice(1).join(".");
  return /^[\d.]+$/.test(name) ? name : (name.split(".")[0] ?? name);
}
