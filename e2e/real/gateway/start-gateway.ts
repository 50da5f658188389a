import { createServer as createTlsServer } from "node:https";
import { createServer, type RequestListener, type Server } from "node:http";
import { listenLocally } from "../process/listen-locally";
import { selfSignedCertificate } from "../tls/self-signed-certificate";
import { CloudWatch } from "./cloudwatch/cloudwatch";
import { handleCloudWatch } from "./cloudwatch/cloudwatch-handler";
import { KinesisGate } from "./kinesis/kinesis-gate";
import type { ReadRefusal } from "./kinesis/read-refusal";
import type { ShardLimits } from "./kinesis/shard-limits";
import type { StreamTraffic } from "./kinesis/stream-traffic";
import { Upstream } from "./kinesis/upstream";

export interface GatewayOptions {
  /** The Kinesis emulator, e.g. `http://127.0.0.1:4567`; the gateway calls it as a producer would. */
  readonly kinesisUrl: string;
  /** The delay from an operation until CloudWatch publishes it, ms, as with AWS's real minutes. */
  readonly publishLateMs?: number;
  /** The limits of a shard of this stream; AWS's by default. */
  readonly limits?: (stream: string) => Partial<ShardLimits>;
  /** Epoch ms; the machine's clock by default. */
  readonly now?: () => number;
}

/** Kinesis with AWS's limits, and a CloudWatch that publishes its traffic. */
export interface Gateway {
  /** For producers, receivers and the dashboard: `http://127.0.0.1:port`. */
  readonly kinesisUrl: string;
  /** `GetMetricData` and `PutMetricData`. */
  readonly cloudWatchUrl: string;
  /** The same over TLS: the KCL's client speaks nothing else. */
  readonly cloudWatchTlsUrl: string;
  /** The certificate of {@link cloudWatchTlsUrl}, PEM: a client that checks needs it as `ca`. */
  readonly certificate: string;
  /** The traffic so far, from the first call on. */
  traffic(stream: string): StreamTraffic;
  /** Refuses every GetRecords of a stream, which may be created later, or ends the refusal. */
  refuseReads(stream: string, code: ReadRefusal | undefined): void;
  /** CloudWatch publishes nothing new of these streams and namespaces, but still answers. */
  silence(subjects: readonly string[]): void;
  /** Ends the silence: everything is published at once. */
  endSilence(subjects: readonly string[]): void;
  close(): Promise<void>;
}

const PUBLISH_LATE_MS = 75_000;

/** Starts it on free ports of the loopback. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const now = options.now ?? Date.now;
  const upstream = new Upstream(options.kinesisUrl);
  const cloudWatch = new CloudWatch({ lateMs: options.publishLateMs ?? PUBLISH_LATE_MS, now });
  const gate = new KinesisGate({ upstream, cloudWatch, now, limits: options.limits });
  const answerMetrics: RequestListener = (request, response) =>
    void handleCloudWatch(request, response, cloudWatch);
  const { key, cert } = await selfSignedCertificate();
  const kinesis = createServer((request, response) => void gate.handle(request, response));
  const plain = createServer(answerMetrics);
  const tls = createTlsServer({ key, cert }, answerMetrics);
  const servers = [kinesis, plain, tls];
  const [kinesisPort, plainPort, tlsPort] = await Promise.all([
    listenLocally(kinesis),
    listenLocally(plain),
    listenLocally(tls),
  ]);
  return {
    kinesisUrl: `http://127.0.0.1:${kinesisPort}`,
    cloudWatchUrl: `http://127.0.0.1:${plainPort}`,
    cloudWatchTlsUrl: `https://127.0.0.1:${tlsPort}`,
    certificate: cert,
    traffic: (stream) => gate.traffic(stream),
    refuseReads: (stream, code) => gate.refuseReads(stream, code),
    silence: (subjects) => cloudWatch.silence(subjects),
    endSilence: (subjects) => cloudWatch.endSilence(subjects),
    async close() {
      await Promise.all(servers.map(closed));
      upstream.close();
    },
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
