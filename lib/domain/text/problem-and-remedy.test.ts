import { describe, expect, it } from "vitest";
import { asClause, asSentence, inShort, problemAndRemedy } from "./problem-and-remedy";

describe("problemAndRemedy", () => {
  it.each([
    {
      name: "what happened and what to do",
      sentence: "AWS denies Scan of billing: allow dynamodb:Scan to the dashboard's credentials.",
      problem: "AWS denies Scan of billing",
      remedy: "allow dynamodb:Scan to the dashboard's credentials",
    },
    {
      name: "does not split at colons of an address",
      sentence: "Nothing listens at http://driver:4040: start it.",
      problem: "Nothing listens at http://driver:4040",
      remedy: "start it",
    },
    {
      name: "nor at colons in an upstream's own words",
      sentence: 'The driver fails ("Error: a (b: c)") with 500 (HTTP: x): look at its log',
      problem: 'The driver fails ("Error: a (b: c)") with 500 (HTTP: x)',
      remedy: "look at its log",
    },
    {
      name: "splits at the last colon",
      sentence: "spark: batches is missing, so this is not Spark: check the Spark address",
      problem: "spark: batches is missing, so this is not Spark",
      remedy: "check the Spark address",
    },
  ])("$name", ({ sentence, problem, remedy }) =>
    expect(problemAndRemedy(sentence)).toEqual({ problem, remedy }),
  );

  it("a sentence without a remedy has none", () =>
    expect(problemAndRemedy("It did not answer.")).toEqual({ problem: "It did not answer" }));

  it("an empty sentence has no parts", () => expect(problemAndRemedy("")).toEqual({ problem: "" }));
});

describe("parts of other sentences", () => {
  it("leaves asides out of a headline", () =>
    expect(inShort('AWS throttles Scan (Slow, "a)b"), after too many calls (of all)')).toBe(
      "AWS throttles Scan, after too many calls",
    ));

  it("names the component whose answer does not fit", () =>
    expect(inShort("spark: streaming/batches is missing, not a list")).toBe(
      "the driver's answer to streaming/batches is missing, not a list",
    ));

  it.each([
    ["Nothing listens at x", "nothing listens at x"],
    ["AWS denies Scan", "AWS denies Scan"],
    ["Normally so", "Normally so"],
    ["http://x answers", "http://x answers"],
  ])("%s", (sentence, clause) => expect(asClause(sentence)).toBe(clause));

  it("a clause begins a sentence", () => expect(asSentence("allow it")).toBe("Allow it"));
});
