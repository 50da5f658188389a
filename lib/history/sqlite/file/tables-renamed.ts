/** Renames the tables after what they keep. */
export const TABLES_RENAMED = `
  -- A period of CloudWatch's, which may be longer than a minute.
  ALTER TABLE minutes RENAME TO metric_periods;
  -- What an evaluation of a whole minute found.
  ALTER TABLE judgements RENAME TO evaluations;
  -- Verdicts of past instants, pinned so that a link says the same for ever.
  ALTER TABLE verdicts RENAME TO pinned_verdicts;
`;
