import { z } from "zod";

/** A count: whole, and not below 0. JSON's 1e999 is not a number here. */
export const count = z.int().nonnegative();

/** A count, or a difference of clock readings, that may fall below 0 in the upstream. */
export const countFromZero = z.int().transform((value) => Math.max(0, value));

/** The last instant that a Date can hold. */
const LATEST_MS = 8.64e15;

/** Epoch ms. */
export const instant = count.max(LATEST_MS);

/** No streaming application makes batches less often than once a year. */
export const intervalMs = count.positive().max(366 * 86_400_000);

/** A measured amount, which may have a fraction. */
export const amount = z.number().nonnegative();
