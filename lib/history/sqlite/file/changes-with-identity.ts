/** Turns the earlier entries into a log of changes, each with its identity and its place in the outbox. */
export const CHANGES_WITH_IDENTITY = `
  -- Each change of the verdict in full, with its identity. outbox = 1: still to be notified.
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

  -- Earlier entries had no identity, and an outage of Narrows was recognised by its headline. They are
  -- old news, so they do not go into the outbox.
  WITH entries AS (
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
  FROM entries;
  DROP TABLE said;
`;
