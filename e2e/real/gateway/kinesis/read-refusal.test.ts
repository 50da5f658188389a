import { GetRecordsCommand } from "@aws-sdk/client-kinesis";
import { afterAll, beforeAll, expect, it } from "vitest";
import { OpenGateway } from "../testing/open-gateway";

const LATE_MS = 75_000;
let now = Date.now();
let open: OpenGateway;
beforeAll(async () => {
  open = await OpenGateway.open({ now: () => now, publishLateMs: LATE_MS });
  await open.createStream("orders", 1);
  await open.createStream("clicks", 1);
});
afterAll(() => open.close());

it.each([
  ["KMSAccessDeniedException", "kms:Decrypt"],
  ["AccessDeniedException", "kinesis:GetRecords"],
] as const)("refuses a read with %s until this is revoked", async (code, action) => {
  const iterator = await open.iterator("orders");
  open.gateway.refuseReads("orders", code);
  await expect(open.read(iterator)).rejects.toMatchObject({
    name: code,
    message: expect.stringContaining(`not authorized to perform: ${action} `),
    $metadata: { httpStatusCode: 400 },
  });
  open.gateway.refuseReads("orders", undefined);
  await open.read(iterator);
});

it("refuses no read of another stream", async () => {
  open.gateway.refuseReads("orders", "AccessDeniedException");
  await open.read(await open.iterator("clicks"));
  open.gateway.refuseReads("orders", undefined);
});

it("counts each refused call as unsuccessful, throttled or not, without records", async () => {
  now += 600_000;
  const at = Math.floor(now / 60_000) * 60_000;
  open.gateway.refuseReads("orders", "KMSAccessDeniedException");
  const iterator = await open.iterator("orders");
  for (let call = 0; call < 3; call += 1)
    await expect(
      open.kinesis.send(new GetRecordsCommand({ ShardIterator: iterator })),
    ).rejects.toThrow("kms:Decrypt");
  now += LATE_MS + 60_000;
  const minutes = (metric: string, stat: string) => open.minutes("orders", metric, stat, at);
  expect(await minutes("GetRecords.Success", "Average")).toContainEqual([at, 0]);
  expect(await minutes("GetRecords.Success", "SampleCount")).toContainEqual([at, 3]);
  const throttled = await minutes("ReadProvisionedThroughputExceeded", "Sum");
  expect(throttled).toContainEqual([at, 0]);
  const records = await minutes("GetRecords.Records", "Sum");
  expect(records.filter(([minute]) => minute === at)).toEqual([]);
});
