/** RFC 9457 `application/problem+json`. `detail` names the parameter and an example that works. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly parameter?: string;
  readonly example?: string;
}
