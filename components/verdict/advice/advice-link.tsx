import type { DoorView } from "@/lib/contract/window";
import type { Advice } from "@/lib/domain/verdict";
import { TimeText } from "../../time/time-text";

/** The way to what an advice speaks of: Spark's own page of that batch. */
export function AdviceDoor({
  advice: { batch },
  doors,
}: {
  readonly advice: Pick<Advice, "batch">;
  readonly doors: readonly DoorView[];
}) {
  const door = batch === undefined ? undefined : doors.find((one) => one.batch?.key === batch.key);
  if (batch === undefined || door === undefined) return null;
  return (
    <a href={door.href} target="_blank" rel="noreferrer">
      Spark's page of the batch of <TimeText at={batch.at} seconds /> <span aria-hidden>↗</span>
    </a>
  );
}
