import { expect, it } from "vitest";
import { isFiring, evaluateRule } from "@/lib/diagnosis/parts/finding";
import type { Rule } from "@/lib/diagnosis/parts/rule";
import { type Consumption, cutOff } from "@/lib/diagnosis/situation/situation";
import { STREAM_ADVISERS } from "@/lib/diagnosis/stream/advice/advisers";
import { STREAM_ENDINGS } from "@/lib/diagnosis/stream/clearing/endings";
import { countsBesideConsumer } from "@/lib/diagnosis/stream/counts-beside-consumer";
import { lagLimitMs } from "@/lib/diagnosis/stream/quantities/age/age";
import { whoseAge } from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { hotShard } from "@/lib/diagnosis/stream/rules/hot-shard";
import { writeLimit } from "@/lib/diagnosis/stream/rules/write-limit";
import { healthyPeriod, minutes, NOW, windowOf } from "@/lib/diagnosis/testing/window";
import { conclude } from "@/lib/diagnosis/verdict/conclude";
import type { ConsumerKind } from "@/lib/diagnosis/parts/consumer-kind";
import { DSTREAM } from "./dstream";

/** A consumer that reports only its trigger interval. It has no batches, queue or receivers. */
const TRIGGERED: Consumption = {
  needs: [],
  effectiveInterval: () => ({ intervalMs: 40_000, effectiveMs: 40_000 }),
  newestBatches: () => [],
  intakePerSecond: () => 700,
  intakeByMinute: () => new Map(),
  emptyBatches: () => undefined,
  hasTimeToSpare: () => false,
  oldestBatchMs: () => 0,
  isLimitSet: () => false,
  isLimited: () => false,
  isCapped: () => false,
  catchingUp: () => undefined,
  isWorkingOff: () => false,
  outageBacklogSince: () => undefined,
  hasNoReader: () => false,
  isSilent: () => false,
  sustainablePerSecond: () => undefined,
  startingUp: () => undefined,
  restartCosts: () => "it goes on at its checkpoint.",
};

const RULES: readonly Rule[] = [writeLimit, hotShard];

/** Only the stream's parts, and that consumption. The parts taken over from DSTREAM are not used here. */
const KIND: ConsumerKind = {
  ...DSTREAM,
  consumption: TRIGGERED,
  rules: RULES,
  claims: [],
  openQuestions: [],
  countsBesideConsumer,
  endings: STREAM_ENDINGS,
  advisers: STREAM_ADVISERS,
};

const refusing = windowOf({
  batches: [],
  periods: minutes(180, (ago) => ({
    ...healthyPeriod(),
    putRecords: 3_600,
    ...(ago <= 30 ? { writeThrottled: 400 } : {}),
  })),
});

it("concludes for a kind of consumer that has only the stream's parts", () => {
  const situation = cutOff(refusing, NOW, KIND.consumption);
  const findings = KIND.rules.map((rule) => evaluateRule(rule, situation));
  expect(findings.filter(isFiring).map(({ rule }) => rule.cause)).toEqual(["write-limit"]);
  expect(conclude(KIND, situation, { findings, claims: [] })).toMatchObject({
    bottleneck: "shards-write",
    cause: "write-limit",
    severity: "critical",
  });
});

it("evaluates a lag by the interval that the kind supplies, without any batch", () => {
  expect(lagLimitMs(cutOff(refusing, NOW, TRIGGERED))).toBe(120_000);
  const unknown = { ...TRIGGERED, effectiveInterval: () => undefined };
  expect(lagLimitMs(cutOff(refusing, NOW, unknown))).toBe(60_000);
});

it("does not know whose a large age is while the kind cannot say that it has time to spare", () => {
  const aged = windowOf({
    batches: [],
    periods: minutes(180, () => ({ ...healthyPeriod(), iteratorAge: 300_000, getBytes: 3e6 })),
  });
  expect(whoseAge(cutOff(aged, NOW, TRIGGERED))).toBe("unknown");
});

it("takes the kind's intake for the arrivals if CloudWatch has none", () => {
  const silent = windowOf({ batches: [], periods: [] });
  expect(arrivals(cutOff(silent, NOW, TRIGGERED))).toBe(700);
});
