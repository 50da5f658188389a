import type { Problem } from "@/lib/contract/problem";
import type { LookFault } from "@/lib/domain/batch-work";
import type { WhichBatch } from "@/lib/domain/which-batch";

/** 404: no batch of the application fits. */
export function noSuchBatch(which: WhichBatch): Problem {
  return gone(
    which === "running"
      ? "No batch runs now. Ask for the slowest of the last 15 minutes: of=slowest."
      : "No batch of this application has ended in the last 15 minutes.",
  );
}

/** 404: the driver does not keep it any more. */
export function forgotten(): Problem {
  return gone(
    "The driver no longer keeps this batch. It keeps as many as spark.streaming.ui.retainedBatches says, and their jobs as spark.ui.retainedJobs says.",
  );
}

/** 503: the driver does not answer the polls, and is not asked more. */
export function silentDriver(why: string | undefined): Problem {
  return unavailable(`The driver is not asked while it does not answer. ${why ?? ""}`.trim());
}

/** 503: this question was not answered. */
export const unanswered = ({ fault }: LookFault): Problem => unavailable(fault);

const gone = (detail: string): Problem => ({
  type: "about:blank",
  title: "Not found",
  status: 404,
  detail,
});

const unavailable = (detail: string): Problem => ({
  type: "about:blank",
  title: "Service unavailable",
  status: 503,
  detail,
});
