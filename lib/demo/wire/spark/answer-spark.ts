import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { application, SPARK_VERSION } from "./applications";
import { allBatches, batch, BATCH_STATUSES, type BatchStatus, batches } from "./batches";
import { jobOfBatch, operations } from "./batch-jobs";
import { driverMetrics } from "./driver-metrics";
import { environment } from "./environment";
import { executors } from "./executors";
import { runningJobs } from "./jobs";
import { receivers } from "./receivers";
import { stageAttempts } from "./stages";
import { statistics } from "./statistics";
import { taskSummary } from "./task-summary";

/** The driver's answer to one GET. */
export type SparkAnswer =
  | { readonly kind: "json"; readonly body: unknown }
  /** Dropwizard's own servlet: not pretty-printed, and `text/json`. */
  | { readonly kind: "metrics"; readonly body: unknown }
  | { readonly kind: "text"; readonly status: 400 | 404; readonly text: string }
  | { readonly kind: "page"; readonly status: 404 | 405 }
  | { readonly kind: "redirect"; readonly to: string };

const PAGE_404 = { kind: "page", status: 404 } as const;

/** Answers a path of the driver's UI port as Spark 3.5's live UI does (facts). */
export function answerSpark(url: URL, simulation: PipelineSimulation, driver: Driver): SparkAnswer {
  const path = url.pathname;
  if (path === "/metrics/json") return { kind: "redirect", to: "/metrics/json/" };
  if (path === "/metrics/json/") {
    return { kind: "metrics", body: driverMetrics(simulation, driver) };
  }
  if (!path.startsWith("/api/")) return { kind: "redirect", to: "/jobs/" };
  if (path === "/api/v1/version") return json({ spark: SPARK_VERSION });
  if (path === "/api/v1/applications") return applications(url, simulation, driver);
  const [, id = "", rest] = /^\/api\/v1\/applications\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
  if (id === "") return PAGE_404;
  if (id !== driver.applicationId)
    return notFound(rest ? `no such app: ${id}` : `unknown app: ${id}`);
  if (rest === undefined) return json(application(simulation, driver));
  // The live UI ignores an attempt id.
  return answerApplication(rest.replace(/^\d+\//, ""), url, simulation, driver);
}

function applications(url: URL, simulation: PipelineSimulation, driver: Driver): SparkAnswer {
  const date = url.searchParams.get("minDate");
  if (date !== null && Number.isNaN(Date.parse(date.replace("GMT", "Z")))) {
    return { kind: "text", status: 400, text: `Couldn't parse date: ${date}` };
  }
  const statuses = url.searchParams.getAll("status").map((status) => status.toLowerCase());
  const shown = statuses.length === 0 || statuses.includes("running");
  return json(shown ? [application(simulation, driver)] : []);
}

function answerApplication(
  rest: string,
  url: URL,
  simulation: PipelineSimulation,
  driver: Driver,
): SparkAnswer {
  switch (rest) {
    case "executors":
    case "allexecutors":
      return json(executors(simulation, driver));
    case "environment":
      return json(environment(simulation, driver));
    case "jobs":
      return json(runningJobs(simulation, driver));
  }
  const work = answerWork(rest, url, simulation, driver);
  if (work !== undefined) return work;
  if (!rest.startsWith("streaming/")) {
    return notFound(`unknown app ${driver.applicationId}, attempt ${rest}`);
  }
  if (simulation.now < driver.contextAt * 1000) {
    return notFound(`no streaming listener attached to ${simulation.scenario.application}`);
  }
  return answerStreaming(rest.slice("streaming/".length), url, simulation, driver);
}

/** A single job, its stage and the task times of that: these are read to look up a batch's work. */
function answerWork(
  rest: string,
  url: URL,
  simulation: PipelineSimulation,
  driver: Driver,
): SparkAnswer | undefined {
  const job = /^jobs\/(\d+)$/.exec(rest)?.[1];
  if (job !== undefined) {
    const found = jobOfBatch(simulation, driver, Number(job));
    return found === undefined ? notFound(`unknown job: ${job}`) : json(found);
  }
  const whole = /^stages\/(\d+)$/.exec(rest)?.[1];
  if (whole !== undefined) {
    const found = stageAttempts(simulation, driver, Number(whole));
    return found === undefined ? notFound(`unknown stage: ${whole}`) : json(found);
  }
  const [, stage, attempt] = /^stages\/(\d+)\/(\d+)\/taskSummary$/.exec(rest) ?? [];
  if (stage === undefined) return undefined;
  const asked = (url.searchParams.get("quantiles") ?? "0.05,0.25,0.5,0.75,0.95").split(",");
  const wrong = asked.find((word) => word === "" || Number.isNaN(Number(word)));
  if (wrong !== undefined) {
    const text = `Bad value for parameter "quantiles".  Expected a double, got "${wrong}"`;
    return { kind: "text", status: 400, text };
  }
  const quantiles = asked.map(Number);
  const found = taskSummary(simulation, driver, { stage: Number(stage), quantiles });
  return found === undefined || attempt !== "0"
    ? notFound(`No tasks reported metrics for ${stage} / ${attempt} yet.`)
    : json(found);
}

function answerStreaming(
  rest: string,
  url: URL,
  simulation: PipelineSimulation,
  driver: Driver,
): SparkAnswer {
  const { intervalMs } = simulation.scenario;
  if (rest === "statistics") return json(statistics(simulation, driver));
  if (rest === "receivers") return json(receivers(simulation, driver));
  if (rest === "batches") {
    const statuses = url.searchParams.getAll("status").map((status) => status.toUpperCase());
    if (!statuses.every(isBatchStatus)) return PAGE_404;
    return json(batches(driver.queue, intervalMs, statuses));
  }
  const [, list, id, more] = /^(receivers|batches)\/(\d+)(\/operations)?$/.exec(rest) ?? [];
  if (list === "receivers" && more === undefined) {
    const found = receivers(simulation, driver)[Number(id)];
    return found === undefined ? notFound(`unknown receiver: ${id}`) : json(found);
  }
  if (list !== "batches") return PAGE_404;
  const found = allBatches(driver.queue).find((one) => one.id === Number(id));
  if (found === undefined) return notFound(`unknown batch: ${id}`);
  return json(more === undefined ? batch(found, intervalMs) : operations(driver, found));
}

function isBatchStatus(status: string): status is BatchStatus {
  return BATCH_STATUSES.some((one) => one === status);
}

function json(body: unknown): SparkAnswer {
  return { kind: "json", body };
}

function notFound(text: string): SparkAnswer {
  return { kind: "text", status: 404, text };
}
