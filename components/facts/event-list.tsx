import type { EventKind, EventView } from "@/lib/contract/window";
import { TimeText } from "../time/time-text";
import styles from "./event-list.module.css";

const KIND_WORDS = {
  "app-restart": "Restart",
  "app-replaced": "Other application",
  reshard: "Reshard",
  "receiver-lost": "Receiver lost",
  "receiver-back": "Receiver back",
  "executor-lost": "Executor lost",
  "executor-back": "Executor back",
  "source-lost": "Source lost",
  "source-back": "Source back",
  "batch-failed": "Batch failed",
  "settings-changed": "Settings",
  "verdict-changed": "Verdict",
} as const satisfies Record<EventKind, string>;

/** What happened in the window, newest first: most incidents begin with a deploy. */
export function EventList({
  events,
  today,
}: {
  readonly events: readonly EventView[];
  readonly today: number;
}) {
  return (
    <section aria-labelledby="events-title">
      <h2 id="events-title" className="section-title">
        Events
      </h2>
      {events.length === 0 && <p className="quiet">Nothing happened in this window.</p>}
      <ol className={styles.events}>
        {newestFirst(events).map(({ at, kind, text }) => (
          <li key={`${at} ${kind} ${text}`}>
            <TimeText at={at} today={today} />
            <b>{KIND_WORDS[kind]}</b>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function newestFirst(events: readonly EventView[]): readonly EventView[] {
  return events.toSorted((a, b) => b.at - a.at);
}
