/**
 * The key by which everybody else knows a DStream's batch: Spark's own id of it, which is its nominal
 * time. Only this folder may know so.
 */
export function batchKey(batchId: number): string {
  return String(batchId);
}

/** Spark's page of a batch, below the driver's address. */
export function batchPage(sparkUrl: string, key: string): string {
  return `${sparkUrl}/streaming/batch/?id=${encodeURIComponent(key)}`;
}
