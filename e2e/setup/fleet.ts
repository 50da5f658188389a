import type { Page } from "@playwright/test";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import type { WindowAnswer } from "@/lib/contract/window";

type Summary = PipelinesAnswer["pipelines"][number];

/** A pipeline of an invented list: how it differs from the watched one. */
export interface Told {
  readonly name: string;
  readonly verdict?: Partial<Summary["verdict"]>;
  readonly sources?: Summary["sources"];
  readonly region?: string;
  /** The number that matters for its cause, in lists. */
  readonly number?: Summary["number"];
}

/** From now on the page gets these pipelines, which are otherwise equal to the watched one. */
export async function tellOf(page: Page, watched: string, fleet: readonly Told[]): Promise<void> {
  await page.route("**/api/pipelines", async (route) => {
    // Both sides of the contract are ours.
    const body = (await (await route.fetch()).json()) as PipelinesAnswer;
    const first = body.pipelines.find(({ id }) => id === watched);
    if (!first) throw new Error(`The product does not watch ${watched}.`);
    const pipelines = fleet.map(({ name, verdict, sources, region, number }) => ({
      ...first,
      id: name,
      name,
      verdict: { ...first.verdict, ...verdict },
      sources: sources ?? first.sources,
      region: region ?? first.region,
      number: number ?? first.number,
    }));
    await route.fulfill({ json: { ...body, pipelines } });
  });
  await page.route(/\/api\/pipelines\/[^/?]+\?/, async (route) => {
    const url = new URL(route.request().url());
    const id = decodeURIComponent(url.pathname.split("/").at(-1) ?? "");
    const { verdict, sources } = fleet.find(({ name }) => name === id) ?? {};
    url.pathname = `/api/pipelines/${watched}`;
    // Both sides of the contract are ours.
    const body = (await (await route.fetch({ url: url.href })).json()) as WindowAnswer;
    await route.fulfill({
      json: {
        ...body,
        pipeline: { ...body.pipeline, id, name: id },
        verdict: { ...body.verdict, ...verdict },
        sources: sources ?? body.sources,
      },
    });
  });
}
