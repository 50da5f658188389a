/** Renames the tables after what they keep. */
export const TABLES_RENAMED = `
  -- A CloudWatch period, which may be longer than a minute.
  ALTER TABLE minutes RENAME TO metric_periods;
  -- The evaluation of a whole minute.
  ALTER TABLE judgements RENAME TO evaluations;
  -- Verdicts of past instants, pinned so that a link always says the same.
  ALTER TABLE verdicts RENAME TO pinned_verdicts;
`;
