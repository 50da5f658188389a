import { expect, it } from "vitest";
import { OutOfTime } from "../source";
import { askAws } from "./ask-aws";
import type { AwsCall } from "./aws-call";

const CALL: AwsCall = { source: "leases", call: "Scan", region: "us-east-1", resource: "billing" };
const never = () => new Promise<never>(() => {});

it("gives the answer", async () => {
  expect(await askAws(CALL, new AbortController().signal, async () => 7)).toBe(7);
});

it("ends when the signal fires, though the call does not look at it", async () => {
  const controller = new AbortController();
  const asked = askAws(CALL, controller.signal, never);
  controller.abort();
  await expect(asked).rejects.toMatchObject({ name: "SourceError", fault: "timeout" });
});

it("says how long it waited when the time of a poll is over", async () => {
  const controller = new AbortController();
  const asked = askAws(CALL, controller.signal, never);
  controller.abort(new OutOfTime(25_000));
  await expect(asked).rejects.toThrow("DynamoDB did not answer Scan within 25 s (billing,");
});

it("does not begin after the signal has fired", async () => {
  let begun = false;
  const asked = askAws(CALL, AbortSignal.abort(), async () => {
    begun = true;
  });
  await expect(asked).rejects.toMatchObject({ fault: "timeout" });
  expect(begun).toBe(false);
});

it("turns a thrown error into a SourceError", async () => {
  const asked = askAws(CALL, new AbortController().signal, async () => {
    throw Object.assign(new Error("secret"), { name: "AccessDeniedException" });
  });
  await expect(asked).rejects.toMatchObject({
    fault: "denied",
    message: expect.stringContaining("allow dynamodb:Scan"),
  });
});
