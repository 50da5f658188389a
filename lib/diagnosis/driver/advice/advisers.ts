import type { Advisers } from "@/lib/diagnosis/parts/adviser";
import { downAdvice } from "./not-running";
import { noDataAdvice, unreachableAdvice } from "./unknown";

/** Advice for the causes that apply to any Spark driver. */
export const DRIVER_ADVISERS: Advisers = {
  down: downAdvice,
  "spark-unreachable": unreachableAdvice,
  "no-data": noDataAdvice,
};
