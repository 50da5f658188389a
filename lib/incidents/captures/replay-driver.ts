import type { CompletedJob, StageTasks } from "@/lib/domain/work-facts";
import type { RecentData } from "@/lib/observe/recent-data/recent-data";
import { isSourceError } from "@/lib/sources/source";
import { batchKey } from "@/lib/sources/dstream/batches/batch-key";
import { classifyAnswer } from "@/lib/sources/spark/answers/classify-answer";
import { parseApplications } from "@/lib/sources/spark/application/parse-applications";
import { parseJob, parseTaskSummary } from "@/lib/sources/dstream/work/parse-batch-tasks";
import {
  type BatchOrigin,
  parseBatch,
  parseBatches,
} from "@/lib/sources/dstream/batches/parse-batches";
import { parseEnvironment } from "@/lib/sources/spark/application/parse-environment";
import { parseExecutors } from "@/lib/sources/spark/parse-executors";
import { parseJobs } from "@/lib/sources/dstream/work/parse-jobs";
import { parseMetrics } from "@/lib/sources/spark/parse-metrics";
import { parseReceivers } from "@/lib/sources/dstream/parse-receivers";
import { parseStatistics } from "@/lib/sources/dstream/parse-statistics";
import type { CaptureAnswer, CaptureRead } from "../incident/capture";

const WHERE = "http://driver:4040";

/** Receives a recorded driver's answers as the dashboard would have, and keeps what it learns. */
export class DriverReplay {
  readonly #live: RecentData;
  #listed: ReturnType<typeof parseApplications> | undefined;
  #streamingStartedAt: number | undefined;
  #receivers = { active: 0, configured: 0 };
  /** The jobs so far of the batch whose tasks are being read. */
  #jobs: (CompletedJob & { stages: StageTasks[] })[] = [];

  constructor(live: RecentData) {
    this.#live = live;
  }

  /** The fault in which the read ended, by today's parsers; undefined without one. */
  play({ at, answers }: CaptureRead): unknown {
    let trouble: unknown;
    this.#jobs = [];
    for (const answer of answers) {
      trouble = undefined;
      try {
        this.#take(answer, at);
      } catch (error) {
        if (!isSourceError(error)) throw error;
        // An unknown batch, job or stage is no fault: not made yet, or evicted.
        const isOne = /\/(batches|jobs|stages)\/\d+/.test(answer.call);
        if (!(isOne && error.fault === "not-found")) trouble = error;
      }
    }
    this.#tellTasks(answers[0], at);
    return trouble;
  }

  #take(answer: CaptureAnswer, at: number): void {
    const call = answer.call.replace(/^\/api\/v1\/(applications\/[^/]+\/)?/, "");
    const body = answer.text ?? JSON.stringify(answer.json);
    const json = classifyAnswer({ ...answer, body }, { call, where: WHERE });
    const id = /\/applications\/([^/]+)\//.exec(answer.call)?.[1] ?? "";
    if (call === "applications") this.#listed = parseApplications(json);
    else if (call === "streaming/statistics") this.#statistics(json, at);
    else if (call === "streaming/batches")
      this.#live.addBatches(parseBatches(json, this.#origin(id)));
    else if (/^streaming\/batches\/\d+$/.test(call)) {
      this.#live.addBatches([parseBatch(json, this.#origin(id))]);
    } else if (call === "streaming/receivers") this.#receiverList(json, at);
    else if (call === "executors") this.#live.addFact("slots", { at, value: parseExecutors(json) });
    else if (call === "environment") {
      this.#live.addFact("settings", { at, value: parseEnvironment(json) });
    } else if (call.startsWith("jobs?")) {
      this.#live.addFact("work", { at, value: parseJobs(json) });
    } else if (call.startsWith("/metrics/")) {
      this.#live.addFact("metrics", { at, value: parseMetrics(json) });
    } else this.#takeWork(call, json);
  }

  /** `streaming/batches/{id}/operations`, its jobs, and their stages, in the order of the calls. */
  #takeWork(call: string, json: unknown): void {
    if (call.startsWith("jobs/")) this.#jobs.push({ tasks: parseJob(json).tasks, stages: [] });
    if (call.startsWith("stages/")) this.#jobs.at(-1)?.stages.push(parseTaskSummary(json));
  }

  #tellTasks(first: CaptureAnswer | undefined, at: number): void {
    const batchId = /\/batches\/(\d+)\/operations$/.exec(first?.call ?? "")?.[1];
    if (batchId === undefined || this.#jobs.length === 0) return;
    this.#live.addFact("tasks", {
      at,
      value: { batch: batchKey(Number(batchId)), jobs: this.#jobs },
    });
  }

  /** The context of the batches: the counters, and with them its start, are read before the batches. */
  #origin(application: string): BatchOrigin {
    const startedAt = this.#listed?.startedAt ?? -Infinity;
    return { application, streamingSince: this.#streamingStartedAt ?? startedAt };
  }

  #statistics(json: unknown, at: number): void {
    const { intervalMs, streamingStartedAt, counters, receivers } = parseStatistics(json);
    this.#receivers = { active: receivers.active, configured: receivers.configured };
    this.#streamingStartedAt = streamingStartedAt;
    this.#live.addFact("counters", { at, value: counters });
    if (this.#listed === undefined) return;
    const started = streamingStartedAt === undefined ? {} : { streamingStartedAt };
    this.#live.addFact("application", { at, value: { ...this.#listed, intervalMs, ...started } });
  }

  #receiverList(json: unknown, at: number): void {
    const value = { ...this.#receivers, receivers: parseReceivers(json) };
    this.#live.addFact("receivers", { at, value });
  }
}
