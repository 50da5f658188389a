import { describe, expect, it } from "vitest";
import { streamingStart } from "./streaming-start";

const APPLICATION = { id: "app-1", name: "etl", startedAt: 1_000, sparkVersion: "3.5.7" };

describe("streamingStart", () => {
  it("is when the streaming context started", () => {
    expect(streamingStart({ ...APPLICATION, streamingStartedAt: 9_000 })).toBe(9_000);
  });

  it("is the application's own start until the context's is known", () => {
    expect(streamingStart(APPLICATION)).toBe(1_000);
  });

  it("is undefined without an application", () => {
    expect(streamingStart(undefined)).toBeUndefined();
  });
});
