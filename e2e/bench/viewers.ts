import { Agent } from "node:http";
import { ask } from "./ask";

/** What the parent asks of this process. */
export interface ViewersTask {
  /** What is polled; the viewers are dealt out over it in turn. */
  readonly urls: readonly string[];
  readonly viewers: number;
  readonly seconds: number;
}

/** What it answers. */
export interface ViewersOutcome {
  /** Each answer's time, ms. */
  readonly times: readonly number[];
  /** How often each status came; 0: no answer. */
  readonly statuses: Readonly<Record<number, number>>;
}

const POLL_MS = 5_000;

// A process of its own: the demo's work must not show in the viewers' clocks.
process.once("message", (task: ViewersTask) => void work(task));
process.once("disconnect", () => process.exit(0));

async function work(task: ViewersTask): Promise<void> {
  const times: number[] = [];
  const statuses: Record<number, number> = {};
  const until = Date.now() + task.seconds * 1_000;
  await Promise.all(
    Array.from({ length: task.viewers }, async (_, i) => {
      await pause((POLL_MS * i) / task.viewers);
      const url = task.urls[i % task.urls.length] ?? "";
      await view(url, until, (status, ms) => {
        statuses[status] = (statuses[status] ?? 0) + 1;
        times.push(ms);
      });
    }),
  );
  process.send?.({ times, statuses } satisfies ViewersOutcome, () => process.exit(0));
}

/** One browser: a connection of its own, a flat pace, and the tag of what it has. */
async function view(
  url: string,
  until: number,
  told: (status: number, ms: number) => void,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let etag: string | undefined;
  for (let next = Date.now(); next < until; next += POLL_MS) {
    await pause(next - Date.now());
    const began = performance.now();
    const answer = await ask(url, agent, etag).catch(() => undefined);
    told(answer?.status ?? 0, answer?.ms ?? performance.now() - began);
    etag = answer?.etag ?? etag;
  }
  agent.destroy();
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
