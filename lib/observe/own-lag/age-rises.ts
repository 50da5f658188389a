import type { MetricPeriod } from "@/lib/domain/metric-period";

/** An iterator age above this matters even when it no longer rises, ms. */
const NOTABLE_AGE_MS = 60_000;

/** Whether the stream's iterator age is high or higher than it was, over its last ten minutes. */
export function ageRises(periods: readonly MetricPeriod[]): boolean {
  const ages = periods.slice(-10).flatMap(({ values }) => values.iteratorAge ?? []);
  const [first, last] = [ages[0], ages.at(-1)];
  if (first === undefined || last === undefined) return false;
  return last > NOTABLE_AGE_MS || last > first + 1_000;
}
