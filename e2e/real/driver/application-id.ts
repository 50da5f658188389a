/** Undefined while the driver starts: refused, a text page, no application, no streaming context. */
export async function applicationId(url: string): Promise<string | undefined> {
  try {
    const applications: unknown = await get(`${url}/api/v1/applications`);
    const first: unknown = Array.isArray(applications) ? applications[0] : undefined;
    if (typeof first !== "object" || first === null || !("id" in first)) return undefined;
    const id = String(first.id);
    await get(`${url}/api/v1/applications/${id}/streaming/statistics`);
    return id;
  } catch {
    return undefined;
  }
}

async function get(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}
