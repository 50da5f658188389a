import { describe, expect, it } from "vitest";
import { parseExecutors } from "./parse-executors";
import { recorded } from "./testing/recorded";

describe("parseExecutors", () => {
  const executor = { id: "1", isActive: true, maxTasks: 4, activeTasks: 2 };
  const driver = { id: "driver", isActive: true, maxTasks: 0, activeTasks: 0 };
  it.each([
    {
      name: "the driver's own in local mode, more tasks than slots included",
      body: recorded("executors-local"),
      want: { total: 4, executors: 1, activeTasks: 5 },
    },
    {
      name: "those of the executors on a cluster, without the driver",
      body: [driver, executor, { ...executor, id: "2" }],
      want: { total: 8, executors: 2, activeTasks: 4 },
    },
    {
      name: "only those of live executors",
      body: [driver, executor, { ...executor, id: "2", isActive: false }],
      want: { total: 4, executors: 1, activeTasks: 2 },
    },
    {
      name: "none when all executors are lost",
      body: [driver],
      want: { total: 0, executors: 0, activeTasks: 0 },
    },
  ])("counts $name", ({ body, want }) => expect(parseExecutors(body)).toEqual(want));
});
