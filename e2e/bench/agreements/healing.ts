import type { Broken } from "@/lib/incidents/agreements/broken";
import type { Moment } from "@/lib/incidents/agreements/moment";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Trouble } from "@/lib/demo/simulation/troubles";
import type { Life } from "../stability/replay";

/** Troubles that CloudWatch's minutes show, which are settled three minutes late. */
const TOLD_BY_MINUTES: ReadonlySet<Trouble> = new Set([
  "write-limit",
  "hot-shard",
  "read-limit",
  "rate-cap",
  "backpressure",
  "crossed",
  "idle",
]);
const PUBLISHED_AFTER_MS = 4 * MINUTE_MS;
const SEEN_WITHIN_MS = 3 * MINUTE_MS;
const SETTLES_MS = 10 * MINUTE_MS;

/** What must hold after a trouble was mended, beyond what must hold in any minute. */
export function brokenHealing(life: Life, moments: readonly Moment[]): readonly Broken[] {
  const [broken] = life.switches;
  const mended = life.switches.at(-1);
  if (mended === undefined || mended.on) return [];
  const mendedAt = mended.second * 1000;
  const shownAt =
    mendedAt +
    (TOLD_BY_MINUTES.has(broken.trouble) ? PUBLISHED_AFTER_MS : 2 * life.scenario.intervalMs);
  const seenBy = shownAt + SEEN_WITHIN_MS;
  const clearBy = mendedAt + SETTLES_MS + (mendedAt - broken.second * 1000);
  const after = moments.filter(({ verdict }) => verdict.at > mendedAt);
  const before = moments.filter(({ verdict }) => verdict.at <= mendedAt);
  const known = new Set<string>(before.flatMap(({ verdict }) => [verdict.cause, ...verdict.also]));
  const alarms = after.filter(({ verdict }) => verdict.severity === "critical");
  const broke = (agreement: string, moment: Moment | undefined): readonly Broken[] =>
    moment === undefined ? [] : [asBroken(agreement, life, moment, mendedAt)];
  return [
    ...broke(
      "healing-raises-no-alarm",
      alarms.find(({ verdict }) => !known.has(verdict.cause)),
    ),
    ...broke(
      "healing-is-seen",
      alarms.find(({ verdict }) => verdict.at > seenBy && known.has(verdict.cause)),
    ),
    ...broke(
      "healing-ends",
      after.find(({ verdict }) => verdict.at > clearBy && !isCalm(verdict.severity)),
    ),
  ];
}

function isCalm(severity: string): boolean {
  return severity === "ok" || severity === "info";
}

function asBroken(
  agreement: string,
  { name }: Life,
  { verdict }: Moment,
  mendedAt: number,
): Broken {
  const minute = Math.round((verdict.at - mendedAt) / MINUTE_MS);
  const text = `${verdict.severity} ${minute} min after it was mended: "${verdict.headline}"`;
  return { agreement, pipeline: name, minute, text };
}
