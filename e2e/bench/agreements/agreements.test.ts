import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AGREEMENTS } from "@/lib/incidents/agreements/broken";
import { type Broken, brokenIn } from "@/lib/incidents/agreements/broken";
import { debtsIn, paid, RENEWS, unowed } from "@/lib/incidents/agreements/debts";
import { keptWalks, type Walked } from "@/lib/incidents/agreements/walked";
import { catalogue, catalogueOf, linesBeyond } from "../sentences/catalogue";
import { namesIn } from "../sentences/masked";
import { sentencesIn, type Sentence } from "../sentences/sentences-in";
import { brokenInLife, playedWalks } from "./agreements";

/** Walked once, and one at a time: all minutes of all pipelines would not fit into memory. */
const broken: Broken[] = [];
const said = new Map<string, Sentence>();

for (const kept of keptWalks()) {
  broken.push(...brokenIn(kept));
  listen(kept);
}
for (const played of playedWalks()) {
  broken.push(...brokenInLife(played));
  listen(played);
}

function listen({ window, moments }: Walked): void {
  const names = namesIn(window);
  const all = moments.flatMap(({ verdict }) => sentencesIn(verdict, names));
  for (const one of all) said.set(`${one.place} ${one.of} ${one.text}`, one);
}

const debts = debtsIn(new URL("debts.txt", import.meta.url), broken);

describe("the page agrees with itself at any time, for all recorded and simulated pipelines", () => {
  it("breaks only agreements that are listed as known breaks", () => {
    expect(unowed(broken, debts)).toEqual([]);
  });

  it("lists no known break that is mended", () => {
    expect(paid(broken, debts)).toEqual([]);
  });

  it("documents each agreement once", () => {
    const names = AGREEMENTS.map(({ name }) => name);
    const page = readFileSync(new URL("../../../docs/diagnosis.md", import.meta.url), "utf8");
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
  });
});

describe("every sentence is listed", () => {
  const page = catalogue(said.values(), RENEWS);
  const now = catalogueOf(said.values());

  it("in docs/sentences.md", () => {
    expect(linesBeyond(now, page)).toEqual([]);
  });

  it("and no other sentence is", () => {
    expect(linesBeyond(page, now)).toEqual([]);
  });
});
