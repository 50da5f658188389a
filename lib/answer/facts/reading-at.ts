import type { Reading } from "@/lib/domain/facts";

/** The newest reading by an instant, epoch ms. */
export const newestBy = <T>(readings: readonly Reading<T>[], at: number): Reading<T> | undefined =>
  readings.findLast((reading) => reading.at <= at);

/** The reading that held at an instant, epoch ms: the newest by then, else the first one ever. */
export const readingAt = <T>(readings: readonly Reading<T>[], at: number): Reading<T> | undefined =>
  newestBy(readings, at) ?? readings[0];
