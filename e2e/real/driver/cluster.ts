import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Child } from "../process/child";
import { sparkEnvironment } from "./environment";
import { JVM_OPENS } from "./jvm-opens";
import { receiverJvm, SMALL_JVM } from "./jvm-options";

export interface ClusterPlace {
  /** Its own folder. */
  readonly folder: string;
  readonly classPath: string;
  /** The folder with Spark in `jars`: a worker gives it to its executors. */
  readonly sparkHome: string;
  /** The port of its master. */
  readonly port: number;
  readonly regionsFile: string;
}

/** The least that an executor accepts; it uses only what it needs. */
const EXECUTOR_MEMORY = "512m";

/**
 * A standalone cluster of Spark on this machine: a master, and workers with one executor each. A
 * worker is lost with its executor, as when its machine is taken away. The master then has no place
 * for another executor.
 */
export class Cluster {
  readonly url: string;
  readonly #place: ClusterPlace;
  readonly #cores: readonly number[];
  readonly #workers = new Map<number, Child>();
  #master: Child | undefined;

  /** @param cores of each worker: its executor has as many task slots. */
  constructor(place: ClusterPlace, cores: readonly number[]) {
    this.url = `spark://127.0.0.1:${place.port}`;
    this.#place = place;
    this.#cores = cores;
    mkdirSync(place.folder, { recursive: true });
  }

  /** The settings with which a driver uses all of it, including its executors' classes and receivers. */
  get settings(): Readonly<Record<string, string>> {
    return {
      "spark.cores.max": String(this.#cores.reduce((sum, cores) => sum + cores, 0)),
      "spark.executor.memory": EXECUTOR_MEMORY,
      "spark.executor.extraClassPath": this.#place.classPath,
      "spark.executor.extraJavaOptions": receiverJvm(this.#place.regionsFile).join(" "),
      // Otherwise the first batches would find one executor, and all receivers would go there.
      "spark.scheduler.minRegisteredResourcesRatio": "1",
    };
  }

  /** Does nothing when it already runs. */
  start(): void {
    if (this.#master !== undefined) return;
    const { port } = this.#place;
    this.#master = this.#part("master", ["--port", String(port), "--webui-port", "0"]);
    for (const index of this.#cores.keys()) this.regain(index);
  }

  /** Its executor ends with it, at once. */
  async lose(index: number): Promise<void> {
    await this.#workers.get(index)?.killGroup();
  }

  /** Starts a worker, for the first time or again; it waits for its master. */
  regain(index: number): void {
    const args = ["--cores", String(this.#cores[index]), "--memory", EXECUTOR_MEMORY];
    const place = ["--work-dir", join(this.#place.folder, `worker-${index}`), this.url];
    this.#workers.set(index, this.#part("worker", [...args, "--webui-port", "0", ...place]));
  }

  async end(): Promise<void> {
    const parts = [...this.#workers.values(), ...(this.#master ? [this.#master] : [])];
    await Promise.all(parts.map((part) => part.killGroup()));
  }

  #part(name: "master" | "worker", args: readonly string[]): Child {
    const { classPath, folder, sparkHome } = this.#place;
    const jvm = [...JVM_OPENS, ...SMALL_JVM, "-Xmx256m", "-cp", classPath];
    return new Child({
      command: "java",
      args: [...jvm, "ClusterPart", name, "--host", "127.0.0.1", ...args],
      env: {
        ...sparkEnvironment(),
        SPARK_HOME: sparkHome,
        // Otherwise it searches for a build of Spark.
        SPARK_SCALA_VERSION: "2.12",
      },
      logFile: join(folder, `${name}.log`),
    });
  }
}
