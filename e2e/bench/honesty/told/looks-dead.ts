import { troubleAt } from "../trouble";
import type { World } from "../world";
import { sightOf } from "./sight";

/**
 * Whether a sound application looks exactly like a dead one: its driver is not heard, puts are told and
 * gets are not, and no lease shows that somebody works. An alarm over that is none that anybody would blame.
 */
export function looksDead(world: World): boolean {
  const { puts, gets, driver, leases } = sightOf(world);
  const named =
    troubleAt(world.troubles, "other-application", world.at) === undefined || world.telling.named;
  return puts && !gets && !driver && named && !leases;
}
