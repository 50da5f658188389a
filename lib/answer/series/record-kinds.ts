import type { WindowAnswer } from "@/lib/contract/window";
import { type RecordKind, SERIES } from "@/lib/domain/series";
import type { Verdict } from "@/lib/domain/verdict";
import { rateUnit } from "@/lib/format/record-words";

/** Which records each series of records counts. */
const KINDS: ReadonlyMap<string, RecordKind> = new Map(
  Object.entries(SERIES).flatMap(([name, info]) =>
    "records" in info ? [[name, info.records] as const] : [],
  ),
);

/** A window's verdict, of which the kinds of records are taken. */
export interface Judged {
  readonly verdict: Pick<Verdict, "numbers">;
  /** The verdict that leads a past window, if it is another one. */
  readonly worst?: { readonly verdict: Pick<Verdict, "numbers"> } | undefined;
}

/**
 * The series with the unit that says which records they count, `Kinesis records/s` or `user
 * records/s`, if the verdict of the window knows that they differ. Otherwise it stays `records/s`.
 */
export function inRecordKinds(
  series: WindowAnswer["series"],
  { verdict, worst }: Judged,
): WindowAnswer["series"] {
  const counts = [verdict, worst?.verdict]
    .flatMap((one) => one ?? [])
    .find(({ numbers }) => numbers.userRecordsPerRecord !== undefined)?.numbers;
  if (counts === undefined) return series;
  const named = Object.entries(series).map(([name, view]) => {
    const records = KINDS.get(name);
    return [name, records === undefined ? view : { ...view, unit: rateUnit(records, counts) }];
  });
  return Object.fromEntries(named) as WindowAnswer["series"]; // the names are those of the series
}
