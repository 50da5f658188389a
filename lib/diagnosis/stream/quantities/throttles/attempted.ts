import { quantity } from "@/lib/diagnosis/situation/quantity";
import { type Flow, putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { rejectedIn } from "./throttling";

/**
 * What producers tried to put, accepted and refused together, at the worst of the last five settled
 * minutes.
 */
export const attempted = quantity((situation): Flow => {
  const attempts = recentMinutes(situation, 5).flatMap((period) => {
    const put = putIn(situation, period);
    if (put === undefined || put.records === 0) return [];
    const records = put.records + rejectedIn(period);
    // Refused records are assumed to be as large as accepted ones, because their bytes are not published.
    return [{ records, bytes: (put.bytes * records) / put.records }];
  });
  return {
    records: Math.max(0, ...attempts.map(({ records }) => records)),
    bytes: Math.max(0, ...attempts.map(({ bytes }) => bytes)),
  };
});
