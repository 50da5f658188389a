import { type RunningDemo, startDemo } from "@/lib/demo/start-demo";
import { batchKey } from "@/lib/sources/dstream/batches/batch-key";
import type { FakeClock } from "../harness/fake-clock";

const WAITING = 300;
const RETAINED = 1000;
const PIPELINE = "wedged";

/** A driver that falls behind, played until 300 batches wait. */
export async function wedgedDriver(intervalMs: number, clock: FakeClock): Promise<RunningDemo> {
  const pastMs = 1_300 * intervalMs;
  const demo = await startDemo({
    now: clock.now,
    pastMs,
    pipelines: [
      {
        id: PIPELINE,
        intervalMs,
        slowUtilisation: 1.2,
        troubles: [{ trouble: "slow", sinceMs: pastMs }],
      },
    ],
  });
  while (queueOf(demo).waiting < WAITING) {
    clock.pass(intervalMs);
    demo.simulations[0]?.advanceTo(clock.now());
  }
  if (queueOf(demo).retained < RETAINED) throw new Error("The driver retains too few batches.");
  demo.resetCalls();
  return demo;
}

export function queueOf(demo: RunningDemo): { retained: number; waiting: number } {
  const queue = demo.simulations[0]?.driver?.queue;
  if (queue === undefined) throw new Error("The driver does not run.");
  return { retained: queue.retained.length, waiting: queue.waiting.length };
}

/** The key of the newest batch that is done. */
export function newestDone(demo: RunningDemo): string {
  const batch = demo.simulations[0]?.driver?.queue.retained.at(-1);
  if (batch === undefined) throw new Error("The driver has completed no batch.");
  return batchKey(batch.id);
}

export function sparkUrl({ pipelines }: RunningDemo): string {
  const url = pipelines[0]?.sparkUrl;
  if (url === undefined) throw new Error("The demo has no pipeline.");
  return url;
}
