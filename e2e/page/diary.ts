import type { Page } from "@playwright/test";
import type { TestClock } from "../clock/test-clock";

/** What a pipeline's page shows at an instant, epoch ms. */
export interface Entry {
  readonly at: number;
  readonly severity: string;
  readonly headline: string;
  /** The line about the recovery; undefined while there is none. */
  readonly recovery: string | undefined;
}

/** By real time: a page that hurries polls about as often. */
const LOOK_EVERY_MS = 200;

interface Diary {
  /** The clock that dates the entries. */
  readonly clock: TestClock;
  readonly until: RegExp;
  readonly mostMs: number;
}

/** Reads the page repeatedly until it shows what is waited for, or the time is over. */
export async function keepDiary(
  page: Page,
  { clock, until, mostMs }: Diary,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  const endsAt = clock.now() + mostMs;
  while (clock.now() < endsAt) {
    const entry = await look(page, clock.now());
    entries.push(entry);
    if (until.test(entry.headline)) break;
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
  return entries;
}

async function look(page: Page, at: number): Promise<Entry> {
  const read = await page.locator("main #verdict").evaluate((banner) => ({
    severity: banner.getAttribute("data-severity") ?? "",
    headline: banner.querySelector("#headline")?.textContent ?? "",
    recovery: banner.querySelector("[data-recovery]")?.textContent ?? undefined,
  }));
  return { at, ...read };
}

/** Critical entries after the cause of the trouble had gone from the page. */
export function relapses(entries: readonly Entry[]): readonly string[] {
  const left = entries.findIndex(({ severity }) => severity !== "critical");
  if (left < 0) return ["it stays critical"];
  return entries
    .slice(left)
    .flatMap(({ severity, headline }) => (severity === "critical" ? headline : []));
}

/** The numbers of records left in the line about the recovery, in order. */
export function lefts(entries: readonly Entry[]): readonly number[] {
  return entries.flatMap(({ recovery }) => {
    const told = /([\d\s.,]+) left/u.exec(recovery ?? "")?.[1];
    return told === undefined ? [] : Number(told.replaceAll(/\D/g, ""));
  });
}

/** A short text of the entries, one for each change. */
export function inWords(entries: readonly Entry[]): string {
  const [first] = entries;
  return entries
    .filter(({ headline }, i) => headline !== entries[i - 1]?.headline)
    .map(({ at, severity, headline, recovery = "" }) => {
      const seconds = Math.round((at - (first?.at ?? at)) / 1000);
      return `${seconds} s  ${severity}  ${headline}  ${recovery}`;
    })
    .join("\n");
}
