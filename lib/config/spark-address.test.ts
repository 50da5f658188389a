import { describe, expect, it } from "vitest";
import { sparkAddress } from "./spark-address.mjs";

const DRIVER = "http://driver.example:4040";
const PROXY = "http://rm.example:8088/proxy/application_1690000000000_0042";

const PAGES = [
  "/streaming/",
  "/streaming",
  "/streaming/batch/?id=1795403160000",
  "/jobs/",
  "/jobs/?completedJob.sort=Duration#completed",
  "/jobs/job/?id=7",
  "/stages/stage/?id=1&attempt=0",
  "/stages/pool?poolname=default",
  "/storage/rdd/?id=3",
  "/environment/",
  "/executors",
  "/executors/threadDump/?executorId=driver",
  "/SQL/execution/?id=2",
  "/sql/",
  "/StreamingQuery/",
  "/StreamingQuery/statistics/?id=cee7854c-7a53-4d07-8c56-4dcf6fab3f2f",
  "/metrics/json/",
  "/index.html",
  "/jobs/index.html",
  "/api/v1",
  "/api/v1/applications",
  "/api/v1/applications/app-1/streaming/statistics",
];

describe("an address that ends in a page", () => {
  it.each(PAGES)("loses %s, behind a proxy too", (page) => {
    for (const base of [DRIVER, "https://10.0.0.7:14101", PROXY, "https://gw.example/spark/a"]) {
      const read = sparkAddress(base + page);
      expect(read.address).toBe(base);
      expect(read.note).toContain(`Narrows asks ${base}.`);
      expect(read.problem).toBeUndefined();
    }
  });

  it("becomes the application's address at the proxy if it is YARN's page of it", () => {
    const id = "application_1690000000000_0042";
    expect(sparkAddress(`http://rm.example:8088/cluster/app/${id}`).address).toBe(PROXY);
    expect(sparkAddress(`http://rm.example:8088/proxy/redirect/${id}/jobs/`).address).toBe(PROXY);
    expect(sparkAddress(`https://knox/gateway/t/yarn/cluster/app/${id}#x`).address).toBe(
      `https://knox/gateway/t/yarn/proxy/${id}`,
    );
  });

  it("loses one page only: a gateway's own path may be called like one", () => {
    expect(sparkAddress("https://gw.example/streaming/jobs/").address).toBe(
      "https://gw.example/streaming",
    );
  });

  it("is reported without its query, which may hold a token", () => {
    expect(sparkAddress(`${DRIVER}/jobs/?token=hunter2#hunter2`)).toEqual({
      address: DRIVER,
      note: `The Spark address was given as a page (/jobs/): Narrows asks ${DRIVER}.`,
    });
  });
});

describe("another address", () => {
  it.each([
    [`${DRIVER}/`, DRIVER],
    [`${PROXY}//`, PROXY],
    ["https://gw.example/my-streaming", "https://gw.example/my-streaming"],
    ["https://gw.example/streaming-jobs/a", "https://gw.example/streaming-jobs/a"],
    ["https://gw.example/api", "https://gw.example/api"],
    [`${DRIVER}/?token=1`, `${DRIVER}/?token=1`],
    ["no address", "no address"],
  ])("stays: %s", (given, address) => {
    expect(sparkAddress(given)).toEqual({ address });
  });

  it.each([
    "http://history.example:18080/history/application_1690000000000_0042/1/jobs/",
    "https://gw.example/shs/history/app-20261128003821-0001",
    "http://history.example:18080/history/local-1795404449143/streaming/",
  ])("is refused as a History Server's: %s", (given) => {
    expect(sparkAddress(given).problem).toContain("a History Server keeps no streaming data");
  });
});
