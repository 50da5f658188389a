import { APPLICATIONS } from "./applications";
import { BATCHES } from "./batches";
import { FACTS } from "./facts";
import { JUDGEMENTS } from "./judgements";
import { MINUTES } from "./minutes";
import type { Table } from "./table";

/** Everything that is kept. */
export const TABLES: readonly Table[] = [MINUTES, BATCHES, APPLICATIONS, FACTS, JUDGEMENTS];
