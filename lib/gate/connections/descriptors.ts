/** More are of no use: a team is served by a few dozen connections. */
const MOST = 1_000;

/**
 * How many connections leave enough descriptors for the upstreams, the history and the files being
 * sent: a third, because each connection may have a file open.
 *
 * @param descriptors how many this process may have open; undefined: unlimited
 */
export const connectionsFor = (descriptors: number | undefined): number =>
  Math.min(MOST, Math.max(8, Math.floor((descriptors ?? Infinity) / 3)));

/** How many descriptors this process may have open at once; undefined if nothing limits them. */
export function descriptorLimit(): number | undefined {
  // Without this the report would look up the names of all connections.
  Object.assign(process.report, { excludeNetwork: true });
  // Node's types know this report as an object without fields.
  const report = process.report.getReport() as {
    readonly userLimits?: { readonly open_files?: { readonly soft?: unknown } };
  };
  const soft = Number(report.userLimits?.open_files?.soft);
  return Number.isFinite(soft) ? soft : undefined;
}
