import { describe, expect, it } from "vitest";
import { parseApplications } from "./parse-applications";
import { faultOf, recorded } from "../testing/recorded";

describe("parseApplications", () => {
  it("reads the one application of a live driver", () => {
    expect(parseApplications(recorded("applications"))).toEqual({
      id: "local-1795403381903",
      name: "clicks to totals",
      startedAt: 1_795_403_378_867,
      sparkVersion: "3.5.7",
    });
  });

  const [live] = recorded("applications");
  it.each([
    {
      name: "one that has no id yet as starting",
      body: [{ ...live, id: undefined }],
      is: "starting",
    },
    { name: "an empty list as no application", body: [], is: "no-application" },
    { name: "several as a History Server", body: [live, live], is: "no-application" },
    {
      name: "an ended one as a History Server",
      body: [{ ...live, attempts: [{ ...live.attempts[0], completed: true }] }],
      is: "no-application",
    },
    {
      name: "one without attempts as malformed",
      body: [{ ...live, attempts: [] }],
      is: "malformed",
    },
  ])("takes $name", ({ body, is }) => {
    expect(faultOf(() => parseApplications(body)).fault).toBe(is);
  });
});
