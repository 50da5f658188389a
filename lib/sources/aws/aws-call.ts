/** One call to AWS, as error messages name it. */
export interface AwsCall {
  readonly source: "cloudwatch" | "kinesis" | "leases";
  /** The API's name: `GetMetricData`. */
  readonly call: string;
  readonly region: string;
  /** What was asked about, as configured: a stream's or a table's name. Never an ARN. */
  readonly resource?: string | undefined;
}
