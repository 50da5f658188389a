import { expect, onTestFinished } from "vitest";
import { type HistoryOptions, openHistory } from "../factory/open-history";
import type { History } from "../port";

/** A store that the contract is tested against. */
export interface StoreUnderTest {
  readonly name: string;
  /**
   * An empty place for a history, described so that another process can open it; removed after the
   * test.
   */
  readonly emptyPlace: () => Promise<HistoryOptions> | HistoryOptions;
}

/** A whole minute, epoch ms, from which the tests count. */
export const T0 = Date.UTC(2026, 2, 1, 12);
export const PIPELINE = "orders";
export const EVER = { from: 0, to: T0 * 2 };

/** A history in a place of its own, closed after the test. */
export async function openEmpty(store: StoreUnderTest): Promise<History> {
  return openAt(await store.emptyPlace());
}

/** A history in that place, closed after the test. */
export async function openAt(place: HistoryOptions): Promise<History> {
  const history = await openHistory(place);
  onTestFinished(() => history.close());
  return history;
}

/** A store need not show at once what it has kept: a test waits this long for it, ms. */
const SHOWN_WITHIN_MS = 10_000;

/** Waits until a read returns what is expected. */
export async function expectSeen<T>(read: () => Promise<T>, expected: unknown): Promise<void> {
  await expect.poll(read, { timeout: SHOWN_WITHIN_MS }).toEqual(expected);
}
