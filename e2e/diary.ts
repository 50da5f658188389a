import type { Page } from "@playwright/test";

/** What a person who looks at a pipeline's page reads at an instant, epoch ms. */
export interface Entry {
  readonly at: number;
  readonly severity: string;
  readonly headline: string;
  /** The repair's own line; undefined while there is none. */
  readonly recovery: string | undefined;
}

const LOOK_EVERY_MS = 1_000;

/** Reads the page once a second until it says what is waited for, or the time is over. */
export async function keepDiary(
  page: Page,
  { until, mostMs }: { readonly until: RegExp; readonly mostMs: number },
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  const endsAt = Date.now() + mostMs;
  while (Date.now() < endsAt) {
    const entry = await look(page);
    entries.push(entry);
    if (until.test(entry.headline)) break;
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
  return entries;
}

async function look(page: Page): Promise<Entry> {
  const read = await page.locator("main #verdict").evaluate((banner) => ({
    severity: banner.getAttribute("data-severity") ?? "",
    headline: banner.querySelector("#headline")?.textContent ?? "",
    recovery: banner.querySelector("[data-recovery]")?.textContent ?? undefined,
  }));
  return { at: Date.now(), ...read };
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
