import { type Agreement, isHeldOver } from "./moment";
import { durationAt, DURATION, durationIn, numberAt, seconds } from "./words";

/** The time of batches and their interval in the headline. */
function taken(headline: string): { readonly took: number; readonly of: number } | undefined {
  const [, took, of] =
    new RegExp(`atches take (${DURATION}) of (?:a|an|the|their) (${DURATION})`).exec(headline) ??
    [];
  return took === undefined || of === undefined
    ? undefined
    : { took: durationIn(took), of: durationIn(of) };
}

/** "Too slow" has a number that is too slow: batches that fit their interval are not. */
export const tooSlowTakesTooLong: Agreement = {
  name: "too-slow-takes-too-long",
  broken({ verdict: { headline }, known: { concurrentJobs } }) {
    const found = taken(headline);
    if (found === undefined || !/too slow/.test(headline)) return undefined;
    if (found.took >= found.of * concurrentJobs) return undefined;
    return `"${headline}": ${seconds(found.took)} fit into ${seconds(found.of * concurrentJobs)}`;
  },
};

/** How busy Spark is has one number, in headline and tile. */
export const oneUtilisation: Agreement = {
  name: "one-utilisation",
  broken(moment) {
    const { verdict, known } = moment;
    const tile = verdict.numbers.utilisationRatio;
    if (tile === null || isHeldOver(moment)) return undefined;
    const found = taken(verdict.headline);
    const percent = numberAt(verdict.headline, "busy for {} %");
    const times = numberAt(verdict.headline, "take {} × the time");
    const shown =
      times ??
      (percent === undefined
        ? found && found.took / (found.of * known.concurrentJobs)
        : percent / 100);
    if (shown === undefined || Math.abs(shown - tile) <= Math.max(0.02, 0.1 * tile))
      return undefined;
    return `"${verdict.headline}" says ${Math.round(shown * 100)} % beside utilisation ${Math.round(tile * 100)} %`;
  },
};

/** A value that is close to a limit is not beyond it. */
export const closeIsNotBeyond: Agreement = {
  name: "close-is-not-beyond",
  broken({ verdict: { headline } }) {
    const percent = headline.startsWith("Close to") ? numberAt(headline, "{} %") : undefined;
    return percent !== undefined && percent > 100 && !/asks for/.test(headline)
      ? `"${headline}"`
      : undefined;
  },
};

/** A record put now does not overtake the open batch: it waits at least as long as that batch has. */
export const delayHoldsTheOpenBatch: Agreement = {
  name: "delay-holds-the-open-batch",
  broken(moment) {
    const { verdict, raw, known } = moment;
    const { endToEndDelayMs, waitingInSparkMs, processingMs } = verdict.numbers;
    const limit = Math.max(2 * (known.beatMs ?? 0), 30_000);
    // While a queue is worked off, a record that joins it now waits less than one that leaves it.
    if (raw.cause === "recovering" || known.openMs <= limit) return undefined;
    const inSpark =
      waitingInSparkMs === null ? Infinity : waitingInSparkMs + (processingMs ?? Infinity);
    const delay = endToEndDelayMs ?? Infinity;
    const least = 0.9 * known.openMs - limit;
    if (Math.min(inSpark, delay) >= least) return undefined;
    return `a batch is open for ${seconds(known.openMs)} beside end-to-end ${seconds(endToEndDelayMs)}, waiting in Spark ${seconds(waitingInSparkMs)} and processing ${seconds(processingMs)} ("${verdict.headline}")`;
  },
};

/** A part of a delay is no longer than the delay. */
export const partsFitTheDelay: Agreement = {
  name: "parts-fit-the-delay",
  broken({ verdict: { numbers, headline } }) {
    const { endToEndDelayMs, waitingInStreamMs, waitingInSparkMs, processingMs } = numbers;
    if (endToEndDelayMs === null) return undefined;
    const sum = (waitingInStreamMs ?? 0) + (waitingInSparkMs ?? 0) + (processingMs ?? 0);
    if (sum <= endToEndDelayMs + 1) return undefined;
    return `end-to-end ${seconds(endToEndDelayMs)} beside parts of ${seconds(sum)} ("${headline}")`;
  },
};

/** One value each for how long a record put now will take, and how late a record read now is. */
export const oneDelay: Agreement = {
  name: "one-delay",
  broken(moment) {
    const { headline, numbers } = moment.verdict;
    if (isHeldOver(moment)) return undefined;
    const { endToEndDelayMs, waitingInStreamMs } = numbers;
    const [done, late] = [
      durationAt(headline, "will be done in (?:more than )?{}"),
      durationAt(headline, "receivers read {} late"),
    ];
    const other =
      done !== undefined && !isNear(done, endToEndDelayMs)
        ? `${seconds(done)} beside end-to-end ${seconds(endToEndDelayMs)}`
        : late !== undefined && !isNear(late, waitingInStreamMs)
          ? `${seconds(late)} beside waiting in the stream ${seconds(waitingInStreamMs)}`
          : undefined;
    return other && `"${headline}" says ${other}`;
  },
};

/** Two notations of one number. */
function isNear(shown: number, ms: number | null): boolean {
  return ms !== null && Math.abs(ms - shown) <= Math.max(1_000, 0.02 * shown);
}

/** "Has not answered" is only about a source that has not answered. */
export const silenceIsSilence: Agreement = {
  name: "silence-is-silence",
  broken({ verdict: { headline }, known: { sources } }) {
    const [, who] =
      /(CloudWatch|Kinesis|driver) (?:has not answered|does not answer)/.exec(headline) ?? [];
    if (who === undefined) return undefined;
    const name = who === "driver" ? "spark" : who === "Kinesis" ? "kinesis" : "cloudwatch";
    return sources[name] === "ok" ? `"${headline}" beside ${name}: ok` : undefined;
  },
};
