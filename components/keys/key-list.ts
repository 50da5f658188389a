export interface PageKey {
  /** As the reader sees it on the keyboard. */
  readonly keys: string;
  readonly does: string;
}

/** The keys that work anywhere on a page. Each presses, or leads to, something that is seen on it. */
export const PAGE_KEYS: readonly PageKey[] = [
  { keys: "1 … 5", does: "Show the last 15 min, 1 h, 6 h, 24 h, 7 d" },
  { keys: "n", does: "Back to now" },
  { keys: "[  ]", does: "Half a window earlier, later" },
  { keys: "+  −", does: "Zoom in, zoom out" },
  { keys: "o", does: "Another window, in your own words" },
  { keys: "x", does: "Export this window" },
  { keys: "w  W", does: "What changed in this window, and since the verdict began" },
  { keys: "c", does: "Copy a link to this window" },
  { keys: "v", does: "Go to the verdict" },
  { keys: "t", does: "Go to the timeline" },
  { keys: "g", does: "Go to the charts" },
  { keys: "e", does: "Go to the evidence" },
  { keys: "?", does: "Show these keys" },
  { keys: "Esc", does: "Close what is open, let go of a drag" },
];

/** The keys of the charts, once they have the focus. */
export const CHART_KEYS: readonly PageKey[] = [
  { keys: "← →", does: "Move the crosshair by one datapoint" },
  { keys: "Page Up, Page Down", does: "By twelve datapoints" },
  { keys: "Home, End", does: "To the beginning, to the newest" },
  { keys: "+  −", does: "Zoom in around the crosshair, zoom out" },
  { keys: "Esc", does: "Hide the crosshair" },
];

/** The keys of the timeline and of the overview's list, once something in them has the focus. */
export const LIST_KEYS: readonly PageKey[] = [
  { keys: "← →", does: "On the timeline: the verdict before, the verdict after" },
  { keys: "Enter", does: "On the timeline: show that span alone" },
  { keys: "↑ ↓", does: "On the overview: the pipeline above, the one below" },
];
