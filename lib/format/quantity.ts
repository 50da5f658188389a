import type { Unit } from "@/lib/domain/series";
import { formatDuration } from "./duration";
import { withoutZeros } from "./without-zeros";

export { formatDuration };

/** Written instead of an unknown number. */
export const UNKNOWN = "–";

/** A count with thin-space thousands and three significant digits below a hundred: `2 350`, `0.82`. */
export function formatNumber(value: number): string {
  if (value !== 0 && Math.abs(value) < 100)
    return withoutZeros(value.toPrecision(Math.abs(value) < 10 ? 2 : 3));
  const [whole = "", sign] = [Math.abs(Math.round(value)).toString(), value < 0 ? "−" : ""];
  return sign + whole.replaceAll(/\B(?=(\d{3})+$)/g, "\u202f");
}

const BINARY = [
  [1024 ** 3, "GiB"],
  [1024 ** 2, "MiB"],
  [1024, "KiB"],
] as const;

/** Bytes in IEC units, as the shard limits are counted: `1.4 MiB`. */
export function formatBytes(bytes: number): string {
  for (const [size, name] of BINARY) {
    if (Math.abs(bytes) >= size) return `${formatNumber(bytes / size)} ${name}`;
  }
  return `${formatNumber(bytes)} B`;
}

/** A ratio in per cent. Small ones keep a digit, so that 0.4 % is not 0 %. */
export function formatRatio(ratio: number): string {
  const percent = ratio * 100;
  const digits = percent !== 0 && Math.abs(percent) < 10 ? 1 : 0;
  return `${withoutZeros(percent.toFixed(digits))} %`;
}

/** A number with its unit, in words for a sentence. */
export function formatQuantity(value: number | null, unit: Unit): string {
  if (value === null) return UNKNOWN;
  switch (unit) {
    case "ms":
      return formatDuration(value);
    case "bytes/s":
      return `${formatBytes(value)}/s`;
    case "records/s":
    case "user records/s":
    case "Kinesis records/s":
      return `${formatNumber(value)} ${unit}`;
    case "ratio":
      return formatRatio(value);
    case "count":
      return formatNumber(value);
  }
}
