import type { SourceFault } from "@/lib/domain/source-state";

/** One HTTP answer in full, the body decompressed. */
export interface HttpAnswer {
  readonly status: number;
  /** Header `Content-Type`, lower case; empty when there was none. */
  readonly contentType: string;
  /** Header `Location`, made absolute; only on a redirect. */
  readonly location?: string;
  /** Header `WWW-Authenticate` or `Proxy-Authenticate`: the log-in that is asked for. */
  readonly authenticate?: string;
  readonly body: string;
}

/** Which call was made of whom, as the sentences name them. */
export interface Asked {
  /** In Spark's words: `streaming/statistics`. */
  readonly call: string;
  /** The Spark address without credentials: `http://host:4040`. */
  readonly where: string;
}

/** What is wrong with an answer, or with its absence. */
export interface AnswerClass {
  readonly fault: SourceFault;
  /** What happened and what to do. */
  readonly message: string;
  /** What is said instead once it has lasted for minutes: of what mends itself at first. */
  readonly lasting?: string;
}
