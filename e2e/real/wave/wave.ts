import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Product } from "../../setup/product";
import { heal } from "./heal";
import { type Member, memberOf } from "./member";
import { olderStream, play } from "./play";
import type { Situation } from "../situation/situation";
import { createStream } from "../streams/stream";
import type { Surroundings } from "./surroundings";
import { Turnstile } from "../process/turnstile";
import { startUpstreams, type Upstreams } from "../upstreams/start-upstreams";
import { Watch } from "../watch/watch";

/** CloudWatch publishes a minute this long after its end; Narrows counts it a little later, ms. */
const PUBLISH_LATE_MS = 10_000;
const PUBLICATION_DELAY_SECONDS = 20;

/**
 * Sequence numbers have the second of their stream's creation: within one second, foreign ones
 * would fit.
 */
const STREAMS_APART_MS = 2_500;

/** Drivers that start at a time: more only slow each other down. */
const STARTING_AT_A_TIME = 3;

export interface Wave {
  readonly product: Product;
  /** The file of samples; see {@link Watch}. */
  readonly seenFile: string;
  /** Records what every upstream answered, one incident per situation, in this wave's folder. */
  record(): Promise<void>;
  end(): Promise<void>;
}

/** Starts situations side by side, each with its own stream and driver, and one Narrows. */
export async function startWave(
  situations: readonly Situation[],
  place: { readonly folder: string; readonly classPath: string; readonly sparkHome: string },
): Promise<Wave> {
  mkdirSync(place.folder, { recursive: true });
  const upstreams = await startUpstreams(place.folder, { publishLateMs: PUBLISH_LATE_MS });
  await createStreams(situations, upstreams.kinesisUrl);
  const stops: (() => void)[] = [];
  const publicationDelayMs = PUBLICATION_DELAY_SECONDS * 1_000;
  const cast = await Promise.all(
    situations.map((one) => memberOf(one, upstreams, { ...place, publicationDelayMs })),
  );
  const product = await startProduct(cast, upstreams);
  const seenFile = join(place.folder, "seen.json");
  const watch = new Watch(product, seenFile);
  const turnstile = new Turnstile(STARTING_AT_A_TIME);
  for (const member of cast)
    live(member, { watch, turnstile, upstreams, stops }, place.folder).catch((error: unknown) =>
      watch.tell(member.situation.name, { broken: String(error) }),
    );
  return {
    product,
    seenFile,
    async record() {
      await Promise.all(
        cast.map(({ recorder, situation, onset }) => recorder.keep(situation.truth, onset)),
      );
    },
    async end() {
      watch.stop();
      for (const { recorder } of cast) recorder.stop();
      for (const stop of stops) stop();
      // Nothing of them must be kept: a driver with a hanging batch would otherwise take its time.
      const ended = cast.map(({ driver }) => driver.end("SIGKILL"));
      await Promise.all([
        product.dispose(),
        ...ended,
        ...cast.map(({ cluster }) => cluster?.end()),
      ]);
    },
  };
}

/** A member's story, and its mending after the right verdict. */
async function live(member: Member, at: Surroundings, folder: string): Promise<void> {
  const scene = await play(member, at);
  at.watch.tell(member.situation.name, {});
  await heal(member, scene, { watch: at.watch, folder });
}

/** The streams, older ones first. */
async function createStreams(situations: readonly Situation[], url: string): Promise<void> {
  const older = situations.filter(({ crossedFrom }) => crossedFrom !== undefined);
  for (const { name, crossedFrom = 0 } of older)
    await createStream(url, olderStream(name), crossedFrom);
  if (older.length > 0) await pause(STREAMS_APART_MS);
  for (const { name, shards } of situations) await createStream(url, name, shards);
}

async function startProduct(cast: readonly Member[], upstreams: Upstreams): Promise<Product> {
  const product = new Product({
    pipelines: cast.map(({ pipeline }) => pipeline),
    env: {
      AWS_ENDPOINT_URL_KINESIS: upstreams.kinesisUrl,
      AWS_ENDPOINT_URL_CLOUDWATCH: upstreams.cloudWatchUrl,
      AWS_ENDPOINT_URL_DYNAMODB: upstreams.dynamoUrl,
      PUBLICATION_DELAY_SECONDS: String(PUBLICATION_DELAY_SECONDS),
    },
  });
  return product.listens();
}
