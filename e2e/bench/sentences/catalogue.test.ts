import { describe, expect, it } from "vitest";
import { clearingOf, momentOf, row, SLOW } from "@/lib/incidents/agreements/testing/moment-of";
import { catalogueOf, linesBeyond } from "./catalogue";
import { sentencesIn } from "./sentences-in";
import { sourceSentences } from "./source-sentences";

const { verdict } = momentOf({
  verdict: {
    ...SLOW,
    headline: "Spark is too slow: 4 wait. Its task slots fell from 8 to 4 2 min ago.",
    clearing: clearingOf(),
    advice: [{ text: "Use 12 slots.", because: "Batches take 13 s." }],
    evidence: [row("write-limit", { text: "0 % are refused.", value: 2, limit: 1, unit: "count" })],
    blind: [{ rule: "idle", missing: "no minute is known" }],
  },
});
const said = sentencesIn(verdict, []);
const page = catalogueOf(said);

describe("the sentences of a verdict", () => {
  it("are listed one by one, under its cause", () => {
    const headlines = said.filter(({ place }) => place === "Headlines");
    expect(headlines.map(({ of, text }) => [of, text])).toEqual([
      [SLOW.cause, "Spark is too slow: {n} wait."],
      [SLOW.cause, "Its task slots fell from {n} to {n} {duration} ago."],
    ]);
  });

  it("come from every place on the page", () => {
    expect(new Set(said.map(({ place }) => place)).size).toBe(6);
    const { verdict: calm } = momentOf();
    expect(sentencesIn(calm, []).map(({ place }) => place)).toEqual(["Headlines"]);
  });
});

describe("the list of all sentences", () => {
  it("has each sentence once", () => {
    expect(catalogueOf([...said, ...said])).toBe(page);
  });

  it("differs by new sentences and by removed ones", () => {
    const more = catalogueOf([...said, { place: "Advice", of: "down", text: "Restart it." }]);
    expect(linesBeyond(more, page)).toEqual(["Advice, down: Restart it."]);
    expect(linesBeyond(page, more)).toEqual([]);
  });

  it("distinguishes a sentence by its place", () => {
    const elsewhere = catalogueOf(said.map((one) => ({ ...one, of: "idle" })));
    expect(linesBeyond(page, elsewhere).length).toBeGreaterThan(3);
  });
});

describe("the sentences of sources", () => {
  it("are read from their code, with the names of inserted values", () => {
    const texts = sourceSentences().get("aws/fault-sentence.ts") ?? [];
    expect(texts).toContain("AWS calls {asked} invalid ({name}): check the configured names.");
  });

  it("include neither tests nor files without a sentence", () => {
    const files = [...sourceSentences().keys()];
    expect(files.filter((file) => /test|fixtures/.test(file))).toEqual([]);
    expect(files).not.toContain("aws/aws-call.ts");
  });
});
