import type { SparklineView } from "@/lib/contract/pipelines";
import type { Cause } from "@/lib/domain/verdict";

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

/** The last minutes of the hour, which a trouble that has just begun fills. */
const LAST = 10;

/** Whether put against get shows this cause at a glance, so that it needs no other picture. */
export function shownByGap(cause: Cause, gap: Pick<SparklineView, "put" | "get">): boolean {
  return ALWAYS.has(cause) || (IF_WIDE.has(cause) && missingShare(gap) >= WIDE);
}

/** The share of what was put lately and not got. Where nobody reads at all, nothing was got. */
function missingShare({ put, get }: Pick<SparklineView, "put" | "get">): number {
  const first = Math.max(0, put.length - LAST);
  let [puts, gots] = [0, 0];
  for (let i = first; i < put.length; i++) {
    puts += put[i] ?? 0;
    gots += put[i] == null ? 0 : (get[i] ?? 0);
  }
  return puts === 0 ? 0 : (puts - gots) / puts;
}
