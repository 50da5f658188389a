/** The part of a period's samples that CloudWatch keeps: their distribution is lost. */
export interface SampleSet {
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

export function sampleOf(value: number): SampleSet {
  return { count: 1, sum: value, minimum: value, maximum: value };
}

export function together(left: SampleSet, right: SampleSet): SampleSet {
  return {
    count: left.count + right.count,
    sum: left.sum + right.sum,
    minimum: Math.min(left.minimum, right.minimum),
    maximum: Math.max(left.maximum, right.maximum),
  };
}

/** A statistic of GetMetricData; undefined for one that a sample set does not have (percentiles). */
export function statisticOf(samples: SampleSet, statistic: string): number | undefined {
  switch (statistic) {
    case "Sum":
      return samples.sum;
    case "SampleCount":
      return samples.count;
    case "Average":
      return samples.sum / samples.count;
    case "Minimum":
      return samples.minimum;
    case "Maximum":
      return samples.maximum;
    default:
      return undefined;
  }
}
