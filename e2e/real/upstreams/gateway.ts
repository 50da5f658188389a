/** A process with Kinesis and its limits, and CloudWatch: the metering gateway before kinesalite. */
import { startGateway } from "../gateway/start-gateway";
import { type GatewayOrder, obey } from "./gateway-order";
import { endWithStarter } from "./end-with-starter";

const [kinesisUrl = "", publishLateMs = "0"] = process.argv.slice(2);
endWithStarter();
const gateway = await startGateway({ kinesisUrl, publishLateMs: Number(publishLateMs) });
const { kinesisUrl: url, cloudWatchUrl, cloudWatchTlsUrl } = gateway;
// Only its starter has the other end of the channel.
process.on("message", (order: GatewayOrder) => obey(gateway, order));
process.send?.({ url, cloudWatchUrl, cloudWatchTlsUrl });
