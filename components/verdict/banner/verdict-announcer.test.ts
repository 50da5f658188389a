import { describe, expect, it } from "vitest";
import { consumerCritical, healthy } from "../../fixtures/window-answer";
import { tabIconHref } from "../severity/tab-icon";
import { announcementOf } from "./verdict-announcer";

const calm = healthy.verdict;
const grave = consumerCritical.verdict;
const first = announcementOf(undefined, calm, false);

describe("announcementOf", () => {
  it("is silent about the first verdict of the page", () => expect(first.words).toBe(""));

  it("is silent about new numbers in the same state", () => {
    const later = { ...calm, headline: "Keeping up: batches take 5.0 s of a 10 s interval." };
    expect(announcementOf(first, later, false)).toBe(first);
  });

  it("announces a change with its severity and its sentence", () =>
    expect(announcementOf(first, grave, false).words).toBe(
      `The verdict is now Critical: ${grave.headline}`,
    ));

  it("leaves a stale answer to its own alert", () =>
    expect(announcementOf(first, calm, true).words).toBe(""));

  it("announces the verdict again when the answer is fresh again", () => {
    const old = announcementOf(first, calm, true);
    expect(announcementOf(old, calm, false).words).toContain("The verdict is now OK");
  });
});

describe("tabIconHref", () => {
  it("differs in shape, not in colour alone", () => {
    const shapes = (["ok", "info", "warning", "critical", "unknown"] as const).map(
      (severity) => /path d="([^"]+)"/.exec(decodeURIComponent(tabIconHref(severity)))?.[1],
    );
    expect(new Set(shapes).size).toBe(5);
  });

  it("needs no request", () => expect(tabIconHref("ok")).toMatch(/^data:image\/svg\+xml,%3Csvg/));
});
