import { type Broken, brokenIn } from "./broken";
import { keptPipelines } from "./kept-pipelines";
import { walk } from "./walk";

/** All that disagrees in what is kept here. Minutes count from the end of each. */
export function brokenInKept(): readonly Broken[] {
  return keptPipelines().flatMap(({ name, window, from }) => {
    const all = window();
    return brokenIn(name, walk(all, { from: from(all), to: all.to }), all.to);
  });
}
