/**
 * The task slots that batches can use. Every receiver is one task that never ends; `maxTasks` counts
 * tasks already, not cores.
 */
export const freeSlots = (total: number, receivers: number): number =>
  Math.max(0, total - receivers);
