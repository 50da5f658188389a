/** One call to AWS, in the words in which its failure is told. */
export interface AwsCall {
  readonly source: "cloudwatch" | "kinesis" | "leases";
  /** The API's name: `GetMetricData`. */
  readonly call: string;
  readonly region: string;
  /** What was asked about, as configured: a stream's or a table's name. Never an ARN. */
  readonly resource?: string | undefined;
}
