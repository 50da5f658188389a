import type { Browser } from "@playwright/test";
import { bringIntoView } from "../../page/in-view";
import type { BenchServer } from "./bench-server";
import { DrivenPage } from "./driven-page";
import type { Paged, PageNumbers } from "./paged";
import type { Tape } from "./tape";

/** Twelve refreshes make a minute: eleven that leave the time axis and one that moves it. */
const MINUTE = 12;
/** Refreshes until the browser has compiled the code that runs often: the page stays open for hours. */
const WARM_UP = 24;
const MOVES = 50;
/** The refreshes of an hour. */
export const MANY = 720;

export interface Setting {
  readonly browser: Browser;
  readonly server: BenchServer;
  readonly tape: Tape;
  readonly addresses: Paged<string>;
}

/** One of the two pages, kept open while it is measured round by round. */
export class MeasuredPage {
  readonly #setting: Setting;
  readonly #which: keyof Paged<unknown>;
  readonly #driven: DrivenPage;
  readonly #refreshes: number[] = [];
  readonly #steps: number[] = [];
  readonly #rests: number[] = [];
  readonly #moves: number[] = [];

  private constructor(setting: Setting, which: keyof Paged<unknown>, driven: DrivenPage) {
    this.#setting = setting;
    this.#which = which;
    this.#driven = driven;
  }

  static async open(setting: Setting, which: keyof Paged<unknown>): Promise<MeasuredPage> {
    const driven = await DrivenPage.open(setting.browser);
    setting.server.rewind(which);
    await driven.load(setting.addresses[which]);
    for (let i = 0; i < WARM_UP; i++) await driven.refresh();
    return new MeasuredPage(setting, which, driven);
  }

  /** A minute of refreshes and fifty steps of the pointer. */
  async round(): Promise<void> {
    const { server, tape } = this.#setting;
    for (let i = 0; i < MINUTE; i++) {
      const cpu = await this.#driven.cpuOf(() => this.#driven.refresh());
      const moved = tape.movesAxis(server.given(this.#which) - 1);
      (moved ? this.#steps : this.#refreshes).push(cpu);
      this.#rests.push(await this.#driven.cpuOf(() => this.#driven.rest()));
    }
    this.#moves.push(...(await measureMoves(this.#driven, MOVES)));
  }

  /** The measurements that are made once, and the end of the page. */
  async finish(): Promise<Omit<PageNumbers, "visits">> {
    const longestMs = await longestTask(this.#setting.browser, this.#driven, () =>
      this.#refreshTimes(MINUTE + 1, { settle: true }),
    );
    // Compiled code does not count as growth.
    await this.#refreshTimes(MANY, { settle: false });
    const before = await this.#driven.heapBytes();
    await this.#refreshTimes(MANY, { settle: false });
    const after = await this.#driven.heapBytes();
    await this.#driven.close();
    return {
      refreshes: this.#refreshes,
      steps: this.#steps,
      rests: this.#rests,
      moves: this.#moves,
      longestMs,
      heap: { before, after },
    };
  }

  async #refreshTimes(times: number, { settle }: { readonly settle: boolean }): Promise<void> {
    for (let i = 0; i < times; i++) await this.#driven.refresh({ settle });
  }
}

interface TraceEvent {
  readonly name: string;
  /** The ids of the process and of its thread. */
  readonly pid: number;
  readonly tid: number;
  /** Wall-clock and CPU time, µs. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest task of any page's main thread during the work: its own CPU time, ms. */
async function longestTask(
  browser: Browser,
  { page }: DrivenPage,
  work: () => Promise<void>,
): Promise<number> {
  const categories = ["toplevel", "disabled-by-default-devtools.timeline"];
  await browser.startTracing(page, { categories });
  await work();
  const trace: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse(
    (await browser.stopTracing()).toString(),
  );
  const thread = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const mains = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(thread),
  );
  const tasks = trace.traceEvents.filter(
    (event) => /^(ThreadControllerImpl::)?RunTask$/.test(event.name) && mains.has(thread(event)),
  );
  return Math.max(...tasks.map(({ tdur, dur = 0 }) => tdur ?? dur)) / 1000;
}

/** Main-thread CPU time of each step of the pointer over the first chart, ms. */
async function measureMoves(driven: DrivenPage, steps: number): Promise<readonly number[]> {
  const { page } = driven;
  const plot = page.locator("[data-plot]").first();
  const box = await bringIntoView(plot);
  const y = box.y + box.height / 2;
  const at = (i: number) => box.x + box.width * (0.15 + (0.8 * (i + 1)) / steps);
  await page.mouse.move(at(-1), y);
  await page.evaluate(() => window.bench.frame());
  const times: number[] = [];
  for (let i = 0; i < steps; i++) {
    times.push(
      await driven.cpuOf(async () => {
        await page.mouse.move(at(i), y);
        await page.evaluate(() => window.bench.frame());
      }),
    );
  }
  await page.mouse.move(0, 0);
  return times;
}
