import { settledBefore } from "@/lib/domain/metric-period";

/** How far CloudWatch's minutes are published, by its last answer; empty: it has not answered yet. */
export interface Published {
  /** When it gave that answer, by its clock, epoch ms. */
  readonly readAt?: number;
  /** Each minute before it is settled, or was answered twice alike, epoch ms. */
  readonly countedTo?: number;
}

/**
 * The whole minute before which CloudWatch has published all, epoch ms; at most its last answer, by
 * its own clock. Missing data in an earlier answer do not prove that nothing happened.
 */
export function settledTo({ readAt }: Published, now: number, publicationDelayMs: number): number {
  return settledBefore(Math.min(now, readAt ?? now), publicationDelayMs);
}

/**
 * The whole minute before which every minute is settled or was answered twice alike, epoch ms. A
 * younger one is still being counted: its values may be a part of it.
 */
export function countedTo(published: Published, now: number, publicationDelayMs: number): number {
  return Math.max(settledTo(published, now, publicationDelayMs), published.countedTo ?? 0);
}
