import { expect, it } from "vitest";
import { loadWithRetry } from "./load-with-retry";

const failing = (times: number) => {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked <= times) throw new Error("gone");
    return asked;
  };
};

it.each([
  ["asks once when it loads at once", 0, 1, 0],
  ["retries while it fails, with pauses", 3, 4, 3],
])("%s", async (_what, failures, asked, paused) => {
  let pauses = 0;
  const pause = async () => {
    pauses += 1;
  };
  expect(await loadWithRetry(failing(failures), pause)).toBe(asked);
  expect(pauses).toBe(paused);
});
