import type { Driver } from "../../simulation/driver";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { application, SPARK_VERSION } from "./applications";
import { allBatches, batch, BATCH_STATUSES, type BatchStatus, batches } from "./batches";
import { driverMetrics } from "./driver-metrics";
import { environment } from "./environment";
import { executors } from "./executors";
import { runningJobs } from "./jobs";
import { receivers } from "./receivers";
import { statistics } from "./statistics";

/** What the driver says to one GET. */
export type SparkAnswer =
  | { readonly kind: "json"; readonly body: unknown }
  /** Dropwizard's own servlet: not pretty-printed, and `text/json`. */
  | { readonly kind: "metrics"; readonly body: unknown }
  | { readonly kind: "text"; readonly status: 400 | 404; readonly text: string }
  | { readonly kind: "page"; readonly status: 404 | 405 }
  | { readonly kind: "redirect"; readonly to: string };

const PAGE_404 = { kind: "page", status: 404 } as const;

/** Answers a path of the driver's UI port, as facts about Spark 3.5's live UI have it. */
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
  if (!rest.startsWith("streaming/")) {
    return notFound(`unknown app ${driver.applicationId}, attempt ${rest}`);
  }
  if (simulation.now < driver.contextAt * 1000) {
    return notFound(`no streaming listener attached to ${simulation.scenario.application}`);
  }
  return answerStreaming(rest.slice("streaming/".length), url, simulation, driver);
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
  const [, list, id] = /^(receivers|batches)\/(\d+)$/.exec(rest) ?? [];
  if (list === "receivers") {
    const found = receivers(simulation, driver)[Number(id)];
    return found === undefined ? notFound(`unknown receiver: ${id}`) : json(found);
  }
  if (list !== "batches") return PAGE_404;
  const found = allBatches(driver.queue).find((one) => one.id === Number(id));
  return found === undefined ? notFound(`unknown batch: ${id}`) : json(batch(found, intervalMs));
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
