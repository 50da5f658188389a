/**
 * Version 3 of the file: batches are kept by their own key, with their instants, and a pinned
 * verdict says what it knew.
 */
export const BATCHES_BY_KEY = `
-- A batch by its own key. Its instants are kept as differences, which take a third of the space and are
-- what buckets need. Before, its id was both its time and its submission. But a batch that is not newer
-- than its streaming context was restored from a checkpoint, and submitted when the context started.
ALTER TABLE batches RENAME TO batches_by_id;
DROP INDEX batches_failed;
DROP INDEX batches_waiting;
CREATE TABLE batches (
  pipeline TEXT NOT NULL,
  at INTEGER NOT NULL,
  application TEXT NOT NULL,
  batch_key TEXT NOT NULL,
  query TEXT,
  submitted_after_ms REAL NOT NULL,
  scheduling_delay_ms REAL,
  processing_time_ms REAL,
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
)
INSERT INTO batches SELECT old.pipeline, id, old.application, CAST(id AS TEXT), NULL,
  max(0, coalesce(starts.at - id, 0)), scheduling_delay_ms, processing_time_ms,
  interval_ms, records, outputs_total, outputs_failed, failure
  FROM batches_by_id old LEFT JOIN starts
    ON starts.pipeline = old.pipeline AND starts.application = old.application;
DROP TABLE batches_by_id;
CREATE INDEX batches_failed ON batches (pipeline, at) WHERE outputs_failed > 0;
CREATE INDEX batches_waiting ON batches (pipeline, at) WHERE scheduling_delay_ms IS NULL;

-- References to a batch by its id become references by its key.
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

-- The newest back-fill that a kept verdict knew. Until now a back-fill deleted the verdicts it affected,
-- so those that are left knew every back-fill. A verdict looks at the three hours before it.
ALTER TABLE verdicts ADD COLUMN filled_at INTEGER NOT NULL DEFAULT 0;
UPDATE verdicts SET filled_at = coalesce((
  SELECT max(asked_at) FROM fills WHERE fills.pipeline = verdicts.pipeline
    AND fills.from_at < verdicts.at AND fills.to_at > verdicts.at - 10800000), 0);
`;
