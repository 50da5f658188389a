import type { EventKind } from "@/lib/contract/window";
import type { Bottleneck, Cause } from "@/lib/domain/verdict";
import type { Driver, DriverShape, Work } from "./driver/driver";
import type { LeaseTable } from "./lease-table";
import type { Puts } from "./streams/producer";
import type { Sample } from "./watch/sample";

/** What a situation's story may do, and what it may wait for. */
export interface Scene {
  readonly driver: Driver;
  readonly leases: LeaseTable;
  readonly kinesisUrl: string;
  readonly stream: string;
  /** What is the matter begins now; at the story's beginning unless told. */
  begins(): void;
  /** Starts the driver and waits until it has its streaming context. */
  start(stream?: string): Promise<void>;
  /** Resolves once a verdict of Narrows satisfies this. */
  until(holds: (sample: Sample) => boolean): Promise<void>;
  /** Resolves once Narrows has `count` settled minutes in which the stream was read. */
  minutesRead(count: number): Promise<void>;
  /** Whatever must not go on after the wave. */
  atEnd(stop: () => void): void;
}

/** What Narrows must say of it. */
export interface Truth {
  readonly bottleneck: Bottleneck;
  /** Any of these is right. */
  readonly causes: readonly Cause[];
  /** The one sentence. */
  readonly headline: RegExp;
  /** Of the rules that hold and what is looked at beside them: each must be among their sentences. */
  readonly evidence: readonly RegExp[];
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
  readonly driver: DriverShape;
  readonly work?: Work;
  /** An older stream, of so many shards, that the same application name read before. */
  readonly crossedFrom?: number;
  /** What happens, instead of only starting the driver. */
  readonly story?: (scene: Scene) => Promise<void>;
  readonly truth: Truth;
}
