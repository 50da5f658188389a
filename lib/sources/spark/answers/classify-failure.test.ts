import { expect, it } from "vitest";
import { beginsWithSomethingToDo } from "@/lib/domain/testing/something-to-do";
import { problemAndRemedy } from "@/lib/domain/text/problem-and-remedy";
import { classifyFailure } from "./classify-failure";

const asked = { call: "streaming/batches", where: "http://driver:4040" };

it.each(["EMFILE", "ENFILE"])(
  "a lack of file descriptors here (%s) is not the driver's trouble",
  (code) => {
    expect(classifyFailure(code, "connecting", asked)).toEqual({
      fault: "unreachable",
      message: `streaming/batches was not sent to http://driver:4040: this dashboard has no file descriptors left (${code}): raise its limit (ulimit -n).`,
    });
  },
);

it.each([
  ["ECONNREFUSED", "refused", "Nothing listens at http://driver:4040"],
  ["ENOTFOUND", "unreachable", "cannot be resolved (ENOTFOUND)"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "unreachable", "No secure connection"],
  ["HPE_INVALID_CONSTANT", "malformed", "does not speak HTTP"],
  ["EHOSTUNREACH", "unreachable", "cannot be reached (EHOSTUNREACH)"],
])("%s is %s", (code, fault, says) => {
  const judged = classifyFailure(code, "connecting", asked);
  expect(judged.fault).toBe(fault);
  expect(judged.message).toContain(says);
  expect(
    beginsWithSomethingToDo(problemAndRemedy(judged.message).remedy ?? ""),
    judged.message,
  ).toBe(true);
});
