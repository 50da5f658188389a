import { type FirstVisit, firstVisit } from "./first-visit";
import { MeasuredPage, type Setting } from "./measured-page";
import type { Paged, PageNumbers } from "./paged";

const ROUNDS = 8;
const VISITS = 5;

/** Measures both pages in turns, so that other load on the machine affects both. */
export async function comparePages(setting: Setting): Promise<Paged<PageNumbers>> {
  const { browser, addresses } = setting;
  const visits: Paged<FirstVisit[]> = { ours: [], plain: [] };
  for (let i = 0; i < VISITS; i++) {
    visits.ours.push(await firstVisit(browser, addresses.ours));
    visits.plain.push(await firstVisit(browser, addresses.plain));
  }
  const ours = await MeasuredPage.open(setting, "ours");
  const plain = await MeasuredPage.open(setting, "plain");
  for (let i = 0; i < ROUNDS; i++) {
    await ours.round();
    await plain.round();
  }
  return {
    ours: { ...(await ours.finish()), visits: visits.ours },
    plain: { ...(await plain.finish()), visits: visits.plain },
  };
}
