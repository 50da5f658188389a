"use client";

import { useReloadWhenOld } from "@/lib/client/use-reload-when-old";
import { useWakeLock } from "@/lib/client/use-wake-lock";
import { ManyPipelines } from "./many-pipelines";
import type { KioskPageProps } from "./kiosk-props";
import { OnePipeline } from "./one-pipeline";

/** A team's screen: nobody touches it, for weeks. */
export function KioskPage({ version, ...props }: KioskPageProps) {
  useReloadWhenOld(version);
  useWakeLock();
  const { home, settings } = props;
  const alone = home !== null && settings.rotateMs === null && !settings.wall;
  return alone ? <OnePipeline {...props} id={home} /> : <ManyPipelines {...props} />;
}
