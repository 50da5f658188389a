import { describe, expect, it } from "vitest";
import { parseReceivers } from "./parse-receivers";
import { recorded } from "../spark/testing/recorded";

describe("parseReceivers", () => {
  it("does not say whether a receiver that never registered is active", () => {
    const receivers = parseReceivers(recorded("receivers-one-never-started"));
    expect(receivers.map((receiver) => receiver.active)).toEqual([true, true, undefined]);
    expect(receivers[2]).toEqual({ streamId: 2, name: "Kinesis stream [2]" });
  });

  it("reads a reported error of a receiver that stays active", () => {
    expect(parseReceivers(recorded("receivers-reported-error"))[0]).toEqual({
      streamId: 0,
      name: "Made-0",
      active: true,
      executorId: "driver",
      host: "127.0.0.1",
      error: "reading failed",
    });
  });

  it("reads a receiver between two starts", () => {
    expect(parseReceivers(recorded("receivers-restarting"))[1]).toMatchObject({
      active: false,
      error: "Restarting receiver with delay 2000ms: restarting the reader",
    });
  });

  it("leaves out the empty executor of an error before registration", () => {
    const body = [
      { streamId: 0, streamName: "s", executorId: "", executorHost: "", lastError: "\n" },
    ];
    expect(parseReceivers(body)).toEqual([{ streamId: 0, name: "s" }]);
  });
});
