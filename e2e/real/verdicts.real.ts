import { existsSync, readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import type { PublicWindow } from "@/lib/contract/public-window";
import { banner, headline } from "../page/reading";
import { wrongAfterHealing } from "./after-healing";
import { explain } from "./explain";
import { isMarkedRight, markRight } from "./wave/right-mark";
import type { Situation, Truth } from "./situation/situation";
import { WAVES } from "./situations";
import type { WaveUnderTest } from "./wave/wave-under-test";
import type { Sample } from "./watch/sample";
import type { Seen, SeenByName } from "./watch/watch";

// Written by main.ts of this folder.
const wave = JSON.parse(readFileSync(process.env.NARROWS_REAL_WAVE ?? "", "utf8")) as WaveUnderTest;

const playing = WAVES.flatMap(({ situations }) => situations).filter(({ name }) =>
  wave.names.includes(name),
);

/** The time that is left for something to be seen, ms. */
const timeLeft = (): number => Math.max(5_000, wave.endsAt - Date.now());

// Calm ones come last: they are watched while the others come true.
for (const situation of playing.filter(({ truth }) => truth.calm !== true))
  test(situation.name, async ({ page }) => {
    test.setTimeout(timeLeft() + 60_000);
    await explained(situation, async () => {
      if (wave.isMechanismOnly) await lasts(situation);
      else {
        await becomesTrue(situation);
        await isShown(page, situation);
        expect(neverSaid(situation.truth, seenOf(situation))).toEqual([]);
      }
      markRight(wave.folder, situation.name);
    });
  });

// Also mended side by side, each after its right verdict.
for (const situation of playing.filter(({ heals }) => heals !== undefined))
  test(`${situation.name} heals`, async () => {
    test.skip(!isMarkedRight(wave.folder, situation.name), "it was not seen right");
    test.setTimeout(timeLeft() + 60_000);
    await explained(situation, async () => {
      await keepsUpAgain(situation);
      if (!wave.isMechanismOnly) expect(saidWronglySince(situation)).toEqual([]);
    });
  });

for (const situation of playing.filter(({ truth }) => truth.calm === true))
  test(`${situation.name} stays calm`, async ({ page }) => {
    test.setTimeout(timeLeft() + 60_000);
    await explained(situation, async () => {
      await becomesTrue(situation);
      await isShown(page, situation);
      await expect
        .poll(() => alarms(seenOf(situation).samples).length > 0 || Date.now() > wave.calmUntil, {
          timeout: timeLeft(),
          intervals: [3_000],
        })
        .toBe(true);
      expect(alarms(seenOf(situation).samples)).toEqual([]);
    });
  });

/** Waits until the story has happened, and the verdict is right with all of its evidence. */
async function becomesTrue(situation: Situation): Promise<void> {
  const { name } = situation;
  await expect
    .poll(
      async () => {
        const { told, broken } = seenOf({ name });
        if (broken !== undefined) throw new Error(`The story broke off: ${broken}`);
        if (!told) return "the story is not told yet";
        return whatIsWrong(await ask(name), situation);
      },
      { timeout: timeLeft(), intervals: [3_000] },
    )
    .toBe("nothing");
}

/** A state that lasts this long is not an accident of the moment, ms. */
const LASTING_MS = 120_000;

/** Waits until the state itself has been among the facts for long enough, whatever the verdict. */
async function lasts(situation: Situation): Promise<void> {
  let since: number | undefined;
  await expect
    .poll(
      async () => {
        const wrong = await lackOf(situation);
        since = wrong === undefined ? (since ?? Date.now()) : undefined;
        return since !== undefined && Date.now() - since >= LASTING_MS ? "it lasts" : wrong;
      },
      { timeout: timeLeft(), intervals: [3_000] },
    )
    .toBe("it lasts");
}

async function keepsUpAgain(situation: Situation): Promise<void> {
  await expect
    .poll(
      async () => {
        const { verdict } = await ask(situation.name);
        if (wave.isMechanismOnly) return (await lackOf(situation)) !== undefined;
        return verdict.cause === "keeping-up";
      },
      { timeout: timeLeft(), intervals: [3_000] },
    )
    .toBe(true);
}

/** What is still missing of the state itself, as a sentence. */
async function lackOf({ name, lacks }: Situation): Promise<string | undefined> {
  const { told, broken } = seenOf({ name });
  if (broken !== undefined) throw new Error(`The story broke off: ${broken}`);
  return told ? lacks?.(await ask(name)) : "the story is not told yet";
}

/** The first thing that is wrong, as a sentence. */
function whatIsWrong(answer: PublicWindow, { truth, lacks }: Situation): string {
  const { verdict, events } = answer;
  const { bottleneck, cause, severity } = verdict;
  const lacking = lacks?.(answer);
  if (lacking !== undefined) return `not there yet: ${lacking}`;
  const { causes, severity: right = severity }: Truth = truth;
  if (bottleneck !== truth.bottleneck || !causes.some((one) => one === cause) || severity !== right)
    return `${bottleneck}/${cause} (${severity}): ${verdict.headline}`;
  if (!truth.headline.test(verdict.headline)) return `the headline: ${verdict.headline}`;
  const said = verdict.evidence.filter(({ state }) => state === "holds");
  const missing = truth.evidence.find((one) => !said.some(({ text }) => one.test(text)));
  if (missing !== undefined) return `no evidence ${missing}`;
  const sentences = [verdict.headline, ...[...said, ...verdict.advice].map(({ text }) => text)];
  const unsaid = truth.words?.find((one) => !sentences.some((text) => one.test(text)));
  if (unsaid !== undefined) return `nowhere ${unsaid}`;
  const event = truth.events?.find((kind) => !events.some((one) => one.kind === kind));
  return event === undefined ? "nothing" : `no event ${event}`;
}

/** The same in a browser, as a person reads it. */
async function isShown(page: Page, { name, truth }: Situation): Promise<void> {
  await page.goto(`${wave.url}/p/${name}`);
  await expect(headline(page)).toHaveText(truth.headline);
  await expect(banner(page)).toContainText(BOTTLENECK_WORDS[truth.bottleneck]);
  const evidence = page.getByRole("table").filter({ hasText: "What was seen" });
  for (const one of truth.evidence)
    await expect(
      evidence
        .getByRole("cell")
        .filter({ hasText: shown(one) })
        .first(),
    ).toBeVisible();
  for (const one of truth.words ?? []) await expect(page.getByRole("main")).toContainText(one);
}

/** A table cell begins and ends with its sentence, and Playwright trims what it matches. */
const shown = (sentence: RegExp): RegExp => new RegExp(sentence.source.replace(/^\^/, ""));

const BOTTLENECK_WORDS: Readonly<Record<Truth["bottleneck"], string>> = {
  consumer: "Bottleneck: the consumer (Spark)",
  "shards-write": "Bottleneck: the shards (writing)",
  "shards-read": "Bottleneck: the shards (reading)",
  both: "Bottleneck: both",
  none: "Bottleneck: none",
  unknown: "Bottleneck: not known",
};

/** All verdicts that are not calm after the first that it keeps up. */
function alarms(samples: readonly Sample[]): readonly Sample[] {
  const settled = samples.findIndex(({ cause }) => cause === "keeping-up");
  return settled < 0 ? [] : samples.slice(settled).filter(({ severity }) => severity !== "ok");
}

/** Causes that must not come after the truth was given. */
function neverSaid({ never = [], causes }: Truth, { samples, onset = 0 }: Seen): readonly Sample[] {
  const since = samples.filter(({ at }) => at >= onset);
  const first = since.findIndex(({ cause }) => causes.some((one) => one === cause));
  return first < 0 ? [] : since.slice(first).filter(({ cause }) => never.includes(cause));
}

/** Wrong verdicts since the trouble was mended. */
function saidWronglySince(situation: Situation): readonly string[] {
  const { samples, onset = 0, healed } = seenOf(situation);
  if (healed === undefined) return ["it was never mended"];
  return wrongAfterHealing({ samples, onset, healed, causes: situation.truth.causes });
}

function seenOf({ name }: { readonly name: string }): Seen {
  const none: Seen = { samples: [], told: false };
  if (!existsSync(wave.seenFile)) return none;
  // Written whole by the watch of this folder.
  return (JSON.parse(readFileSync(wave.seenFile, "utf8")) as SeenByName)[name] ?? none;
}

async function ask(name: string): Promise<PublicWindow> {
  const response = await fetch(`${wave.url}/api/pipelines/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  // The API is ours, and its shape has its own test.
  return (await response.json()) as PublicWindow;
}

/** One log must be enough to understand a failure: the verdict, its evidence, the sources, the driver. */
async function explained({ name }: Situation, check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    console.log(explain(name, { answer: await ask(name), seen: seenOf({ name }), wave }));
    throw error;
  }
}
