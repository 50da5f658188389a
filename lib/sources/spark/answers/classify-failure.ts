import type { Asked, AnswerClass } from "./answer";

/** How far a request had come when it failed. */
export type Progress = "connecting" | "waiting" | "reading";

/** Says why no complete answer arrived, from Node's error code and how far the request had come. */
export function classifyFailure(
  code: string,
  progress: Progress,
  { call, where }: Asked,
): AnswerClass {
  if (code === "ECONNREFUSED") {
    return {
      fault: "refused",
      message: `Nothing listens at ${where} (the driver has ended, has not started yet, or uses another port): start it, or correct the Spark address.`,
    };
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return {
      fault: "unreachable",
      message: `The host name in ${where} cannot be resolved (${code}): check the Spark address and the name service.`,
    };
  }
  if (code === "EMFILE" || code === "ENFILE") {
    return {
      fault: "unreachable",
      message: `${call} was not sent to ${where}: this dashboard has no file descriptors left (${code}): raise its limit (ulimit -n).`,
    };
  }
  if (/CERT|TLS|SSL|EPROTO/.test(code)) {
    return {
      fault: "unreachable",
      message: `No secure connection to ${where} (${code}): check its certificate, and whether the address is http or https.`,
    };
  }
  if (code.startsWith("HPE_")) {
    return {
      fault: "malformed",
      message: `What answers at ${where} does not speak HTTP (${code}): check the Spark address.`,
    };
  }
  if (code.startsWith("Z_")) {
    return {
      fault: "malformed",
      message: `The compressed answer of ${where} to ${call} is damaged or breaks off: wait, it is asked again; if this lasts, look at the proxy before the driver.`,
    };
  }
  if (progress === "reading") {
    return {
      fault: "malformed",
      message: `The answer of ${where} to ${call} breaks off, closed early by the driver or a proxy before it: wait, it is asked again; if this lasts, look at the log of both.`,
    };
  }
  return {
    fault: "unreachable",
    message:
      code === "ECONNRESET" || code === "EPIPE"
        ? `${where} closes the connection on ${call} without an answer (the driver may be ending): wait, it is asked again; if this lasts, look at the driver's log.`
        : `${where} cannot be reached (${code}): check the network between Narrows and the driver.`,
  };
}

/** Says what did not happen within the time limit. */
export function classifyTimeout(
  timeoutMs: number,
  progress: Progress,
  { call, where }: Asked,
): AnswerClass {
  const within = `within ${timeoutMs / 1000} s`;
  if (progress === "connecting") {
    return {
      fault: "unreachable",
      message: `No connection to ${where} ${within}: check the address, and whether a firewall drops the connection.`,
    };
  }
  return {
    fault: "timeout",
    message: `The driver at ${where} accepted the connection but did not ${progress === "waiting" ? "answer" : "finish its answer to"} ${call} ${within} (it is overloaded or stuck): look at its garbage collection and processor load.`,
  };
}
