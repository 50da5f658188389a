import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { DEFAULT_PUBLICATION_DELAY_MS, minuteOf } from "@/lib/domain/metric-period";
import type { SourceState } from "@/lib/domain/source-state";
import { emptyWindow, type PipelineWindow } from "@/lib/domain/window";
import { goOn, type GoingOn } from "./go-on";
import { minutesOf } from "../answers/metric-answers";
import { recordedDriver } from "./recorded-driver";
import { recordedStream } from "./recorded-stream";
import { endOf, type Recording } from "./recording";
import { type Chapter, tellStream } from "./stream-story";

export interface Replay {
  /** The moment inside the recording; by default, the recording's end. */
  readonly instant?: string;
  /** CloudWatch's data beside it; the last chapter ends at the instant of the evaluation. */
  readonly stream: readonly Chapter[];
  /** When the state is to last longer than it was recorded. */
  readonly goesOn?: GoingOn;
  /** How long a driver without a usable answer had given none before, ms. */
  readonly silentForMs?: number;
}

/** The window in which a recorded driver, its stream and its leases are evaluated at `window.to`. */
export function recordedWindow(recording: Recording, replay: Replay): PipelineWindow {
  const end = endOf(recording, replay.instant);
  const at = end + (replay.goesOn?.forMs ?? 0);
  const seen = recordedDriver(recording, end);
  const { state, batches, facts } = replay.goesOn ? goOn(seen, end, replay.goesOn) : seen;
  const { stream, shards, leases } = recordedStream(recording, end);
  const window = emptyWindow(at - LOOKBACK_MS, at, DEFAULT_PUBLICATION_DELAY_MS);
  const span = { from: minuteOf(window.from), to: minuteOf(at) };
  const ok: SourceState = { status: "ok", lastSuccessAt: at };
  const off: SourceState = { status: "off", lastSuccessAt: null };
  return {
    ...window,
    periods: minutesOf(tellStream(replay.stream, span, stream.openShards), {
      stream: stream.name,
      span,
      readAt: at,
    }),
    batches,
    facts: {
      ...window.facts,
      ...facts,
      stream: [{ at: end, value: stream }],
      shards: [{ at: end, value: shards }],
      leases,
      "source-cloudwatch": [{ at, value: ok }],
      "source-kinesis": [{ at, value: ok }],
      "source-leases": [{ at, value: leases.length > 0 ? ok : off }],
      "source-spark": sinceLonger(state, replay.silentForMs ?? 0),
    },
  };
}

/** A recording of a silent driver lasts a second or two; the state in it is older. */
function sinceLonger(
  readings: PipelineWindow["facts"]["source-spark"],
  byMs: number,
): PipelineWindow["facts"]["source-spark"] {
  return readings.map(({ at, value }) =>
    value.since === undefined
      ? { at, value }
      : { at, value: { ...value, since: value.since - byMs } },
  );
}
