import type { StreamFacts } from "@/lib/domain/facts";

/** The configured region; what was kept before that was noted has it in the stream's ARN only. */
export function regionOf({ region, arn }: StreamFacts): string {
  return region ?? arn.split(":")[3] ?? "";
}
