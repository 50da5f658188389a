import type { LinkView } from "@/lib/contract/window";
import type { Advice } from "@/lib/domain/verdict";
import { TimeText } from "../../time/time-text";

/** A link to what an advice refers to: Spark's own page of that batch. */
export function AdviceLink({
  advice: { batch },
  links,
}: {
  readonly advice: Pick<Advice, "batch">;
  readonly links: readonly LinkView[];
}) {
  const link = batch === undefined ? undefined : links.find((one) => one.batch?.key === batch.key);
  if (batch === undefined || link === undefined) return null;
  return (
    <a href={link.href} target="_blank" rel="noreferrer">
      Spark's page of the batch of <TimeText at={batch.at} seconds /> <span aria-hidden>↗</span>
    </a>
  );
}
