import { join } from "node:path";
import type { Pipeline } from "@/lib/domain/pipeline";
import { Driver } from "./driver/driver";
import { freePort } from "./driver/free-port";
import { LeaseTable } from "./lease-table";
import { Recorder } from "./record/recorder";
import type { Situation } from "./situation";
import type { Upstreams } from "./upstreams/start-upstreams";

/** A situation with all that is its own in a wave. */
export interface Member {
  readonly situation: Situation;
  readonly driver: Driver;
  readonly leases: LeaseTable;
  readonly pipeline: Pipeline;
  readonly recorder: Recorder;
  /** When what is the matter began, epoch ms. */
  onset?: number;
}

export interface MemberPlace {
  /** Of the wave; each member has a folder of its own in it. */
  readonly folder: string;
  readonly classPath: string;
  readonly publicationDelayMs: number;
}

/** Makes its lease table, unless the KCL is to, and its driver, which is not started yet. */
export async function memberOf(
  situation: Situation,
  upstreams: Upstreams,
  place: MemberPlace,
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
    publicationDelayMs: place.publicationDelayMs,
    folder: join(place.folder, "incidents"),
  });
  return { situation, driver, leases, pipeline, recorder };
}
