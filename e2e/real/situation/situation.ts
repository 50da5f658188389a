import type { PublicWindow } from "@/lib/contract/public-window";
import type { EventKind } from "@/lib/contract/window";
import type { Bottleneck, Cause, Severity } from "@/lib/domain/verdict";
import type { Cluster } from "../driver/cluster";
import type { Driver, DriverShape, Work } from "../driver/driver";
import type { LeaseTable } from "../upstreams/lease-table";
import type { Puts } from "../streams/producer";
import type { GatewayOrder } from "../upstreams/gateway-order";
import type { Sample } from "../watch/sample";

/** Another application beside a situation's own. */
export interface Another {
  readonly stream: string;
  /** Its name in Spark; the first one's by default. */
  readonly app?: string;
  /** Its own lease table, seeded for this many shards; the first one's by default. */
  readonly leases?: { readonly kcl: string; readonly shards: number };
  /** Its UI takes the port of the first one, which must have ended. */
  readonly onSamePort?: boolean;
  /** The host in the names of its workers. */
  readonly host?: string;
}

/** What a situation's story may do and wait for. */
export interface Scene {
  readonly driver: Driver;
  /** The cluster with the driver's executors, if they are not in its own process. */
  readonly cluster: Cluster | undefined;
  readonly leases: LeaseTable;
  readonly kinesisUrl: string;
  readonly stream: string;
  /** The KCL application: lease table and metric namespace. */
  readonly kcl: string;
  /** Marks the beginning of the trouble; by default the story's beginning. */
  begins(): void;
  /** Starts the driver and waits until it has its streaming context. */
  start(stream?: string): Promise<void>;
  /** Starts another driver beside it, and waits in the same way. */
  another(what: Another): Promise<Driver>;
  /** Makes the gateway refuse reads, or be silent. */
  orderGateway(order: GatewayOrder): void;
  /** Resolves when a verdict of Narrows satisfies this. */
  until(holds: (sample: Sample) => boolean): Promise<void>;
  /** Resolves when Narrows has `count` settled minutes in which the stream was read. */
  minutesRead(count: number): Promise<void>;
  /** Registers what must stop at the end of the wave. */
  atEnd(stop: () => void): void;
}

/** Its task slots: in the driver's own process, or on its own cluster, as the cores of each worker. */
export type Slots = { readonly slots: number } | { readonly workers: readonly number[] };

/** The verdict that Narrows must give. */
export interface Truth {
  readonly bottleneck: Bottleneck;
  /** Any of these is right. */
  readonly causes: readonly Cause[];
  readonly severity?: Severity;
  /** The headline. */
  readonly headline: RegExp;
  /** Each must match a sentence of the evidence: of the rules that hold, or of the values beside them. */
  readonly evidence: readonly RegExp[];
  /** Must appear in the headline, the evidence that holds, or the advice. */
  readonly words?: readonly RegExp[];
  /** Must be among the events. */
  readonly events?: readonly EventKind[];
  /** Calm: watched for the whole wave; once settled, it must always be ok. */
  readonly calm?: boolean;
  /** Must not come after the truth has been given. */
  readonly never?: readonly Cause[];
}

/** One driver, one stream, and one trouble, or none. */
export interface Situation {
  readonly name: string;
  readonly shards: number;
  readonly puts: Puts;
  readonly driver: DriverShape & Slots;
  readonly work?: Work;
  /** An older stream with this many shards that the same application name read before. */
  readonly crossedFrom?: number;
  /** The story, when more happens than the driver's start. */
  readonly story?: (scene: Scene) => Promise<void>;
  readonly truth: Truth;
  /**
   * A check that the state itself is among the facts, whatever the verdict. Returns what is
   * missing, as a sentence, or undefined.
   */
  readonly lacks?: (answer: PublicWindow) => string | undefined;
  /** Mends the trouble after the truth was given; the verdict must then be that it keeps up. */
  readonly heals?: (scene: Scene) => Promise<void> | void;
  /** A variation of another situation: played when all are requested, or by its name. */
  readonly extra?: boolean;
}
