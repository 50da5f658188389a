import type { Browser } from "@playwright/test";
import type { DrivenPage } from "./driven-page";

interface TraceEvent {
  readonly name: string;
  /** Of the process and of its thread. */
  readonly pid: number;
  readonly tid: number;
  /** Wall-clock and CPU time, µs. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest task of any page's main thread while something is done: its own CPU time, ms. */
export async function longestTask(
  browser: Browser,
  { page }: DrivenPage,
  work: () => Promise<void>,
): Promise<number> {
  const categories = ["toplevel", "disabled-by-default-devtools.timeline"];
  await browser.startTracing(page, { categories });
  await work();
  const trace: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse(
    (await browser.stopTracing()).toString(),
  );
  const thread = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const mains = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(thread),
  );
  const tasks = trace.traceEvents.filter(
    (event) => /^(ThreadControllerImpl::)?RunTask$/.test(event.name) && mains.has(thread(event)),
  );
  return Math.max(...tasks.map(({ tdur, dur = 0 }) => tdur ?? dur)) / 1000;
}
