import type { Verdict } from "@/lib/domain/verdict";
import { delayBeside } from "@/lib/format/delay-words";
import { TimeText } from "../time/time-text";

export interface DelayTextProps extends Pick<Verdict, "severity" | "numbers"> {
  readonly className?: string | undefined;
}

/** The end-to-end delay, strong; beside a verdict that could not be given, with the time of which it is. */
export function DelayText({ severity, numbers, className }: DelayTextProps) {
  const { words, asOf } = delayBeside({ severity, numbers });
  return (
    <>
      <b className={className}>{words}</b>
      {asOf !== null && (
        <span data-as-of>
          {" "}
          as of <TimeText at={asOf} />
        </span>
      )}
    </>
  );
}
