import { formatClock, formatDate } from "./time";

/**
 * A span of time in words, with its days and its zone: `23 Nov 2026, 14:00 to 15:00 UTC`,
 * `22 Nov 2026, 23:30 to 23 Nov 2026, 00:30 Europe/Berlin`. Times epoch ms.
 */
export function formatSpan({ from, to }: { from: number; to: number }, zone: string): string {
  const [first, last] = [formatDate(from, zone), formatDate(to, zone)];
  const end = first === last ? formatClock(to, zone) : `${last}, ${formatClock(to, zone)}`;
  return `${first}, ${formatClock(from, zone)} to ${end} ${zone}`;
}
