/**
 * Worlds of the test's seed over which the diagnosis is known to err, by their number, with why. Each
 * is a debt: mend the diagnosis as a kind, and take its line away. Empty at the end.
 */
export const KNOWN: Readonly<Record<number, string>> = {
  3: "false green: idle over cloudwatch-silent and sawtooth and shards-unread",
  10: "false green: keeping-up over shards-unread",
  11: "false green: keeping-up over crash-loop and reader-dead",
  30: "false green: other-consumer over get-refused and other-reader-late and reader-dead",
  96: "false green: idle over shards-slow and shards-unread and cloudwatch-silent",
  133: "false green: keeping-up over driver-clock and other-reader-late and reader-dead",
};
