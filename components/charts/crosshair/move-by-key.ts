import type { Crosshair } from "./crosshair";
import type { KeySteps } from "./key-steps";

const A_PAGE = 12;

/** Moves the crosshair by a key's name; false when the key is not one of the crosshair's. */
export function moveByKey(crosshair: Crosshair, key: string, steps: KeySteps): boolean {
  switch (key) {
    case "ArrowLeft":
      crosshair.nudge(-1, steps);
      return true;
    case "ArrowRight":
      crosshair.nudge(1, steps);
      return true;
    case "PageUp":
      crosshair.nudge(-A_PAGE, steps);
      return true;
    case "PageDown":
      crosshair.nudge(A_PAGE, steps);
      return true;
    case "Home":
      crosshair.first(steps);
      return true;
    case "End":
      crosshair.last(steps);
      return true;
    case "Escape":
      crosshair.hide();
      return true;
    default:
      return false;
  }
}
