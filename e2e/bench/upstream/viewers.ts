import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { ask } from "../harness/ask";

/** The task that the parent sends to this process. */
export interface ViewersTask {
  /** The URLs to poll, divided among the viewers in turn. */
  readonly urls: readonly string[];
  readonly viewers: number;
  readonly seconds: number;
}

/** The result that it sends back. */
export interface ViewersOutcome {
  /** Each answer's time, ms. */
  readonly times: readonly number[];
  /** The number of each status, or of each failure's code. */
  readonly outcomes: Readonly<Record<string, number>>;
}

const POLL_MS = 5_000;

// Its own process: the demo's work must not affect the viewers' times.
process.once("message", (task: ViewersTask) => {
  work(task).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.once("disconnect", () => process.exit(0));

async function work(task: ViewersTask): Promise<void> {
  const times: number[] = [];
  const outcomes: Record<string, number> = {};
  const until = Date.now() + task.seconds * 1_000;
  await Promise.all(
    Array.from({ length: task.viewers }, async (_, i) => {
      await pause((POLL_MS * i) / task.viewers);
      const url = task.urls[i % task.urls.length] ?? "";
      await view(url, until, (outcome, ms) => {
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        times.push(ms);
      });
    }),
  );
  process.send?.({ times, outcomes } satisfies ViewersOutcome, () => process.exit(0));
}

/** One browser: its own connection, a constant interval, and the ETag of its last answer. */
async function view(
  url: string,
  until: number,
  told: (outcome: string, ms: number) => void,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let etag: string | undefined;
  for (let next = Date.now(); next < until; next += POLL_MS) {
    await pause(Math.max(0, next - Date.now()));
    const began = performance.now();
    try {
      const answer = await ask(url, agent, etag);
      told(String(answer.status), performance.now() - began);
      etag = answer.etag ?? etag;
    } catch (error) {
      told(codeOf(error), performance.now() - began);
    }
  }
  agent.destroy();
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "failed";
}
