import type { RunningDemo } from "@/lib/demo/start-demo";
import type { Product } from "./product";
import { type FaultProxy, startFaultProxy } from "../real/fault-proxy/start-fault-proxy";
import type { Toxic } from "../real/fault-proxy/toxic";
import type { Setup } from "./setup";

/** A product with a fault proxy before each upstream. */
export interface FaultyLines {
  readonly product: Product;
  /** One for all pipelines, as the account's services are. */
  readonly aws: Readonly<Record<"cloudwatch" | "kinesis" | "leases", FaultProxy>>;
  /** The proxy before the driver of this pipeline. Throws when there is none. */
  driver(id: string): FaultProxy;
  close(): Promise<void>;
}

/** The toxics from the start on: of drivers by their pipeline, and of AWS. */
export interface SlowLines {
  readonly drivers: Readonly<Record<string, readonly Toxic[]>>;
  readonly aws: readonly Toxic[];
}

/** Starts a product with a demo, with the proxies between them; resolves when it is ready. */
export async function startFaultyLines(
  setup: Setup,
  demo: RunningDemo,
  slow: SlowLines,
): Promise<FaultyLines> {
  const [cloudwatch, kinesis, leases] = await Promise.all([
    startFaultProxy(demo.url),
    startFaultProxy(demo.url),
    startFaultProxy(demo.url),
  ]);
  const drivers = new Map<string, FaultProxy>();
  for (const { id, sparkUrl } of demo.pipelines) drivers.set(id, await startFaultProxy(sparkUrl));
  const driver = (id: string): FaultProxy => {
    const proxy = drivers.get(id);
    if (proxy === undefined) throw new Error(`There is no pipeline "${id}".`);
    return proxy;
  };
  for (const proxy of [cloudwatch, kinesis, leases]) proxy.set(...slow.aws);
  for (const [id, toxics] of Object.entries(slow.drivers)) driver(id).set(...toxics);
  const product = await setup.product({
    pipelines: demo.pipelines.map((one) => ({ ...one, sparkUrl: driver(one.id).url })),
    env: {
      PUBLICATION_DELAY_SECONDS: "120",
      AWS_ENDPOINT_URL_CLOUDWATCH: cloudwatch.url,
      AWS_ENDPOINT_URL_KINESIS: kinesis.url,
      AWS_ENDPOINT_URL_DYNAMODB: leases.url,
    },
  });
  await product.isReady();
  const all = [cloudwatch, kinesis, leases, ...drivers.values()];
  return {
    product,
    aws: { cloudwatch, kinesis, leases },
    driver,
    close: async () => void (await Promise.all(all.map((proxy) => proxy.close()))),
  };
}
