import {
  type CloudWatchSource,
  createCloudWatchSource,
} from "@/lib/sources/cloudwatch/cloudwatch-source";

/** One client for each configured region, created at its first use. */
export function cloudWatchByRegion() {
  const sources = new Map<string, CloudWatchSource>();
  return {
    of(region: string): CloudWatchSource {
      const source = sources.get(region) ?? createCloudWatchSource({ region });
      sources.set(region, source);
      return source;
    },
    close(): void {
      for (const source of sources.values()) source.close();
    },
  };
}
