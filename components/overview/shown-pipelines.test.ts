import { describe, expect, it } from "vitest";
import { pipelineSummary } from "../fixtures/pipeline-summary";
import { type ListFilter, NO_FILTER } from "../view/list-filter";
import { regionsOf, shownPipelines } from "./shown-pipelines";

const PIPELINES = [
  { ...pipelineSummary("clicks", { severity: "critical", cause: "backpressure" }), region: "us-1" },
  { ...pipelineSummary("orders", { severity: "warning", cause: "at-risk" }), stream: "shop" },
  pipelineSummary("returns", { severity: "ok", cause: "keeping-up" }),
];

const shown = (filter: Partial<ListFilter>) =>
  shownPipelines(PIPELINES, { ...NO_FILTER, ...filter }).map(({ id }) => id);

describe("shownPipelines", () => {
  it.each<[string, Partial<ListFilter>, readonly string[]]>([
    ["all without a filter", {}, ["clicks", "orders", "returns"]],
    ["several severities", { severities: ["critical", "ok"] }, ["clicks", "returns"]],
    ["one region", { region: "us-1" }, ["clicks"]],
    ["all for a region that none has", { region: "eu-9" }, ["clicks", "orders", "returns"]],
    ["a part of a name, in any case", { text: "ORD" }, ["orders"]],
    ["a stream", { text: "shop" }, ["orders"]],
    ["a cause in our words", { text: "back-pressure" }, ["clicks"]],
    ["a cause in the API's words", { text: "at-risk" }, ["orders"]],
    ["words in different places", { text: "eu-west  keeping" }, ["returns"]],
    ["nothing when one word is found nowhere", { text: "orders nowhere" }, []],
    [
      "what passes everything",
      { severities: ["critical"], region: "us-1", text: "cl" },
      ["clicks"],
    ],
    ["nothing when one part does not fit", { severities: ["ok"], region: "us-1" }, []],
  ])("shows %s", (_what, filter, wanted) => expect(shown(filter)).toEqual(wanted));
});

it("lists each region once, sorted", () =>
  expect(regionsOf(PIPELINES)).toEqual(["eu-west-1", "us-1"]));
