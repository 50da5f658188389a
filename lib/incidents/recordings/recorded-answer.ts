import { isSourceError, SourceError } from "@/lib/sources/source";
import { judgeAnswer } from "@/lib/sources/spark/answers/judge-answer";
import { judgeFailure } from "@/lib/sources/spark/answers/judge-failure";
import type { Exchange } from "./recording";

/** What the Spark source makes of an exchange: the JSON of its body, or what is wrong with it. */
export interface RecordedAnswer {
  readonly json?: unknown;
  readonly trouble?: Pick<SourceError, "fault" | "message">;
}

const known = new WeakMap<Exchange, RecordedAnswer>();

/** Judged once per exchange, since every replayed instant hears all that came before it. */
export function answerOf(exchange: Exchange): RecordedAnswer {
  const answer = known.get(exchange) ?? judged(exchange);
  known.set(exchange, answer);
  return answer;
}

function judged(exchange: Exchange): RecordedAnswer {
  try {
    return { json: heard(exchange) };
  } catch (error) {
    if (isSourceError(error)) return { trouble: error };
    throw error;
  }
}

function heard({ path, status, contentType = "", body = "", error }: Exchange): unknown {
  const asked = { call: path.replace(/^\/api\/v1\//, ""), where: "http://driver:4040" };
  if (status !== undefined) return judgeAnswer({ status, contentType, body }, asked);
  const code = error?.includes("refused") === true ? "ECONNREFUSED" : "ECONNRESET";
  throw new SourceError({
    source: "spark",
    call: asked.call,
    ...judgeFailure(code, "connecting", asked),
  });
}
