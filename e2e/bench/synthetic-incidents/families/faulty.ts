import type { TroubleSwitch } from "@/lib/demo/simulation/pipeline-simulation";
import type { PipelineScenario } from "@/lib/demo/simulation/scenario";
import type { Draw } from "../model/draw";
import type { Effect } from "../model/effect";
import {
  type Family,
  type Plan,
  momentsAfter,
  off,
  on,
  someSecond,
  THREE_HOURS,
} from "../model/family";
import type { SyntheticTruth } from "../model/synthetic-incident";
import type { Physics } from "../model/physics";
import { drawPipeline, type Wishes } from "../model/pipelines";
import type { WindowEffect } from "../model/window-effects";
import { knowledge } from "./knowledge";

export interface Fault {
  readonly name: string;
  readonly wishes?: Wishes;
  readonly slow?: readonly [low: number, high: number];
  readonly switches: (
    fault: number,
    draw: Draw,
    scenario: PipelineScenario,
  ) => readonly TroubleSwitch[];
  /** Seconds after the fault until its truth is no longer ambiguous. */
  readonly least: (interval: number) => number;
  readonly most?: (interval: number) => number;
  readonly effects?: (draw: Draw, scenario: PipelineScenario, fault: number) => readonly Effect[];
  readonly told?: (draw: Draw, scenario: PipelineScenario, fault: number) => WindowEffect;
  readonly truth: (physics: Physics, fault: number) => SyntheticTruth | undefined;
}

/** A pipeline in which one thing goes wrong at one second; some had a night before. */
export function faulty(fault: Fault): Family {
  return {
    name: fault.name,
    plan: (id, draw): Plan => {
      const base = drawPipeline(id, draw, fault.wishes);
      const scenario = {
        ...base,
        slowUtilisation: draw.between(...(fault.slow ?? [1.15, 2.2])),
      };
      const second = someSecond(draw);
      const switches = fault.switches(second, draw, scenario);
      const interval = scenario.intervalMs / 1000;
      const least = Math.round(fault.least(interval));
      const most = Math.round(Math.min(THREE_HOURS, fault.most?.(interval) ?? THREE_HOURS));
      const night = draw.chance(0.2) ? nightBefore(second, draw) : [];
      return {
        scenario,
        switches: [...night, ...switches],
        moments: momentsAfter(second, draw, [least, most]),
        effects: (fault.effects ?? knowledge)(draw, scenario, second),
        ...(fault.told === undefined ? {} : { told: fault.told(draw, scenario, second) }),
        story: `${switches.map(({ trouble, second: at, on: is }) => `${trouble} ${is ? "on" : "off"} at ${at}`).join(", ")}${night.length > 0 ? ", after a night" : ""}`,
        truth: (physics) => fault.truth(physics, second),
      };
    },
  };
}

function nightBefore(second: number, draw: Draw): readonly TroubleSwitch[] {
  const dawn = second - draw.whole(2400, 5400);
  return [on(dawn - draw.whole(1200, 3600), "idle"), off(dawn, "idle")];
}
