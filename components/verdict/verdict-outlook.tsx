import type { Verdict } from "@/lib/domain/verdict";
import { CAUSE_WORDS } from "@/lib/format/verdict-words";
import { ChartLink } from "./chart-link";
import { outlookOf } from "./outlook";
import { holdingWords, nearestWords } from "./outlook-words";
import styles from "./verdict-outlook.module.css";

/** The runner-up, and what would change the verdict: how far its numbers are from their limits. */
export function VerdictOutlook({ evidence, also: others }: Pick<Verdict, "evidence" | "also">) {
  const { holding, nearest } = outlookOf({ evidence });
  const [also] = others;
  if (holding.length + nearest.length === 0 && !also) return null;
  return (
    <section className={styles.outlook} aria-labelledby="outlook-title">
      <h3 id="outlook-title" className={styles.title}>
        What would change this verdict
      </h3>
      <ul>
        {holding.map((distance) => (
          <li key={distance.item.rule}>
            {holdingWords(distance)}. <ChartLink series={distance.item.series} />
          </li>
        ))}
        {also && (
          <li>
            Runner-up: <b>{CAUSE_WORDS[also]}</b>, which holds as well and would be said next.
          </li>
        )}
        {nearest.map((distance, i) => (
          <li key={distance.item.rule}>
            {i === 0 && !also ? "Runner-up: " : "Next, "}
            {nearestWords(distance)}. <ChartLink series={distance.item.series} />
          </li>
        ))}
      </ul>
    </section>
  );
}
