import { describe } from "vitest";
import { sinceHasBegun, sinceStands, troubleHasBegun } from "./since";
import { testAgreement } from "./testing/agrees";
import { AT, MINUTE_MS, momentOf, SLOW } from "./testing/moment-of";

const slowSince = (since: number, more = {}) => ({ verdict: { ...SLOW, since, ...more } });
const then = momentOf(slowSince(AT - 9 * MINUTE_MS));

describe("the beginning", () => {
  testAgreement(sinceHasBegun, {
    breaks: [["ahead", momentOf(slowSince(AT + 1))]],
    keeps: [
      ["now", momentOf(slowSince(AT))],
      ["unknown", momentOf()],
    ],
  });
  testAgreement(sinceStands, {
    breaks: [["it moved", momentOf({ ...slowSince(AT - 7.9 * MINUTE_MS), before: then })]],
    keeps: [
      ["by a minute", momentOf({ ...slowSince(AT - 8 * MINUTE_MS), before: then })],
      ['it was "at least"', momentOf({ ...slowSince(AT, { sinceIsAtLeast: true }), before: then })],
      ["of another start", momentOf({ ...slowSince(AT), before: then, known: { startedAt: AT } })],
      ["another state", momentOf({ ...slowSince(AT, { cause: "stuck-batch" }), before: then })],
      ["the first minute", momentOf(slowSince(AT - 5 * MINUTE_MS))],
    ],
  });
  testAgreement(troubleHasBegun, {
    breaks: [["without a beginning", momentOf({ verdict: SLOW })]],
    keeps: [["with a beginning", momentOf(slowSince(AT))]],
  });
});
