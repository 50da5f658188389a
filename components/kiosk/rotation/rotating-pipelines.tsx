"use client";

import { useEffect, useMemo, useState } from "react";
import type { LiveAnswer } from "@/lib/client/answers/use-answer";
import { onEverySecond } from "@/lib/client/clock/seconds";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { type PipelineSummary, worstFirst } from "../../overview/worst-first";
import { AllPipelines } from "../all-pipelines/all-pipelines";
import { OnePipeline } from "../one-pipeline/one-pipeline";
import type { KioskProps } from "../settings/kiosk-props";
import { OtherPipelines } from "./other-pipelines";
import { firstTurn, nextTurn, placeWords, type Turn } from "./rotation";
import { type RotationSettings, GRID } from "./round";

export interface RotatingPipelinesProps extends KioskProps {
  readonly list: LiveAnswer<PipelinesAnswer>;
  readonly rotateMs: number;
}

/** One pipeline after the other, each on the whole screen. */
export function RotatingPipelines({ list, rotateMs, ...props }: RotatingPipelinesProps) {
  const { home, settings, writtenAt } = props;
  // Kept while the answer is the same: the rotation's tick depends on it.
  const pipelines = useMemo(() => worstFirst(list.body?.pipelines ?? []), [list.body]);
  const rotation = { rotateMs, grid: settings.grid };
  const turn = useRotation(pipelines, { ...rotation, home, paused: list.stale, writtenAt });
  const isGrid = turn.stop === GRID;
  // After the grid comes the worst pipeline.
  const stop = isGrid ? pipelines[0]?.id : turn.stop;
  const all = <AllPipelines {...props} list={list} />;
  if (!stop) return all;
  return (
    <OnePipeline
      {...props}
      id={stop}
      instead={isGrid && all}
      place={placeWords(turn, pipelines, rotation)}
      others={
        <OtherPipelines pipelines={pipelines.filter(({ id }) => id !== stop)} stale={list.stale} />
      }
    />
  );
}

interface RotationOptions extends RotationSettings {
  readonly home: string | null;
  /** True: the rotation stops, because without answers the next pipeline's state is unknown. */
  readonly paused: boolean;
  /** The time of the first HTML, epoch ms. */
  readonly writtenAt: number;
}

/** The present turn. It goes by the clock, so that time asleep is not counted in ticks. */
function useRotation(pipelines: readonly PipelineSummary[], options: RotationOptions): Turn {
  const { rotateMs, grid, home, paused, writtenAt } = options;
  const [turn, setTurn] = useState(() => firstTurn(pipelines, { home, rotateMs, grid }, writtenAt));
  useEffect(
    () =>
      paused
        ? undefined
        : onEverySecond(() =>
            setTurn((before) => nextTurn(before, pipelines, { rotateMs, grid }, Date.now())),
          ),
    [paused, pipelines, rotateMs, grid],
  );
  return turn;
}
