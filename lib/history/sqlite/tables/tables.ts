import { APPLICATIONS } from "./applications";
import { BATCHES } from "./batches";
import { FACTS } from "./facts";
import { FILLS } from "./fills";
import { EVALUATIONS } from "./evaluations";
import { METRIC_PERIODS } from "./metric-periods";
import type { Table } from "./table";
import { VERDICT_CHANGES } from "./verdict-changes";
import { VERDICTS } from "./pinned-verdicts";

/** All tables. */
export const TABLES: readonly Table[] = [
  METRIC_PERIODS,
  BATCHES,
  APPLICATIONS,
  FACTS,
  EVALUATIONS,
  VERDICT_CHANGES,
  VERDICTS,
  FILLS,
];
