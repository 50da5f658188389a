/**
 * The opaque key of a DStream's batch: Spark's own id of it, which is its nominal time. Only this
 * folder may rely on that.
 */
export function batchKey(batchId: number): string {
  return String(batchId);
}

/** The page of a batch in Spark's UI, below the driver's address. */
export function batchPage(sparkUrl: string, key: string): string {
  return `${sparkUrl}/streaming/batch/?id=${encodeURIComponent(key)}`;
}
