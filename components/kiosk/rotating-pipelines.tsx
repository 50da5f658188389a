"use client";

import type { LiveAnswer } from "@/lib/client/use-answer";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { worstFirst } from "../overview/worst-first";
import type { KioskProps } from "./kiosk-props";
import { OnePipeline } from "./one-pipeline";
import { OtherPipelines } from "./other-pipelines";
import { placeWords } from "./place-words";
import { WALL } from "./round";
import { useRotation } from "./use-rotation";
import { Wall } from "./wall";

export interface RotatingPipelinesProps extends KioskProps {
  readonly list: LiveAnswer<PipelinesAnswer>;
  readonly rotateMs: number;
}

/** One pipeline after the other, each on the whole screen. */
export function RotatingPipelines({ list, rotateMs, ...props }: RotatingPipelinesProps) {
  const { home, settings, writtenAt } = props;
  const pipelines = list.body?.pipelines ?? [];
  const rotation = { rotateMs, wall: settings.wall };
  const turn = useRotation(pipelines, { ...rotation, home, held: list.stale, writtenAt });
  const wall = turn.stop === WALL;
  // The worst comes after the wall.
  const stop = wall ? worstFirst(pipelines)[0]?.id : turn.stop;
  const all = <Wall {...props} list={list} />;
  if (!stop) return all;
  return (
    <OnePipeline
      {...props}
      id={stop}
      instead={wall && all}
      place={placeWords(turn, pipelines, rotation)}
      others={
        <OtherPipelines
          pipelines={worstFirst(pipelines).filter(({ id }) => id !== stop)}
          stale={list.stale}
        />
      }
    />
  );
}
