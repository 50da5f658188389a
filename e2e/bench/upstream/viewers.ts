import { Agent } from "node:http";
import { ask } from "../harness/ask";

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
  /** How often each status came, or each failure's code. */
  readonly outcomes: Readonly<Record<string, number>>;
}

const POLL_MS = 5_000;

// A process of its own: the demo's work must not show in the viewers' clocks.
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

/** One browser: a connection of its own, a flat pace, and the tag of what it has. */
async function view(
  url: string,
  until: number,
  told: (outcome: string, ms: number) => void,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let etag: string | undefined;
  for (let next = Date.now(); next < until; next += POLL_MS) {
    await pause(next - Date.now());
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

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
