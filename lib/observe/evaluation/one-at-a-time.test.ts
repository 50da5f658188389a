import { expect, it } from "vitest";
import { OneAtATime } from "./one-at-a-time";

it("starts a task when the one before it has ended, even with an error", async () => {
  const turns = new OneAtATime();
  const log: string[] = [];
  const task =
    (name: string, fails = false) =>
    async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const first = turns.run(task("a", true));
  const second = turns.run(task("b"));
  await expect(first).rejects.toThrow("a");
  expect(await second).toBe("b");
  expect(log).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});
