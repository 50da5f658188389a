import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { failing, pipelineSummary } from "../../fixtures/pipeline-summary";
import { OtherPipelines } from "../rotation/other-pipelines";
import { DenseTile } from "./dense-tile";
import { LargeTile } from "./large-tile";

const text = (element: ReactElement) =>
  renderToStaticMarkup(element)
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");

const deaf = pipelineSummary("a", { severity: "ok" }, [failing("kinesis"), failing("leases")]);
const late = pipelineSummary("a", { severity: "critical", cause: "down" }, [
  { ...failing("spark"), status: "late" },
]);
const well = pipelineSummary("a", { severity: "ok", cause: "keeping-up" });

describe("sources in trouble, beside a verdict of any colour", () => {
  const chip = (pipeline: typeof deaf, stale = false) =>
    text(createElement(DenseTile, { pipeline, stale }));
  it("are the words of a chip, with a sign, when it is calm", () => {
    expect(chip(deaf)).toContain("✕ Kinesis, Lease table failing");
    expect(chip(deaf)).not.toContain("keeping up");
  });
  it("stand beside the cause when it is not", () =>
    expect(chip(late)).toMatch(/down .*◐ Spark driver late/));
  it("are in the past tense for a stale answer", () => {
    expect(chip(deaf, true)).toContain("Kinesis, Lease table were failing");
    expect(chip(late, true)).toContain("Spark driver was late");
  });
  it("are not mentioned when there are none", () => expect(chip(well)).toMatch(/OK: keeping up $/));
  it("include a history that takes no writes", () =>
    expect(chip(pipelineSummary("a", { severity: "ok" }, [failing("history")]))).toContain(
      "✕ History failing",
    ));
  it("are shown in a tile", () =>
    expect(
      text(createElement(LargeTile, { pipeline: deaf, stale: false, writtenAt: 0, lead: false })),
    ).toContain("✕ Kinesis, Lease table failing"));
});

describe("beneath the screen of another pipeline", () => {
  const others = (...pipelines: readonly (typeof deaf)[]) =>
    text(createElement(OtherPipelines, { pipelines, stale: false }));
  it("a calm one with a failing source is named", () =>
    expect(others(deaf, well)).toContain("no trouble in the other 2 a ✕ Kinesis, Lease table"));
  it("is not named when three in trouble take the room", () =>
    expect(others(late, late, late, deaf)).not.toContain("Kinesis"));
});

describe("data loss in a tile", () => {
  const losing = pipelineSummary("a", {
    severity: "critical",
    also: ["losing-data"],
    headline: "Data are being lost now. Spark is down.",
  });
  const tile = (stale: boolean) =>
    text(createElement(LargeTile, { pipeline: losing, stale, writtenAt: 0, lead: true }));
  it("is in the present tense", () =>
    expect(tile(false).match(/Data are being lost now/g)).toHaveLength(2));
  it("is in the past tense for a stale answer", () => {
    expect(tile(true).match(/Data were being lost/g)).toHaveLength(2);
    expect(tile(true)).not.toContain("are being lost");
  });
});
