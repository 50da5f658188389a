import { lastedMs } from "@/lib/domain/batch-work";
import type { StandsOut } from "@/lib/domain/stands-out";
import { formatDuration } from "@/lib/format/duration";
import { type Explained, tasksIn } from "./looked-at";

/** The tasks are alike, or it is too early to tell. */
export function nothing({ main, slots, now }: Explained): StandsOut {
  const { times, tasks, id } = main;
  if (times === null) {
    const sofar = formatDuration(lastedMs(main, now) ?? 0);
    const text =
      tasks.completed > 0
        ? "Nothing stands out; the driver has no task times of it any more."
        : `After ${sofar} none of its ${tasksIn(tasks.total)} has ended, so there is nothing to compare them with yet.`;
    return { kind: tasks.completed > 0 ? "even" : "too-early", text, stage: id };
  }
  const { medianMs, longestMs } = times;
  const waves = slots !== null && slots > 0 ? Math.ceil(tasks.total / slots) : 1;
  const turns = waves > 1 ? `, in ${waves} rounds on ${slots} task slots` : "";
  const all =
    tasks.total === 1
      ? `its only task took ${formatDuration(longestMs)}`
      : `${whose(tasks)} took ${formatDuration(medianMs)} at the median and ${formatDuration(longestMs)} at most${turns}`;
  return {
    kind: "even",
    text: `Nothing stands out: ${all}. The work itself takes the time.`,
    stage: id,
  };
}

function whose({ total, completed }: Explained["main"]["tasks"]): string {
  return completed < total
    ? `the ${completed} of ${tasksIn(total)} that are done`
    : `its ${tasksIn(total)}`;
}
