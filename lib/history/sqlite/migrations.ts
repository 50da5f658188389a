/**
 * Version n of the file is what the first n entries make. An entry that has been released is never
 * changed: a new one is added. Times are whole epoch ms; everything measured is REAL, since a
 * driver may one day answer half a millisecond and a STRICT integer column would refuse it.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE minutes (
    pipeline TEXT NOT NULL,
    at INTEGER NOT NULL,
    period_ms INTEGER NOT NULL,
    read_at INTEGER NOT NULL,
    PRIMARY KEY (pipeline, at)
  ) STRICT, WITHOUT ROWID;

  -- The id stands before the application: a span of time is then one piece of the tree.
  CREATE TABLE batches (
    pipeline TEXT NOT NULL,
    id INTEGER NOT NULL,
    application TEXT NOT NULL,
    interval_ms REAL NOT NULL,
    records REAL NOT NULL,
    scheduling_delay_ms REAL,
    processing_time_ms REAL,
    outputs_total REAL NOT NULL,
    outputs_failed REAL NOT NULL,
    failure TEXT,
    PRIMARY KEY (pipeline, id, application)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX batches_failed ON batches (pipeline, id) WHERE outputs_failed > 0;
  CREATE INDEX batches_waiting ON batches (pipeline, id) WHERE scheduling_delay_ms IS NULL;

  -- What the queue must know of each run of the driver without reading all of its batches.
  CREATE TABLE applications (
    pipeline TEXT NOT NULL,
    application TEXT NOT NULL,
    began_at INTEGER,
    first_batch INTEGER,
    last_batch INTEGER,
    last_started INTEGER,
    PRIMARY KEY (pipeline, application)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE facts (
    pipeline TEXT NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (pipeline, kind, at)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE judgements (
    pipeline TEXT NOT NULL,
    at INTEGER NOT NULL,
    bottleneck TEXT NOT NULL,
    severity TEXT NOT NULL,
    cause TEXT NOT NULL,
    since INTEGER,
    numbers TEXT NOT NULL,
    PRIMARY KEY (pipeline, at)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- What the banner said, from the instant at which it began to say it.
  CREATE TABLE said (
    pipeline TEXT NOT NULL,
    at INTEGER NOT NULL,
    bottleneck TEXT NOT NULL,
    severity TEXT NOT NULL,
    cause TEXT NOT NULL,
    since INTEGER,
    headline TEXT NOT NULL,
    PRIMARY KEY (pipeline, at)
  ) STRICT, WITHOUT ROWID;

  -- Whole verdicts of past instants that somebody asked for.
  CREATE TABLE verdicts (
    pipeline TEXT NOT NULL,
    at INTEGER NOT NULL,
    kept_at INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    PRIMARY KEY (pipeline, at)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX verdicts_kept ON verdicts (pipeline, kept_at);

  -- Spans that CloudWatch was asked for afterwards, and has answered.
  CREATE TABLE fills (
    pipeline TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL,
    period_ms INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    metrics INTEGER NOT NULL,
    PRIMARY KEY (pipeline, from_at, to_at)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- A batch by its own key, with its instants. Before, its id was its time, and its instants followed from
  -- durations: after its submission, which for one that is not newer than its streaming context is that
  -- context's start (it was restored from a checkpoint). Instants are REAL, as what is measured is.
  ALTER TABLE batches RENAME TO batches_by_id;
  DROP INDEX batches_failed;
  DROP INDEX batches_waiting;
  CREATE TABLE batches (
    pipeline TEXT NOT NULL,
    at INTEGER NOT NULL,
    application TEXT NOT NULL,
    batch_key TEXT NOT NULL,
    query TEXT,
    submitted_at REAL NOT NULL,
    started_at REAL,
    ended_at REAL,
    interval_ms REAL NOT NULL,
    records REAL NOT NULL,
    outputs_total REAL NOT NULL,
    outputs_failed REAL NOT NULL,
    failure TEXT,
    PRIMARY KEY (pipeline, at, application, batch_key)
  ) STRICT, WITHOUT ROWID;
  WITH starts AS (
    SELECT pipeline, json_extract(value, '$.id') AS application,
      coalesce(min(json_extract(value, '$.streamingStartedAt')),
        min(json_extract(value, '$.startedAt'))) AS at
    FROM facts WHERE kind = 'application' GROUP BY 1, 2
  ), submitted AS (
    SELECT old.*, max(old.id, coalesce(starts.at, old.id)) AS submitted_at
    FROM batches_by_id old LEFT JOIN starts
      ON starts.pipeline = old.pipeline AND starts.application = old.application
  )
  INSERT INTO batches SELECT pipeline, id, application, CAST(id AS TEXT), NULL, submitted_at,
    submitted_at + scheduling_delay_ms, submitted_at + scheduling_delay_ms + processing_time_ms,
    interval_ms, records, outputs_total, outputs_failed, failure FROM submitted;
  DROP TABLE batches_by_id;
  CREATE INDEX batches_failed ON batches (pipeline, at) WHERE outputs_failed > 0;
  CREATE INDEX batches_waiting ON batches (pipeline, at) WHERE started_at IS NULL;

  -- What spoke of a batch by its id speaks of it by its key.
  UPDATE facts SET value = json_set(value, '$.batchJobs', json((
      SELECT json_group_array(json_object('batch', CAST(job.value ->> '$.batchId' AS TEXT),
        'tasks', job.value -> '$.tasks', 'activeTasks', job.value -> '$.activeTasks',
        'completedTasks', job.value -> '$.completedTasks'))
      FROM json_each(facts.value, '$.batchJobs') job)))
    WHERE kind = 'work';
  UPDATE facts SET value = json_object('batch', CAST(value ->> '$.batchId' AS TEXT),
      'jobs', value -> '$.jobs')
    WHERE kind = 'tasks';
  UPDATE verdicts SET verdict = json_set(verdict, '$.advice', json((
      SELECT json_group_array(json(CASE WHEN one.value ->> '$.batch' IS NULL THEN one.value
        ELSE json_set(one.value, '$.batch', json_object(
          'key', CAST(one.value ->> '$.batch' AS TEXT), 'at', one.value -> '$.batch')) END))
      FROM json_each(verdicts.verdict, '$.advice') one)));

  -- What a kept verdict knew of. Until now a back-fill deleted those that it reached into, so that what
  -- is left knew of every one: a verdict looks at the three hours before it.
  ALTER TABLE verdicts ADD COLUMN filled_at INTEGER NOT NULL DEFAULT 0;
  UPDATE verdicts SET filled_at = coalesce((
    SELECT max(asked_at) FROM fills WHERE fills.pipeline = verdicts.pipeline
      AND fills.from_at < verdicts.at AND fills.to_at > verdicts.at - 10800000), 0);
  `,
  `
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
  `,
];
