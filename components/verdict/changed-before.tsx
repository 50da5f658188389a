import { Fragment } from "react";
import type { Verdict } from "@/lib/domain/verdict";
import { changeMoment, changeWords } from "@/lib/format/change-words";
import { TimeText } from "../time/time-text";

/** `Just before, at 00:15: Spark restarted with …`; nothing where nothing is known to have changed. */
export function ChangedBefore({
  verdict: { since, changedBefore, at },
  className,
}: {
  readonly verdict: Pick<Verdict, "since" | "changedBefore" | "at">;
  readonly className: string | undefined;
}) {
  const [first] = changedBefore ?? [];
  if (changedBefore === undefined || first === undefined || since === null) return null;
  return (
    <p className={className}>
      {changeMoment(first, since)}{" "}
      {changedBefore.map((change, i) => (
        <Fragment key={`${change.kind} ${change.at}`}>
          {i > 0 && "; "}
          <TimeText at={change.at} today={at} />: {changeWords(change)}
        </Fragment>
      ))}
      .
    </p>
  );
}
