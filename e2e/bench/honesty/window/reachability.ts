import { isOn, troubleAt } from "../world/trouble";
import type { World } from "../world/world";

/** Whether the driver's address answers the dashboard at a second, if a driver runs. */
export function hearsDriver(world: World, second: number): boolean {
  const { troubles, telling } = world;
  if (troubleAt(troubles, "driver-unreachable", second) !== undefined) return false;
  const other = troubleAt(troubles, "other-application", second);
  return other === undefined || !telling.named;
}

/** The last second before the present silence of the driver's address, epoch s. */
export function lastHeard({ troubles, at }: World, now: number): number {
  const silent = troubles.find(
    (trouble) =>
      (trouble.kind === "driver-unreachable" || trouble.kind === "other-application") &&
      isOn(trouble, at),
  );
  return silent?.from ?? now;
}
