import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Pipeline } from "@/lib/domain/pipeline";
import { Product } from "../product";
import { Driver } from "./driver/driver";
import { freePort } from "./driver/free-port";
import { LeaseTable } from "./lease-table";
import { Recorder } from "./record/recorder";
import { Turnstile } from "./turnstile";
import type { Scene, Situation } from "./situation";
import { Producer } from "./streams/producer";
import { createStream } from "./streams/stream";
import { startUpstreams, type Upstreams } from "./upstreams/start-upstreams";
import { Watch } from "./watch/watch";

/** A CloudWatch minute is told this long after its end, and counts for Narrows a little later, ms. */
const PUBLISH_LATE_MS = 10_000;
const PUBLICATION_DELAY_SECONDS = 20;

/** Sequence numbers name the second of their stream's making: within one, foreign ones would fit. */
const STREAMS_APART_MS = 2_500;

/** Drivers that start at a time: more only make each other late. */
const STARTING_AT_A_TIME = 3;

export interface Wave {
  readonly product: Product;
  /** What has been seen; see {@link Watch}. */
  readonly seenFile: string;
  /** Keeps what every upstream answered, an incident a situation, in this wave's folder. */
  record(): Promise<void>;
  end(): Promise<void>;
}

/** Starts situations side by side, each with a stream and a driver of its own, and one Narrows. */
export async function startWave(
  situations: readonly Situation[],
  place: { readonly folder: string; readonly classPath: string },
): Promise<Wave> {
  mkdirSync(place.folder, { recursive: true });
  const upstreams = await startUpstreams(place.folder, { publishLateMs: PUBLISH_LATE_MS });
  await createStreams(situations, upstreams.kinesisUrl);
  const stops: (() => void)[] = [];
  const cast = await Promise.all(situations.map((one) => castOf(one, upstreams, place)));
  const product = await startProduct(cast, upstreams);
  const seenFile = join(place.folder, "seen.json");
  const watch = new Watch(product, seenFile);
  const turnstile = new Turnstile(STARTING_AT_A_TIME);
  for (const member of cast) {
    const scene = sceneOf(member, { watch, turnstile, upstreams, stops });
    void play(member.situation, scene).then(
      () => {
        watch.tell(member.situation.name, {});
        member.recorder.start();
      },
      (error: unknown) => watch.tell(member.situation.name, { broken: String(error) }),
    );
  }
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
      // Nothing of theirs is to be kept: a driver with a batch that hangs takes its time otherwise.
      const ended = cast.map(({ driver }) => driver.end("SIGKILL"));
      await Promise.all([product.dispose(), ...ended]);
    },
  };
}

/** The streams, older ones first. */
async function createStreams(situations: readonly Situation[], url: string): Promise<void> {
  const older = situations.filter(({ crossedFrom }) => crossedFrom !== undefined);
  for (const { name, crossedFrom = 0 } of older)
    await createStream(url, olderStream(name), crossedFrom);
  if (older.length > 0) await new Promise((resolve) => setTimeout(resolve, STREAMS_APART_MS));
  for (const { name, shards } of situations) await createStream(url, name, shards);
}

const olderStream = (name: string): string => `${name}-older`;

/** A situation with its driver and its lease table. */
interface Member {
  readonly situation: Situation;
  readonly driver: Driver;
  readonly leases: LeaseTable;
  readonly pipeline: Pipeline;
  readonly recorder: Recorder;
  /** When what is the matter began, epoch ms. */
  onset?: number;
}

async function castOf(
  situation: Situation,
  upstreams: Upstreams,
  place: { readonly folder: string; readonly classPath: string },
): Promise<Member> {
  const app = `${situation.name}-app`;
  const leases = new LeaseTable(upstreams.dynamoUrl, app);
  // One that cannot reach its stream makes its table itself, and leaves it empty.
  if (situation.driver.kinesisUrl === undefined)
    await leases.seed(situation.crossedFrom ?? situation.shards);
  const driver = new Driver(
    {
      folder: join(place.folder, situation.name),
      classPath: place.classPath,
      uiPort: await freePort(),
      kinesisUrl: upstreams.kinesisUrl,
      regionsFile: upstreams.regionsFile,
    },
    situation.driver,
    { app },
  );
  if (situation.work) driver.work(situation.work);
  const pipeline = {
    id: situation.name,
    name: situation.name,
    region: "us-east-1",
    stream: situation.name,
    sparkUrl: driver.url,
    kclApplication: app,
    kclRegion: "us-east-1",
  };
  const recorder = new Recorder({
    pipeline,
    upstreams,
    publicationDelayMs: PUBLICATION_DELAY_SECONDS * 1_000,
    folder: join(place.folder, "incidents"),
  });
  return { situation, driver, leases, pipeline, recorder };
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

function sceneOf(
  member: Member,
  at: {
    readonly watch: Watch;
    readonly turnstile: Turnstile;
    readonly upstreams: Upstreams;
    readonly stops: (() => void)[];
  },
): Scene {
  const { driver, leases } = member;
  const { name, puts, crossedFrom } = member.situation;
  const { kinesisUrl } = at.upstreams;
  let isPutting = false;
  // Once the driver is up: before, all that is put would be one large batch, and a slow machine's.
  const put = (): void => {
    if (isPutting) return;
    isPutting = true;
    const streams = crossedFrom === undefined ? [name] : [name, olderStream(name)];
    const producers = streams.map((stream) => new Producer(kinesisUrl, stream, puts));
    at.stops.push(...producers.map((producer) => () => producer.stop()));
  };
  return {
    begins: () => (member.onset = Date.now()),
    driver,
    leases,
    kinesisUrl,
    stream: name,
    start: (stream = name) =>
      at.turnstile.pass(async () => {
        driver.start(stream);
        await driver.streams();
        put();
      }),
    until: (holds) => at.watch.until(name, holds),
    minutesRead: (count) => at.watch.minutesRead(name, count),
    atEnd: (stop) => void at.stops.push(stop),
  };
}

async function play({ name, crossedFrom, story }: Situation, scene: Scene): Promise<void> {
  if (crossedFrom !== undefined) await readOlder(scene, olderStream(name), crossedFrom);
  scene.begins();
  await (story?.(scene) ?? scene.start());
}

/** The application reads another stream first, until every shard of it has a checkpoint. */
async function readOlder(scene: Scene, stream: string, shards: number): Promise<void> {
  await scene.start(stream);
  while ((await scene.leases.checkpointed()) < shards)
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  await scene.driver.end();
}
