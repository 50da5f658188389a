import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { SPARK_VERSION } from "./applications";

/** `/environment`: lists only settings that were given, never Spark's defaults. */
export function environment({ scenario }: PipelineSimulation, driver: Driver) {
  const { backpressure, maxRate } = driver.settings;
  const sparkProperties = [
    ["spark.app.id", driver.applicationId],
    ["spark.app.name", scenario.application],
    ["spark.app.startTime", String(driver.startedAt * 1000)],
    ["spark.executor.cores", String(scenario.coresPerExecutor)],
    ["spark.executor.instances", String(scenario.executors)],
    ["spark.master", "spark://10.0.0.100:7077"],
    ["spark.streaming.backpressure.enabled", backpressure ? "true" : undefined],
    ["spark.streaming.receiver.maxRate", maxRate === undefined ? undefined : String(maxRate)],
    ["spark.submit.deployMode", "client"],
  ].filter(([, value]) => value !== undefined);
  return {
    runtime: {
      javaVersion: "17.0.15 (Debian)",
      javaHome: "/opt/java",
      scalaVersion: "version 2.12.18",
    },
    sparkProperties,
    hadoopProperties: [],
    systemProperties: [],
    metricsProperties: [],
    classpathEntries: [
      [`/opt/spark/jars/spark-streaming_2.12-${SPARK_VERSION}.jar`, "System Classpath"],
      ["/opt/app/lib/spark-streaming-kinesis-asl_2.12-3.5.7.jar", "Added By User"],
      ["/opt/app/lib/amazon-kinesis-client-1.12.0.jar", "Added By User"],
    ],
    resourceProfiles: [],
  };
}
