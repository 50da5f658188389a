import type { Advisers } from "@/lib/diagnosis/parts/adviser";
import { downAdvice } from "./not-running";
import { noDataAdvice, unreachableAdvice } from "./unknown";

/** What helps against the causes that are told of any Spark driver. */
export const DRIVER_ADVISERS: Advisers = {
  down: downAdvice,
  "spark-unreachable": unreachableAdvice,
  "no-data": noDataAdvice,
};
