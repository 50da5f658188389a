import { seedOf } from "@/lib/demo/simulation/random";
import type { World } from "../world/world";

/** The host of a receiver's executor, as the driver names it. */
export function receiverHost({ pipeline, telling }: World, receiver: number): string {
  const number = (receiver % pipeline.executors) + 1;
  return telling.sameHostNames ? hostName(number) : `10.0.0.${number}`;
}

/** The owner of a shard's lease, as the KCL names its workers: one for each receiver, on its host. */
export function workerOf({ id, pipeline }: World, shard: number, attempt: number): string {
  const receiver = shard % pipeline.receivers;
  const uuid = seedOf(`${id}:${receiver}:${attempt}`).toString(16).padStart(8, "0");
  return `${hostName((receiver % pipeline.executors) + 1)}:${uuid}-5b1f-4c6e-9a3d-7c2f0d9e4a10`;
}

/** A worker of another application with the same KCL name. */
export function foreignWorker(shard: number): string {
  return `ip-10-9-9-${(shard % 2) + 1}.ec2.internal:e0f1a2b3-6c1d-4e5f-8a9b-0c1d2e3f4a5b`;
}

function hostName(number: number): string {
  return `ip-10-0-0-${number}.ec2.internal`;
}
