import type { StreamFacts } from "@/lib/domain/facts";

/** The region in a stream's ARN: `arn:aws:kinesis:eu-west-1:…`. */
export function regionOf({ arn }: StreamFacts): string {
  return arn.split(":")[3] ?? "";
}
