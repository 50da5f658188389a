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
  /** Its name in Spark; the first one's unless told. */
  readonly app?: string;
  /** A lease table of its own, seeded for so many shards; the first one's unless told. */
  readonly leases?: { readonly kcl: string; readonly shards: number };
  /** Its UI takes the port of the first one, which must have ended. */
  readonly onSamePort?: boolean;
  /** The machine that its workers name themselves after. */
  readonly host?: string;
}

/** What a situation's story may do, and what it may wait for. */
export interface Scene {
  readonly driver: Driver;
  /** Where the driver's executors run, if not in its own process. */
  readonly cluster: Cluster | undefined;
  readonly leases: LeaseTable;
  readonly kinesisUrl: string;
  readonly stream: string;
  /** The KCL application: lease table and metric namespace. */
  readonly kcl: string;
  /** What is the matter begins now; at the story's beginning unless told. */
  begins(): void;
  /** Starts the driver and waits until it has its streaming context. */
  start(stream?: string): Promise<void>;
  /** Starts another driver beside it, and waits likewise. */
  another(what: Another): Promise<Driver>;
  /** Has the gateway refuse, or keep silent. */
  orderGateway(order: GatewayOrder): void;
  /** Resolves once a verdict of Narrows satisfies this. */
  until(holds: (sample: Sample) => boolean): Promise<void>;
  /** Resolves once Narrows has `count` settled minutes in which the stream was read. */
  minutesRead(count: number): Promise<void>;
  /** Whatever must not go on after the wave. */
  atEnd(stop: () => void): void;
}

/** Its task slots: in the driver's own process, or on a cluster of its own, the cores of each worker. */
export type Slots = { readonly slots: number } | { readonly workers: readonly number[] };

/** What Narrows must say of it. */
export interface Truth {
  readonly bottleneck: Bottleneck;
  /** Any of these is right. */
  readonly causes: readonly Cause[];
  readonly severity?: Severity;
  /** The one sentence. */
  readonly headline: RegExp;
  /** Of the rules that hold and what is looked at beside them: each must be among their sentences. */
  readonly evidence: readonly RegExp[];
  /** What must be read somewhere in the headline, the evidence that holds, or the advice. */
  readonly words?: readonly RegExp[];
  /** What must be among the events. */
  readonly events?: readonly EventKind[];
  /** Calm: watched for the whole wave; once settled, it may never be anything but ok. */
  readonly calm?: boolean;
  /** Never said once the truth has been. */
  readonly never?: readonly Cause[];
}

/** One driver, one stream, and one thing that is wrong with them, or nothing. */
export interface Situation {
  readonly name: string;
  readonly shards: number;
  readonly puts: Puts;
  readonly driver: DriverShape & Slots;
  readonly work?: Work;
  /** An older stream, of so many shards, that the same application name read before. */
  readonly crossedFrom?: number;
  /** What happens, instead of only starting the driver. */
  readonly story?: (scene: Scene) => Promise<void>;
  readonly truth: Truth;
  /**
   * What of the state itself must be among the facts, whatever is made of them: undefined, or what is
   * not there, in words.
   */
  readonly lacks?: (answer: PublicWindow) => string | undefined;
  /** Mends it, once the truth has been said; it must then be found to keep up. */
  readonly heals?: (scene: Scene) => Promise<void> | void;
  /** A variation of another one: played when all are asked for, or this one by its name. */
  readonly extra?: boolean;
}
