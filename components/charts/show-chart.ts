/** How long a chart that was asked for stays outlined, ms. */
const OUTLINED_FOR_MS = 2_500;

/** Takes the reader to a chart: scrolled to, focused, and outlined for a moment. False when it is not on the page. */
export function showChart(elementId: string): boolean {
  const chart = document.getElementById(elementId);
  if (!chart) return false;
  chart.focus({ preventScroll: true });
  // Smooth only where the reader's settings allow motion: see globals.css.
  chart.scrollIntoView({ block: "center" });
  chart.dataset["found"] = "";
  setTimeout(() => delete chart.dataset["found"], OUTLINED_FOR_MS);
  return true;
}
