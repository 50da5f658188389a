/** Turns the earlier entries into a log of changes, each with its identity and its place in the outbox. */
export const CHANGES_WITH_IDENTITY = `
  -- Each change of the verdict with its identity, whole, and whether somebody is still to be told.
  CREATE TABLE verdict_changes (
    pipeline TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    state_before TEXT,
    state_after TEXT,
    verdict TEXT,
    outbox INTEGER NOT NULL,
    PRIMARY KEY (pipeline, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX verdict_changes_at ON verdict_changes (pipeline, at);
  CREATE INDEX verdict_changes_outbox ON verdict_changes (pipeline, at) WHERE outbox = 1;

  -- What was said before had no identity, and an outage of Narrows was known by its headline. Whoever
  -- was to be told of it has been: it does not go into the outbox.
  WITH told AS (
    SELECT pipeline, at, bottleneck, severity, cause, since, headline,
      CASE WHEN headline <> 'Nothing was said: Narrows was not running.'
        THEN json_object('bottleneck', bottleneck, 'severity', severity, 'cause', cause)
      END AS state
    FROM said
  )
  INSERT INTO verdict_changes
  SELECT pipeline, pipeline || '/said/' || at, at,
    lag(state) OVER (PARTITION BY pipeline ORDER BY at),
    CASE WHEN state IS NOT NULL THEN json_object('bottleneck', bottleneck, 'severity', severity,
      'cause', cause, 'since', since, 'headline', headline) END,
    NULL, 0
  FROM told;
  DROP TABLE said;
`;
