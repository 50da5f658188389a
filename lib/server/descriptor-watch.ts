import { closeSync, openSync } from "node:fs";
import { devNull } from "node:os";

/** How often it tries to open a descriptor, ms. */
const TRY_EVERY_MS = 1_000;

/**
 * The trouble is shown this long after the last failure: polls that failed with it are shown as
 * long, ms.
 */
const TOLD_FOR_MS = 60_000;

/** Node's codes: no descriptor is left for this process, or for the whole machine. */
const NONE_LEFT = ["EMFILE", "ENFILE"];

const SENTENCE =
  "This dashboard has no file descriptors left: calls to AWS and to the drivers fail here, not there. Raise its limit (ulimit -n), and look at who keeps connections to it open.";

export interface DescriptorWatch {
  /** What to tell viewers; undefined while descriptors can be opened. */
  trouble(): string | undefined;
  stop(): void;
}

/**
 * Watches whether this process can still open files and sockets. If it cannot, every upstream seems
 * to fail, and the cause is on our side.
 */
export function watchDescriptors({
  onTrouble,
  open = openNothing,
  now = () => performance.now(),
}: {
  /** Called when the trouble begins. */
  readonly onTrouble: (sentence: string) => void;
  /** Opens and closes a file. */
  readonly open?: () => void;
  /** A clock that never goes back, ms. */
  readonly now?: () => number;
}): DescriptorWatch {
  let lastFailure = -Infinity;
  const isToldAt = (at: number): boolean => at - lastFailure < TOLD_FOR_MS;
  const attempt = (): void => {
    if (canOpen(open)) return;
    const isNew = !isToldAt(now());
    lastFailure = now();
    if (isNew) onTrouble(SENTENCE);
  };
  const timer = setInterval(attempt, TRY_EVERY_MS);
  timer.unref();
  return {
    trouble() {
      attempt();
      return isToldAt(now()) ? SENTENCE : undefined;
    },
    stop: () => clearInterval(timer),
  };
}

function openNothing(): void {
  closeSync(openSync(devNull, "r"));
}

function canOpen(open: () => void): boolean {
  try {
    open();
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return !NONE_LEFT.includes(code);
  }
}
