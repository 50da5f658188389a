import type { Filling } from "@/lib/domain/coverage";
import type { Pipeline } from "@/lib/domain/pipeline";
import type { Span } from "@/lib/history/port";
import { FillJob } from "./fill-job";

/** The state that stands for all: what is under way, then what waits, then what failed. */
const ORDER: readonly Filling["state"][] = ["asking", "waiting", "failed"];

/** The spans to fetch of all pipelines, in the order in which they are fetched. */
export class FillJobs {
  #jobs: FillJob[] = [];

  of({ id }: Pipeline): readonly FillJob[] {
    return this.#jobs.filter(({ pipeline }) => pipeline.id === id);
  }

  touching(pipeline: Pipeline, span: Span): readonly FillJob[] {
    return this.of(pipeline).filter((job) => job.touches(span));
  }

  /** The job to run next; undefined: none waits. */
  get next(): FillJob | undefined {
    return this.#jobs.find((job) => job.isWaiting);
  }

  add(pipeline: Pipeline, spans: readonly Span[]): void {
    this.#jobs.push(...spans.map((span) => new FillJob(pipeline, span)));
  }

  remove(job: FillJob): void {
    this.#jobs = this.#jobs.filter((one) => one !== job);
  }

  /** The combined state of the jobs that touch a span, `now` in epoch ms; null: there are none. */
  stateOf(pipeline: Pipeline, span: Span, now: number): Filling | null {
    const views = this.touching(pipeline, span).map((job) => job.view(now));
    const [first] = ORDER.flatMap((state) => views.filter((view) => view.state === state));
    if (!first) return null;
    return {
      ...first,
      from: Math.min(...views.map(({ from }) => from)),
      to: Math.max(...views.map(({ to }) => to)),
      metrics: views.reduce((sum, { metrics }) => sum + metrics, 0),
    };
  }
}
