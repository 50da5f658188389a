import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/diagnosis/diagnose";
import { isTrouble } from "@/lib/domain/severity-order";
import { incidentWindow } from "../window/incident-window";
import { FIELD_NAMES, fieldCase } from "./field-cases";

/** No delay is as short. */
const TARGET_MS = 1;

const cases = FIELD_NAMES.map((name) => {
  const window = incidentWindow(fieldCase(name));
  const [without, withTarget] = [window, { ...window, targetDelayMs: TARGET_MS }].map((one) =>
    evaluate(one, window.to),
  );
  if (!without || !withTarget) throw new Error(name);
  return { name, without, withTarget };
});

describe("a target that is missed", () => {
  it.each(
    cases.filter(({ without }) => isTrouble(without.severity) && without.cause !== "at-risk"),
  )("leaves the verdict of a trouble as it is: $name", ({ without, withTarget }) => {
    const { cause, bottleneck, severity, headline, since, advice, also } = withTarget;
    expect({ cause, bottleneck, severity, headline, since, advice }).toEqual({
      cause: without.cause,
      bottleneck: without.bottleneck,
      severity: without.severity,
      headline: without.headline,
      since: without.since,
      advice: without.advice,
    });
    expect(also.filter((one) => one !== "over-target")).toEqual(without.also);
  });

  it.each(cases)("leaves no calm verdict while it holds: $name", ({ withTarget }) => {
    const row = withTarget.evidence.find(({ rule }) => rule === "over-target");
    expect(row).toBeDefined();
    if (row?.state === "holds") expect(["ok", "info"]).not.toContain(withTarget.severity);
  });

  it("holds in most of these cases", () => {
    const holds = cases.filter(({ withTarget }) =>
      withTarget.evidence.some(({ rule, state }) => rule === "over-target" && state === "holds"),
    );
    expect(holds.length).toBeGreaterThan(cases.length / 2);
  });
});
