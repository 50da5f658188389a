import type { Crosshair } from "./crosshair";

const A_PAGE = 12;

/** Moves the crosshair by a key's name; false when the key is not one of its own. */
export function moveByKey(crosshair: Crosshair, key: string): boolean {
  switch (key) {
    case "ArrowLeft":
      crosshair.nudge(-1);
      return true;
    case "ArrowRight":
      crosshair.nudge(1);
      return true;
    case "PageUp":
      crosshair.nudge(-A_PAGE);
      return true;
    case "PageDown":
      crosshair.nudge(A_PAGE);
      return true;
    case "Home":
      crosshair.first();
      return true;
    case "End":
      crosshair.last();
      return true;
    case "Escape":
      crosshair.hide();
      return true;
    default:
      return false;
  }
}
