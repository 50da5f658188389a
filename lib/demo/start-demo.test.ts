import { expect, it } from "vitest";
import { startDemo } from "./start-demo";
import { askAws } from "./testing/ask-aws";

it("plays many custom pipelines, each with its driver", async () => {
  const pipelines = Array.from({ length: 12 }, (_, n) => ({ id: `p${n}`, intervalMs: 2000 }));
  const demo = await startDemo({ pastMs: 60_000, pipelines });
  expect(new Set(demo.pipelines.map((one) => one.sparkUrl)).size).toBe(12);
  const names = await Promise.all(
    demo.pipelines.map(async ({ sparkUrl }) => {
      const [application] = await (await fetch(`${sparkUrl}/api/v1/applications`)).json();
      return application.name;
    }),
  );
  expect(names).toEqual(pipelines.map(({ id }) => `${id}-etl`));
  await demo.close();
});

it("follows its clock", async () => {
  let now = Date.UTC(2026, 10, 23, 11, 30);
  const pipelines = [{ id: "orders" }];
  const demo = await startDemo({ now: () => now, pastMs: 60_000, pipelines });
  const { sparkUrl } = demo.pipelines[0] ?? {};
  const completed = async () => {
    const [{ id }] = await (await fetch(`${sparkUrl}/api/v1/applications`)).json();
    const path = `${sparkUrl}/api/v1/applications/${id}/streaming/statistics`;
    return (await (await fetch(path)).json()).numTotalCompletedBatches;
  };
  const before = await completed();
  now += 100_000;
  expect(await completed()).toBe(before + 10);
  await demo.close();
});

it("has its initial troubles at the first request", async () => {
  const now = Date.UTC(2026, 10, 23, 11, 30);
  const troubles = [{ trouble: "leases-denied" as const, sinceMs: 0 }];
  const pipelines = [{ id: "orders", troubles }];
  const demo = await startDemo({ now: () => now, pastMs: 60_000, pipelines });
  const scan = await askAws(demo.url, "dynamodb.Scan", { TableName: "orders-consumer" });
  expect(scan.errorType).toContain("#AccessDeniedException");
  await demo.close();
});

it("refuses to switch the trouble of an unknown pipeline", async () => {
  const demo = await startDemo({ pastMs: 0, pipelines: [] });
  await expect(demo.setTrouble("x", "slow", true)).rejects.toThrow('no demo pipeline "x"');
  await demo.close();
});

it("reports that its port is taken", async () => {
  const first = await startDemo({ pastMs: 0, pipelines: [] });
  await expect(startDemo({ port: first.port, pastMs: 0, pipelines: [] })).rejects.toThrow(
    "EADDRINUSE",
  );
  await first.close();
});

it("leaves nothing listening when it is closed", async () => {
  const demo = await startDemo({ pastMs: 0, pipelines: [{ id: "orders" }] });
  await demo.setTrouble("orders", "down", true);
  await demo.close();
  await expect(fetch(`${demo.url}/demo/pipelines`)).rejects.toThrow();
});
