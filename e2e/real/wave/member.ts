import { join } from "node:path";
import type { Pipeline } from "@/lib/domain/pipeline";
import { Cluster } from "../driver/cluster";
import { Driver, type DriverPlace } from "../driver/driver";
import { freePort } from "../driver/free-port";
import { LeaseTable } from "../upstreams/lease-table";
import { Recorder } from "../record/recorder";
import type { Situation } from "../situation/situation";
import type { Upstreams } from "../upstreams/start-upstreams";

/** A situation with everything of its own in a wave. */
export interface Member {
  readonly situation: Situation;
  readonly driver: Driver;
  readonly place: DriverPlace;
  readonly cluster: Cluster | undefined;
  /** The KCL application. */
  readonly kcl: string;
  readonly leases: LeaseTable;
  readonly pipeline: Pipeline;
  readonly recorder: Recorder;
  /** When the trouble began, epoch ms. */
  onset?: number;
}

export interface MemberPlace {
  /** The wave's folder; each member has its own folder in it. */
  readonly folder: string;
  readonly classPath: string;
  readonly sparkHome: string;
  readonly publicationDelayMs: number;
}

/** Creates its lease table, unless the KCL must, and its driver, which is not started yet. */
export async function memberOf(
  situation: Situation,
  upstreams: Upstreams,
  place: MemberPlace,
): Promise<Member> {
  const app = `${situation.name}-app`;
  const leases = new LeaseTable(upstreams.dynamoUrl, app);
  // An application that cannot reach its stream creates its table itself, and leaves it empty.
  if (situation.driver.kinesisUrl === undefined)
    await leases.seed(situation.crossedFrom ?? situation.shards);
  const folder = join(place.folder, situation.name);
  const { master, cluster } = await placeOfTasks(situation, upstreams, { ...place, folder });
  const driverPlace = {
    folder,
    classPath: place.classPath,
    uiPort: await freePort(),
    master,
    kinesisUrl: upstreams.kinesisUrl,
    regionsFile: upstreams.regionsFile,
  };
  const spark = { ...cluster?.settings, ...situation.driver.spark };
  const driver = new Driver(driverPlace, { ...situation.driver, spark }, { app, kcl: app });
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
  return { situation, driver, place: driverPlace, cluster, kcl: app, leases, pipeline, recorder };
}

/** Where a driver's tasks run: in its own process, or on its own cluster. */
async function placeOfTasks(
  { driver }: Situation,
  { regionsFile }: Upstreams,
  { classPath, sparkHome, folder }: MemberPlace,
): Promise<{ readonly master: string; readonly cluster?: Cluster }> {
  if ("slots" in driver) return { master: `local[${driver.slots}]` };
  const place = { folder: join(folder, "cluster"), classPath, sparkHome, regionsFile };
  const cluster = new Cluster({ ...place, port: await freePort() }, driver.workers);
  return { master: cluster.url, cluster };
}
