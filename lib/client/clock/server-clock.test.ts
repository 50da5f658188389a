import { describe, expect, it } from "vitest";
import { ServerClock } from "./server-clock";

describe("ServerClock", () => {
  it("knows nothing before the first answer", () => expect(new ServerClock().at(5_000)).toBeNull());

  it("converts our time to the server's, with the header's half second added", () => {
    const clock = new ServerClock();
    clock.sync(100_000, 40_000);
    expect(clock.at(50_000)).toBe(110_500);
  });

  it("ignores differences below the header's precision, but follows a corrected clock", () => {
    const clock = new ServerClock();
    clock.sync(100_000, 40_000);
    clock.sync(101_000, 42_000);
    expect(clock.at(50_000)).toBe(110_500);
    clock.sync(101_000, 42_001);
    expect(clock.at(50_000)).toBe(109_499);
  });
});
