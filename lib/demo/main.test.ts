import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

it.each(["disconnect", "SIGTERM"])("says where it is, and ends on %s", async (end) => {
  const child = fork(MAIN, [], { execArgv: ["--import", "tsx"], stdio: "ignore" });
  const [ready] = await once(child, "message");
  expect(ready).toMatchObject({
    ready: true,
    port: expect.any(Number),
    pipelines: [{ id: "orders" }, { id: "clicks" }, { id: "payments" }],
  });
  const asked = await fetch(`http://127.0.0.1:${ready.port}/demo/pipelines`);
  expect((await asked.json())[1]).toMatchObject({ id: "clicks", troubles: ["slow"] });
  const ended = once(child, "exit");
  if (end === "SIGTERM") child.kill("SIGTERM");
  else child.disconnect();
  expect(await ended).toEqual([0, null]);
});
