import { seedOf } from "./random";
import type { PipelineScenario } from "./scenario";

/**
 * The owner of each shard's lease, named as the KCL names its workers: `host:uuid`, one worker for
 * each receiver, on the host of its executor. Shard i goes to worker i mod n. A new attempt of the
 * application has new workers.
 */
export function workers(scenario: PipelineScenario, attempt: number): string[] {
  const { id, shards, receivers, executors } = scenario;
  return Array.from({ length: shards }, (_, shard) => {
    const receiver = shard % receivers;
    const host = `ip-10-0-0-${(receiver % executors) + 1}.ec2.internal`;
    const uuid = seedOf(`${id}:${receiver}:${attempt}`).toString(16).padStart(8, "0");
    return `${host}:${uuid}-5b1f-4c6e-9a3d-7c2f0d9e4a10`;
  });
}
