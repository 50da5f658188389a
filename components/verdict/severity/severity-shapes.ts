import type { Severity } from "@/lib/domain/verdict";

/**
 * One shape for each severity, distinct without colour: disc, square, triangle, octagon, diamond.
 */
export const SHAPES = {
  ok: "M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0 -21Z",
  info: "M3 3h18v18h-18Z",
  warning: "M12 1.5L23 21.5H1Z",
  critical: "M7.5 1.5h9L22.5 7.5v9L16.5 22.5h-9L1.5 16.5v-9Z",
  unknown: "M12 0.5L23.5 12L12 23.5L0.5 12Z",
} as const satisfies Record<Severity, string>;

/** The mark inside the shape, as strokes. */
export const MARKS = {
  ok: "M7 12.5l3.5 3.5L17.5 8.5",
  info: "M12 11v6M12 7v0.5",
  warning: "M12 9v6M12 18v0.5",
  critical: "M12 6v8M12 17.5v0.5",
  unknown: "M9.5 9.5a2.6 2.6 0 1 1 3.6 2.4c-0.8 0.4 -1.1 0.9 -1.1 1.9M12 17v0.5",
} as const satisfies Record<Severity, string>;
