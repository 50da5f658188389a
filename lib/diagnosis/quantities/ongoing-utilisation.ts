import { quantity } from "../quantity";
import { median } from "../trends/median";
import { OUTSIZED } from "./outsized";
import { recentlyCompleted, utilisationOf } from "./utilisation";

/** ρ without outsized batches: the work of what arrives now, not of what an outage left behind. */
export const ongoingUtilisation = quantity((situation) => {
  const completed = recentlyCompleted(situation);
  const sizes = completed.map(({ records }) => records).filter((records) => records > 0);
  const usual = median(sizes) ?? Infinity;
  return utilisationOf(
    situation,
    completed.filter(({ records }) => records < OUTSIZED * usual),
  );
});
