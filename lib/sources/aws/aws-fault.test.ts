import { describe, expect, it } from "vitest";
import { beginsWithSomethingToDo } from "@/lib/domain/testing/something-to-do";
import { problemAndRemedy } from "@/lib/domain/text/problem-and-remedy";
import { SourceError } from "../source";
import type { AwsCall } from "./aws-call";
import { toSourceError } from "./aws-fault";

const CALL: AwsCall = {
  source: "kinesis",
  call: "DescribeStreamSummary",
  region: "eu-west-1",
  resource: "orders",
};

/** An error as the SDK throws it, with AWS's text in it. */
function thrown(fields: Readonly<Record<string, unknown>>, status?: number): Error {
  const error = new Error("User: arn:aws:iam::123456789012:user/ann is not authorized");
  const metadata = status === undefined ? {} : { $metadata: { httpStatusCode: status } };
  return Object.assign(error, fields, metadata);
}

describe("toSourceError", () => {
  it.each([
    {
      name: "a denial, with the action to allow",
      error: thrown({ name: "AccessDeniedException" }, 400),
      fault: "denied",
      says: "AWS denies DescribeStreamSummary of orders in eu-west-1: allow kinesis:DescribeStreamSummary",
    },
    {
      name: "expired credentials",
      error: thrown({ name: "ExpiredTokenException" }, 400),
      fault: "denied",
      says: "have expired",
    },
    {
      name: "a wrong secret",
      error: thrown({ name: "InvalidSignatureException" }, 400),
      fault: "denied",
      says: "check the key",
    },
    {
      name: "no credentials",
      error: thrown({ name: "CredentialsProviderError" }),
      fault: "denied",
      says: "No usable AWS credentials",
    },
    {
      name: "a clock that is off",
      error: thrown({ name: "RequestTimeTooSkewed" }, 403),
      fault: "denied",
      says: "set this machine's clock",
    },
    {
      name: "no descriptors left here",
      error: thrown({ name: "Error", code: "EMFILE" }),
      fault: "unreachable",
      says: "was not sent: this dashboard has no file descriptors left (EMFILE)",
    },
    {
      name: "a missing stream",
      error: thrown({ name: "ResourceNotFoundException" }, 400),
      fault: "not-found",
      says: "no stream orders in eu-west-1",
    },
    {
      name: "too many calls",
      error: thrown({ name: "LimitExceededException" }, 400),
      fault: "throttled",
      says: "throttles DescribeStreamSummary of orders in eu-west-1 (LimitExceededException), after too many calls in this account",
    },
    {
      name: "status 429 of any name",
      error: thrown({}, 429),
      fault: "throttled",
      says: "throttles DescribeStreamSummary of orders in eu-west-1 (HTTP 429)",
    },
    {
      name: "a failure inside AWS",
      error: thrown({ name: "Unknown" }, 500),
      fault: "server-error",
      says: "(HTTP 500)",
    },
    {
      name: "HTML from a proxy",
      error: thrown({ name: "SyntaxError" }, 403),
      fault: "malformed",
      says: "any proxy",
    },
    {
      name: "a question that AWS calls invalid",
      error: thrown({ name: "ValidationException" }, 400),
      fault: "malformed",
      says: "invalid (ValidationException)",
    },
    // The SDK renames the errors of Node's sockets: the code says more than the name.
    {
      name: "a refused connection",
      error: thrown({ name: "TimeoutError", code: "ECONNREFUSED" }),
      fault: "refused",
      says: "Nothing listens",
    },
    {
      name: "a host that does not exist",
      error: thrown({ code: "ENOTFOUND" }),
      fault: "unreachable",
      says: "check the region's name",
    },
    {
      name: "a cut connection, by its cause",
      error: thrown({ cause: { code: "ECONNRESET" } }),
      fault: "unreachable",
      says: "broke off (ECONNRESET)",
    },
    {
      name: "a cut connection that the SDK calls a timeout",
      error: thrown({ name: "TimeoutError", code: "ECONNRESET" }),
      fault: "unreachable",
      says: "broke off (ECONNRESET)",
    },
    {
      name: "a timeout",
      error: thrown({ name: "TimeoutError" }),
      fault: "timeout",
      says: "Kinesis did not answer DescribeStreamSummary in time (orders, eu-west-1)",
    },
    { name: "anything at all", error: "text", fault: "unreachable", says: "(Error)" },
    {
      name: "a name that is markup",
      error: thrown({ name: "<b>" }),
      fault: "unreachable",
      says: "(Error)",
    },
  ])("describes $name", ({ error, fault, says }) => {
    const result = toSourceError(error, CALL);
    expect(result).toMatchObject({ source: "kinesis", call: "DescribeStreamSummary", fault });
    expect(result.message).toContain(says);
    expect(
      beginsWithSomethingToDo(problemAndRemedy(result.message).remedy ?? ""),
      result.message,
    ).toBe(true);
    expect(`${result.message} ${String(result.cause)}`).not.toMatch(/123456789012|arn:|ann|<b>/);
  });

  it("leaves a SourceError as it is", () => {
    const error = new SourceError({
      source: "kinesis",
      call: "c",
      fault: "malformed",
      message: "m",
    });
    expect(toSourceError(error, CALL)).toBe(error);
  });
});
