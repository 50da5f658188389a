import type { Verdict } from "@/lib/domain/verdict";
import styles from "./advice-list.module.css";

/** What would help, in order, each with what it rests on. Commands are shown, never run. */
export function AdviceList({ advice }: Pick<Verdict, "advice">) {
  return (
    <section aria-labelledby="advice-title">
      <h2 id="advice-title" className="section-title">
        What would help
      </h2>
      {advice.length === 0 && <p className="quiet">No advice follows from these numbers.</p>}
      <ol className={styles.list}>
        {advice.map(({ text, because, command }) => (
          <li key={text}>
            <p className={styles.text}>{text}</p>
            <p className={styles.because}>Because: {because}</p>
            {command && (
              <pre className={styles.command}>
                <code>{command}</code>
              </pre>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
