import type { Severity } from "@/lib/domain/verdict";

/**
 * The page's dark colours. A drawn image has no style sheet, and chats show it on light and dark
 * alike.
 */
export const COLOURS = {
  ground: "#101315",
  sunken: "#1c2125",
  ink: "#e9ecee",
  muted: "#9da7b0",
  axis: "#4a535b",
  grid: "#23292d",
  put: "#6ea6ff",
  get: "#ff9f4a",
  intake: "#ee86dc",
  age: "#bd93ff",
  processing: "#ff87b4",
  waiting: "#dcae62",
  throttled: "#ff8d75",
  gap: "rgb(255 96 152 / 0.26)",
  limit: "#b3bac1",
} as const;

/** The only green: for a verdict that is ok. */
export const SEVERITY_COLOURS = {
  ok: "#45c486",
  info: "#79a9ff",
  warning: "#f3b33d",
  critical: "#ff6470",
  unknown: "#9da7b0",
} as const satisfies Record<Severity, string>;
