import { MINUTE_MS } from "@/lib/domain/minute";
import type { Verdict } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import { adviceFor } from "./advice/advice";
import { conclude } from "./conclude";
import { evidenceOf, isBlind, look } from "./finding";
import { foldPresent, type FoldState, foldStep } from "./fold";
import { numbersOf } from "./numbers";
import { isLosingData } from "./quantities/data-loss";
import { RULES } from "./rules/all";
import { sideEvidence } from "./side-evidence";
import { situationAt } from "./situation";

const FOLDED_MINUTES = 20;

/**
 * Judges one instant of a window by every rule, without hysteresis. Pure: what lies after `at` is
 * cut off, and there is no clock. Times epoch ms.
 */
export function judge(window: PipelineWindow, at: number): Verdict {
  const situation = situationAt(window, at);
  const findings = RULES.map((rule) => look(rule, situation));
  const { since, headline, others, ...said } = conclude(situation, findings);
  const losing = isLosingData(situation);
  return {
    at,
    ...said,
    also: losing ? ["losing-data", ...others] : others,
    since: since?.at ?? null,
    ...(since?.atLeast === true ? { sinceIsAtLeast: true } : {}),
    headline: losing ? `Data are being lost now. ${headline}` : headline,
    evidence: [
      ...findings.map((finding) => evidenceOf(finding, situation)),
      ...sideEvidence(situation),
    ],
    blind: findings.filter(isBlind).map(({ rule, result }) => ({
      rule: rule.cause,
      missing: result.missing,
    })),
    advice: adviceFor(situation, [said.cause, ...others], since),
    numbers: numbersOf(situation),
  };
}

/**
 * What the banner says at an instant: the whole minutes of the last twenty are folded, then the
 * instant itself, so that one odd evaluation neither raises nor ends an alarm.
 */
export function diagnose(window: PipelineWindow, at: number): Verdict {
  const first = Math.ceil((at - FOLDED_MINUTES * MINUTE_MS) / MINUTE_MS) * MINUTE_MS;
  let state: FoldState | undefined;
  for (let minute = first; minute < at; minute += MINUTE_MS)
    state = foldStep(state, judge(window, minute)).state;
  return foldPresent(state, undefined, judge(window, at)).verdict;
}
