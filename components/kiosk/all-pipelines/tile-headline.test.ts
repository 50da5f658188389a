import { describe, expect, it } from "vitest";
import { tileHeadline } from "./tile-headline";

const CURE = "Allow cloudwatch:GetMetricData to the dashboard's role.";
const WHAT = "Not enough data to judge: AWS denies GetMetricData in eu-west-1, for 5 min now.";
const DENIED = {
  headline: `${WHAT} ${CURE}`,
  advice: [
    { text: "Wait.", because: "It starts." },
    { text: CURE, because: "AWS denies it." },
  ],
};

/** A sentence of so many letters, with nothing that could be left out. */
const sentence = (letters: number) => ({ headline: "x".repeat(letters), advice: [] });

describe("a tile's headline", () => {
  it.each([
    [85, "large", 0],
    [86, "large", 1],
    [130, "large", 1],
    [131, "large", 2],
    [130, "lead", 0],
    [131, "lead", 1],
    [211, "lead", 2],
    [121, "deaf", 2],
  ] as const)("of %i letters in a %s tile is written in step %i", (letters, room, step) =>
    expect(tileHeadline(sentence(letters), room)).toEqual({
      text: sentence(letters).headline,
      step,
    }),
  );

  it("is whole, with what to do, when there is room", () =>
    expect(tileHeadline(DENIED, "large").text).toBe(DENIED.headline));

  it("drops what to do before it is cut", () => {
    const advice = [{ text: `${CURE.slice(0, -1)} ${"and so on ".repeat(9)}.`, because: "" }];
    const headline = `${WHAT} ${advice[0]?.text}`;
    expect(tileHeadline({ headline, advice }, "lead").text).toBe(headline);
    expect(tileHeadline({ headline, advice }, "large")).toEqual({ text: WHAT, step: 0 });
  });

  it("drops what the line above says, and stays a sentence", () => {
    const long = `the driver ${"still ".repeat(24)}answers.`;
    const headline = `Not enough data to judge: ${long} ${CURE}`;
    expect(long.length).toBeLessThan(185);
    expect(tileHeadline({ headline, advice: DENIED.advice }, "large").text).toBe(
      `T${long.slice(1)}`,
    );
  });

  it("uses the smallest step when nothing more can be left out", () =>
    expect(tileHeadline(sentence(400), "deaf")).toEqual({ text: "x".repeat(400), step: 2 }));
});
