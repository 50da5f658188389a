import type { Verdict } from "@/lib/domain/verdict";
import { ChartLink } from "./chart-link";
import { outlookOf } from "./outlook";
import { firingWords, nearestWords } from "./outlook-words";
import styles from "./verdict-outlook.module.css";

/** What would change the verdict: how far its numbers are from their limits. */
export function VerdictOutlook({ evidence }: Pick<Verdict, "evidence">) {
  const { firing, nearest } = outlookOf({ evidence });
  if (firing.length + nearest.length === 0) return null;
  return (
    <section className={styles.outlook} aria-labelledby="outlook-title">
      <h3 id="outlook-title" className={styles.title}>
        What would change this verdict
      </h3>
      <ul>
        {firing.map((distance) => (
          <li key={distance.item.rule}>
            {firingWords(distance)}. <ChartLink series={distance.item.series} />
          </li>
        ))}
        {nearest.map((distance, i) => (
          <li key={distance.item.rule}>
            {i === 0 ? "Nearest: " : "Next, "}
            {nearestWords(distance)}. <ChartLink series={distance.item.series} />
          </li>
        ))}
      </ul>
    </section>
  );
}
