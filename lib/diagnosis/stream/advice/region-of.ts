import type { StreamFacts } from "@/lib/domain/stream-facts";

/** The configured region. Older stored facts have it only in the stream's ARN. */
export function regionOf({ region, arn }: StreamFacts): string {
  return region ?? arn.split(":")[3] ?? "";
}
