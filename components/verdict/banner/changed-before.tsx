import { Fragment } from "react";
import type { RecoveryProgress, Verdict } from "@/lib/domain/verdict";
import { besideRecovery, changeMoment, changeWords } from "@/lib/format/change-words";
import { TimeText } from "../../time/time-text";

/** `Just before, at 00:15: Spark restarted with …`; empty when no change is known. */
export function ChangedBefore({
  verdict: { since, changedBefore = [], at },
  beside,
  className,
}: {
  readonly verdict: Pick<Verdict, "since" | "changedBefore" | "at">;
  /** The recovery whose line is shown too. That line already names the restart. */
  readonly beside?: RecoveryProgress | undefined;
  readonly className: string | undefined;
}) {
  const changes = besideRecovery(changedBefore, beside);
  const [first] = changes;
  if (first === undefined || since === null) return null;
  return (
    <p className={className}>
      {changeMoment(first, since)}{" "}
      {changes.map((change, i) => (
        <Fragment key={`${change.kind} ${change.at}`}>
          {i > 0 && "; "}
          <TimeText at={change.at} today={at} />: {changeWords(change)}
        </Fragment>
      ))}
      .
    </p>
  );
}
