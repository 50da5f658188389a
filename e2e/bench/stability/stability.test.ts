import { describe, expect, it } from "vitest";
import { everyLife } from "./lives";
import { inWords, missed, play } from "./played";

/** One run for each kind of trouble and of mending, with the goals that it is known to miss. */
const CHOSEN: Readonly<Record<string, readonly RegExp[]>> = {
  "ten: slow for 12 min, and a restart": [],
  "two: stuck for 8 min, and a restart": [],
  "two: down for 5 min": [],
  "ten: backpressure for 18 min": [],
  "ten: rate-cap for 15 min": [],
  "two: slow for 5.3 min, seen for its last 0.8 min, and a restart": [],
  "ten: crossed for 12 min": [],
  "two: crossed for 12 min": [],
  "ten: write-limit for 12 min": [],
  "ten: read-limit for 15 min": [],
  "ten: cloudwatch-denied for 7 min": [],
  "ten: spark-hangs for 7 min": [],
};

const RIGHT_WITHIN_MS = 8 * 60_000;
/** A run takes a second or two of work; a shared machine may pause meanwhile. */
const PATIENCE_MS = 240_000;

describe("a trouble that comes and is mended", () => {
  it.each(Object.entries(CHOSEN))(
    "%s",
    async (name, debts) => {
      const [life, ...others] = everyLife(`${name},`);
      if (life === undefined || others.length > 0) throw new Error(`no one life is called ${name}`);
      const played = await play(life);
      const unknown = missed(played).filter((one) => !debts.some((debt) => debt.test(one)));
      expect(unknown, inWords(played).join("\n")).toEqual([]);
      const paid = debts.filter((debt) => !missed(played).some((one) => debt.test(one)));
      expect(paid, "a debt that is paid, and still on the list").toEqual([]);
      expect(played.score.rightAfter).toBeLessThan(RIGHT_WITHIN_MS);
    },
    PATIENCE_MS,
  );
});
