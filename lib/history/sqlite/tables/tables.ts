import { APPLICATIONS } from "./applications";
import { BATCHES } from "./batches";
import { FACTS } from "./facts";
import { FILLS } from "./fills";
import { JUDGEMENTS } from "./judgements";
import { MINUTES } from "./minutes";
import type { Table } from "./table";
import { VERDICT_CHANGES } from "./verdict-changes";
import { VERDICTS } from "./verdicts";

/** Everything that is kept. */
export const TABLES: readonly Table[] = [
  MINUTES,
  BATCHES,
  APPLICATIONS,
  FACTS,
  JUDGEMENTS,
  VERDICT_CHANGES,
  VERDICTS,
  FILLS,
];
