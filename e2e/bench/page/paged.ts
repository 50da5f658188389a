import type { FirstVisit } from "./first-visit";

/** The same value for the product's page and for the plain one. */
export interface Paged<T> {
  readonly ours: T;
  readonly plain: T;
}

export interface PageNumbers {
  /** CPU of each refresh that leaves a live time axis where it is, ms. */
  readonly refreshes: readonly number[];
  /** … that moves it. The plain page's axis moves with every one. */
  readonly steps: readonly number[];
  /** CPU of the bench's own part of a refresh, ms. */
  readonly rests: readonly number[];
  readonly longestMs: number;
  readonly moves: readonly number[];
  /** On the heap before and after an hour of refreshes, bytes. */
  readonly heap: { readonly before: number; readonly after: number };
  readonly visits: readonly FirstVisit[];
}
