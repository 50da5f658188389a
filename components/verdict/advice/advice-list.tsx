import type { LinkView } from "@/lib/contract/window";
import type { Verdict } from "@/lib/domain/verdict";
import { AdviceLink } from "./advice-link";
import styles from "./advice-list.module.css";

/** What would help, in order, each with its evidence. Commands are shown, never run. */
export function AdviceList({
  advice,
  links,
}: Pick<Verdict, "advice"> & { readonly links: readonly LinkView[] }) {
  return (
    <section aria-labelledby="advice-title">
      <h2 id="advice-title" className="section-title">
        What would help
      </h2>
      {advice.length === 0 && (
        <p className="quiet">Nothing needs to be done, or none of these numbers says what.</p>
      )}
      <ol className={styles.list}>
        {advice.map(({ text, because, command, batch }) => (
          <li key={text}>
            <p className={styles.text}>
              {text} {batch !== undefined && <AdviceLink advice={{ batch }} links={links} />}
            </p>
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
