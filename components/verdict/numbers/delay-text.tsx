import type { Verdict } from "@/lib/domain/verdict";
import { delayBeside } from "@/lib/format/delay-words";
import { TimeText } from "../../time/time-text";

/** The end-to-end delay, in bold. Beside an unknown verdict, with its instant. */
export function DelayText(verdict: Pick<Verdict, "severity" | "numbers">) {
  const { words, asOf } = delayBeside(verdict);
  return (
    <>
      <b>{words}</b>
      {asOf !== null && (
        <span data-as-of>
          {" "}
          as of <TimeText at={asOf} />
        </span>
      )}
    </>
  );
}
