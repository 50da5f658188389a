import type { Scene, Situation } from "./situation";

const keepsUp = ({ cause }: { readonly cause: string }): boolean => cause === "keeping-up";

/** Starts, is healthy for a time, and then something happens. */
export const afterCalm =
  (happens: (scene: Scene) => Promise<void> | void): NonNullable<Situation["story"]> =>
  async (scene) => {
    await scene.start();
    await scene.until(keepsUp);
    scene.begins();
    await happens(scene);
  };
