import type { SourceFault } from "@/lib/domain/source-state";

/** One complete HTTP answer, the body decompressed. */
export interface HttpAnswer {
  readonly status: number;
  /** Header `Content-Type`, lower case; empty when there was none. */
  readonly contentType: string;
  /** Header `Location`, made absolute; only on a redirect. */
  readonly location?: string;
  /** Header `WWW-Authenticate` or `Proxy-Authenticate`: the log-in that is required. */
  readonly authenticate?: string;
  readonly body: string;
}

/** The call and the driver, as error messages name them. */
export interface Asked {
  /** In Spark's terms: `streaming/statistics`. */
  readonly call: string;
  /** The Spark address without credentials: `http://host:4040`. */
  readonly where: string;
}

/** What is wrong with an answer, or with its absence. */
export interface AnswerClass {
  readonly fault: SourceFault;
  /** What happened and what to do. */
  readonly message: string;
  /** The message that replaces it after some minutes, for a fault that often mends itself. */
  readonly lasting?: string;
}
