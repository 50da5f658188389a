import type { Page } from "@playwright/test";
import type { TestClock } from "../clock/test-clock";

/** What a person who looks at a pipeline's page reads at an instant, epoch ms. */
export interface Entry {
  readonly at: number;
  readonly severity: string;
  readonly headline: string;
  /** The repair's own line; undefined while there is none. */
  readonly recovery: string | undefined;
}

/** By the clock on the wall: a page that hurries asks about as often. */
const LOOK_EVERY_MS = 200;

interface Diary {
  /** By which its entries are dated. */
  readonly clock: TestClock;
  readonly until: RegExp;
  readonly mostMs: number;
}

/** Reads the page again and again until it says what is waited for, or the time is over. */
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

/** Critical entries after the page had once ceased to say what was the matter when it was mended. */
export function relapses(entries: readonly Entry[]): readonly string[] {
  const left = entries.findIndex(({ severity }) => severity !== "critical");
  if (left < 0) return ["it stays critical"];
  return entries
    .slice(left)
    .flatMap(({ severity, headline }) => (severity === "critical" ? headline : []));
}

/** Records that the recovery's line says are left, in the order in which they were read. */
export function lefts(entries: readonly Entry[]): readonly number[] {
  return entries.flatMap(({ recovery }) => {
    const told = /([\d\s.,]+) left/u.exec(recovery ?? "")?.[1];
    return told === undefined ? [] : Number(told.replaceAll(/\D/g, ""));
  });
}

/** The entries in few words, one for each change. */
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
