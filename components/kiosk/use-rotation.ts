"use client";

import { useEffect, useState } from "react";
import { onEverySecond } from "@/lib/client/seconds";
import type { PipelineSummary } from "../overview/worst-first";
import type { RotationSettings } from "./round";
import { firstTurn, nextTurn, type Turn } from "./rotation";

export interface RotationOptions extends RotationSettings {
  readonly home: string | null;
  /** Nothing moves: without answers there is no picture of the next. */
  readonly held: boolean;
  /** The time of the first HTML, epoch ms. */
  readonly writtenAt: number;
}

/** Whose turn it is. It goes by the clock, so that a screen that slept does not count its sleep in ticks. */
export function useRotation(pipelines: readonly PipelineSummary[], options: RotationOptions): Turn {
  const { rotateMs, wall, home, held, writtenAt } = options;
  const [turn, setTurn] = useState(() => firstTurn(pipelines, { home, rotateMs, wall }, writtenAt));
  useEffect(
    () =>
      held
        ? undefined
        : onEverySecond(() =>
            setTurn((before) => nextTurn(before, pipelines, { rotateMs, wall }, Date.now())),
          ),
    [held, pipelines, rotateMs, wall],
  );
  return turn;
}
