/**
 * Worlds of the test's seed over which the diagnosis is known to err, by their number, with why. Each
 * is a debt: mend the diagnosis as a kind, and take its line away. Empty at the end.
 */
export const KNOWN: Readonly<Record<number, string>> = {};
