import type { WindowAnswer } from "@/lib/contract/window";
import { isTimeZone } from "@/lib/domain/time/zoned-time";
import packageJson from "@/package.json";
import type { AnswerContext } from "../query/answer-context";
import { type ExportAddresses, exportAddresses } from "./export-links";

/** What a file says about itself, so that it can be understood without the dashboard. */
export interface ExportContext {
  readonly version: string;
  /** Epoch ms. */
  readonly generatedAt: number;
  /** An IANA name or `UTC`. */
  readonly zone: string;
  readonly addresses: ExportAddresses;
  readonly settings: { readonly publicationDelayMs: number; readonly historyDays: number };
}

export function exportContext(
  { config }: Pick<AnswerContext, "config">,
  request: Request,
  { window, pipeline, now }: WindowAnswer,
): ExportContext {
  const { publicUrl, publicationDelayMs, historyDays } = config;
  const tz = new URL(request.url).searchParams.get("tz") ?? "utc";
  const { from, to } = window;
  return {
    version: packageJson.version,
    generatedAt: now,
    zone: tz.toLowerCase() !== "utc" && isTimeZone(tz) ? tz : "UTC",
    addresses: exportAddresses(request.headers, publicUrl, { id: pipeline.id, from, to, tz }),
    settings: { publicationDelayMs, historyDays },
  };
}
