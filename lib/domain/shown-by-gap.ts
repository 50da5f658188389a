import type { Column } from "./column";
import { MINUTE_MS } from "./metric-period";
import type { Cause } from "./verdict";

/** Put against get is the proof of these: nothing is wrong, or nothing else is known. */
const ALWAYS: ReadonlySet<Cause> = new Set(["keeping-up", "idle", "no-data", "spark-unreachable"]);

/** What is put and not got is what is wrong, if it is enough to be seen. */
const IF_WIDE: ReadonlySet<Cause> = new Set([
  "down",
  "reading-nothing",
  "rate-cap",
  "backpressure",
  "shards-unread",
]);

/** From this share of what is put on, a gap is seen at the size of a row. */
const WIDE = 0.05;

/** A trouble that has just begun fills these minutes soon. */
const LATELY_MS = 10 * MINUTE_MS;

/**
 * Whether put against get shows this cause at a glance, where only one picture has room.
 *
 * @param put settled minutes only
 * @param get the same; nothing was got where nobody read
 */
export function shownByGap(cause: Cause, put: Column, get: Column): boolean {
  return ALWAYS.has(cause) || (IF_WIDE.has(cause) && missingShare(put, get) >= WIDE);
}

/** The share of what was put lately and not got. */
function missingShare(put: Column, get: Column): number {
  const later = Math.round((put.t0 - get.t0) / put.stepMs);
  const first = Math.max(0, put.values.length - Math.ceil(LATELY_MS / put.stepMs));
  let [puts, gots] = [0, 0];
  for (let i = first; i < put.values.length; i++) {
    const value = put.values[i];
    if (value == null) continue;
    puts += value;
    gots += get.values[i + later] ?? 0;
  }
  return puts === 0 ? 0 : (puts - gots) / puts;
}
