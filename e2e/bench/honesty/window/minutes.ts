import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { type MetricPeriod, MINUTE_MS } from "@/lib/domain/metric-period";
import type { Played } from "../model/play";
import type { ModelMinute } from "../model/stream-minutes";
import { troubleAt } from "../world/trouble";
import { othersIn } from "./other-readers";

export const LOOK_BACK_S = LOOKBACK_MS / 1000;
/** The delay of CloudWatch: the newest minutes are absent, then partial, then complete. */
const PUBLISHED_AFTER_S = 75;
const PERIOD_S = 60;

type Values = MetricPeriod["values"];

/** CloudWatch's data of the last three hours. */
export function minutesOf({ world, minutes }: Played): readonly MetricPeriod[] {
  const { at, troubles } = world;
  const failing = troubleAt(troubles, "cloudwatch-fails", at);
  if (failing !== undefined && !world.telling.watched) return [];
  const readAt = failing?.from ?? at;
  const from = Math.floor((at - LOOK_BACK_S) / PERIOD_S) * PERIOD_S;
  const last = Math.floor(readAt / PERIOD_S) * PERIOD_S;
  return minutes
    .filter((minute) => minute.at >= from && minute.at < last)
    .map((minute) => ({
      at: minute.at * 1000,
      periodMs: MINUTE_MS,
      readAt: readAt * 1000,
      values: told({ world, minute, readAt }),
    }));
}

interface Asked {
  readonly world: Played["world"];
  readonly minute: ModelMinute;
  readonly readAt: number;
}

function told(asked: Asked): Values {
  const { world, minute, readAt } = asked;
  const part = Math.min(1, (readAt - PUBLISHED_AFTER_S - minute.at) / PERIOD_S);
  if (part <= 0) return {};
  const silent = troubleAt(world.troubles, "cloudwatch-silent", world.at);
  const isSilent = silent !== undefined && minute.at + PERIOD_S > silent.from;
  const what = isSilent ? silent.what : undefined;
  if (what === "all") return {};
  return {
    ...(what === "puts" ? {} : puts(asked, part / PERIOD_S)),
    ...(what === "gets" ? {} : gets(asked, part / PERIOD_S)),
    ...(what === "ages" || what === "gets" ? {} : ages(asked)),
  };
}

function puts({ world, minute }: Asked, perSecond: number): Values {
  if (minute.putRecords <= 0) return {};
  const { bytesPerRecord } = world.pipeline;
  return {
    putRecords: minute.putRecords * perSecond,
    putBytes: minute.putRecords * bytesPerRecord * perSecond,
    putRecordsThrottled: minute.refused * perSecond,
    writeThrottled: minute.refused * perSecond,
  };
}

function gets({ world, minute }: Asked, perSecond: number): Values {
  const { bytesPerRecord } = world.pipeline;
  const { fanOut } = world.telling;
  const others = othersIn(world, minute);
  const calls = others.calls + (fanOut ? 0 : minute.calls);
  const failed = others.throttled + (fanOut ? 0 : minute.failedCalls);
  const records = others.records + (fanOut ? 0 : minute.gotRecords);
  const succeeds = calls > failed;
  return {
    ...(calls > 0 && {
      getCalls: calls * perSecond,
      getSuccess: Math.max(0, 1 - failed / calls),
      readThrottledCalls: others.throttled * perSecond,
    }),
    ...(succeeds && {
      getRecords: records * perSecond,
      getBytes: records * bytesPerRecord * perSecond,
      getLatency: 15,
    }),
    ...(fanOut &&
      minute.calls > minute.failedCalls && {
        fanOutRecords: minute.gotRecords * perSecond,
        fanOutBytes: minute.gotRecords * bytesPerRecord * perSecond,
      }),
  };
}

/** A failed call has no age. */
function ages({ world, minute }: Asked): Values {
  const { fanOut } = world.telling;
  const spike =
    troubleAt(world.troubles, "age-spike", minute.at) === undefined ? undefined : 84_000;
  const polled = fanOut ? undefined : minute.age;
  const all = [othersIn(world, minute).age, polled, polled === undefined ? undefined : spike];
  const known = all.filter((age) => age !== undefined);
  return {
    ...(known.length > 0 && { iteratorAge: Math.round(1000 * Math.max(...known)) }),
    ...(fanOut && minute.age !== undefined && { fanOutLag: Math.round(1000 * minute.age) }),
  };
}
