"use client";

import { usePipelinesAnswer } from "@/lib/client/answers/use-pipelines-answer";
import { useWakeLock } from "@/lib/client/browser/use-wake-lock";
import { useReloadWhenOld } from "@/lib/client/reload/use-reload-when-old";
import { AllPipelines } from "./all-pipelines/all-pipelines";
import { OnePipeline } from "./one-pipeline/one-pipeline";
import { RotatingPipelines } from "./rotation/rotating-pipelines";
import type { KioskPageProps, KioskProps } from "./settings/kiosk-props";

/** A team's screen. It runs for weeks without anybody touching it. */
export function KioskPage({ version, ...props }: KioskPageProps) {
  useReloadWhenOld(version);
  useWakeLock();
  const { home, settings } = props;
  const alone = home !== null && settings.rotateMs === null && !settings.grid;
  return alone ? <OnePipeline {...props} id={home} /> : <ManyPipelines {...props} />;
}

/** All pipelines: as a grid, or one after the other. One pipeline alone needs neither. */
function ManyPipelines(props: KioskProps) {
  const { settings, first } = props;
  const list = usePipelinesAnswer({ first: first.list, whileHidden: true });
  const { rotateMs, grid } = settings;
  const [only, ...others] = list.body?.pipelines ?? [];
  if (rotateMs !== null) return <RotatingPipelines {...props} list={list} rotateMs={rotateMs} />;
  if (only && others.length === 0 && !grid) return <OnePipeline {...props} id={only.id} />;
  return <AllPipelines {...props} list={list} />;
}
