import type { SourceFault } from "@/lib/domain/source-state";
import type { Advice } from "@/lib/domain/verdict";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { type CrashLoop, crashLoop } from "@/lib/diagnosis/driver/quantities/crash-loop";
import { driverReachability } from "@/lib/diagnosis/driver/quantities/reachability";
import { sourceTrouble } from "@/lib/diagnosis/situation/source-trouble";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/** A driver that is gone or keeps dying: how to start it, and where to find the reason. */
export function downAdvice(situation: Situation): readonly Advice[] {
  const loop = crashLoop(situation);
  if (loop !== undefined) return loopAdvice(loop);
  const because = howItEnded(situation);
  const fault = driverReachability(situation).state?.fault;
  const look = {
    text: "Look in the resource manager and in the driver's log for how it ended: killed, out of memory, or by an exception of its own, which would end it again.",
    because,
  };
  const start = {
    text: `${startWords(fault)}: ${situation.consumer.restartCosts(situation)}`,
    because,
  };
  // It may still run. A second start would then make two of them.
  return fault !== undefined && MAY_RUN.has(fault) ? [lookFirst(because), start] : [start, look];
}

/** Nothing came back. A broken network looks the same as a lost machine. */
const MAY_RUN: ReadonlySet<SourceFault> = new Set(["unreachable", "timeout"]);

function lookFirst(because: string): Advice {
  return {
    text: "Look in the resource manager whether the driver still runs, and whether its machine and the network to it are up.",
    because,
  };
}

function startWords(fault: SourceFault | undefined): string {
  if (fault === "no-streaming-context")
    return "Restart the application, whose driver lives without its streaming context";
  return fault !== undefined && MAY_RUN.has(fault)
    ? "Start it again if it has ended"
    : "Start the application again";
}

/** When it last answered, and what its address answers now. */
function howItEnded(situation: Situation): string {
  const { silentMs, state } = driverReachability(situation);
  const last = state?.lastSuccessAt ?? undefined;
  const when =
    last === undefined
      ? `The driver has not answered for ${formatDuration(silentMs)}`
      : `The driver last answered ${formatDuration(situation.at - last)} ago`;
  const what = sourceTrouble(situation, "spark")?.problem;
  return what === undefined ? `${when}.` : `${when}. ${what}.`;
}

function loopAdvice({ starts, spanMs, longestMs }: CrashLoop): readonly Advice[] {
  const because = `${formatNumber(starts)} starts in ${formatDuration(spanMs)}; each run ended within ${formatDuration(longestMs)}.`;
  return [
    {
      text: "Read the log of a driver that has died (the resource manager keeps it) for its last exception. A record that fails every time has to be skipped or set aside by the code: a restart reads it again.",
      because,
    },
    {
      text: "Stop whatever starts it again until that is mended: each start waits a minute for the leases, and reads the same records once more.",
      because,
    },
  ];
}
