"use client";

import { usePipelinesAnswer } from "@/lib/client/use-pipelines-answer";
import type { KioskProps } from "./kiosk-props";
import { OnePipeline } from "./one-pipeline";
import { RotatingPipelines } from "./rotating-pipelines";
import { Wall } from "./wall";

/** All pipelines: on one wall, or one after the other; one alone needs neither. */
export function ManyPipelines(props: KioskProps) {
  const { settings, first } = props;
  const list = usePipelinesAnswer({ first: first.list, evenHidden: true });
  const { rotateMs, wall } = settings;
  const [only, ...others] = list.body?.pipelines ?? [];
  if (rotateMs !== null) return <RotatingPipelines {...props} list={list} rotateMs={rotateMs} />;
  if (only && others.length === 0 && !wall) return <OnePipeline {...props} id={only.id} />;
  return <Wall {...props} list={list} />;
}
