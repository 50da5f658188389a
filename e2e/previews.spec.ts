import type { Page } from "@playwright/test";
import { readWindow } from "./page/reading";
import { expect, test, watching } from "./setup/setup";

const MINUTE_MS = 60_000;
const LONG = "An uncommonly long name of a pipeline that somebody gave it in a hurry, and kept";

test.use({
  shared: {
    pipelines: [
      { id: "fine", name: "Fine", intervalMs: 2_000 },
      {
        id: "slow",
        name: LONG,
        stream: "clicks",
        intervalMs: 5_000,
        slowUtilisation: 1.5,
        troubles: [{ trouble: "slow", sinceMs: 20 * MINUTE_MS }],
      },
      { id: "unseen", intervalMs: 2_000, troubles: [{ trouble: "spark-hangs", sinceMs: 0 }] },
    ],
  },
});

/** Some that Next knows, some that it does not know, and one without a name. */
const AGENTS = [
  "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
  "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
  "WhatsApp/2.23.20.0",
  "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
  "Mastodon/4.3.0 (http.rb/5.2.0; +https://mastodon.example/) Bot",
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36",
  "somebody's-own-unfurler/0.1",
  "",
] as const;

/** The most that crawlers read of a page. */
const READ_BYTES = 32 * 1024;

interface Card {
  readonly status: number;
  readonly title: string | undefined;
  /** By property or name. */
  readonly tags: ReadonlyMap<string, string>;
}

/** A page as a crawler reads it: no cookies, no scripts, and only its beginning. */
async function unfurl(url: string, headers: Record<string, string> = {}): Promise<Card> {
  const response = await fetch(url, { headers });
  expect(response.headers.get("set-cookie")).toBeNull();
  const html = Buffer.from(await response.arrayBuffer())
    .subarray(0, READ_BYTES)
    .toString();
  const tags = html.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g);
  return {
    status: response.status,
    title: /<title>([^<]*)/.exec(html)?.[1],
    tags: new Map([...tags].map(([, name = "", content = ""]) => [name, unescaped(content)])),
  };
}

const unescaped = (text: string) =>
  text.replaceAll("&amp;", "&").replaceAll("&#x27;", "'").replaceAll("&quot;", '"');

/** Fetches an image; its size is read from the PNG itself. */
async function picture(url: string) {
  const response = await fetch(url);
  const png = Buffer.from(await response.arrayBuffer());
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("image/png");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  return { png, maxAge: response.headers.get("cache-control") };
}

/** The colour of the bar at an image's left edge, as a browser sees it. */
async function barColour(page: Page, png: Buffer): Promise<string> {
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    return [...(context?.getImageData(4, 100, 1, 1).data ?? [])].slice(0, 3).join();
  }, png.toString("base64"));
}

const [GREEN, RED, GREY] = ["69,196,134", "255,100,112", "157,167,176"];

for (const agent of AGENTS) {
  test(`the preview is in the first 32 kB for "${agent.slice(0, 40)}"`, async ({ narrows }) => {
    const { title, tags } = await unfurl(narrows.at("/p/slow"), { "user-agent": agent });
    expect(title).toContain("processing too slow");
    expect(title).toContain("clicks");
    expect(tags.get("og:title")).toMatch(/^Critical: processing too slow · .*\(stream clicks\)/);
    expect(tags.get("og:description")).toMatch(
      /^Spark is too slow: .* Utilisation of Spark \d+ %, backlog .* records\. .*\d\d:\d\d to .*UTC/,
    );
    expect(tags.get("description")).toBe(tags.get("og:description"));
    expect(tags.get("twitter:card")).toBe("summary_large_image");
    expect(tags.get("og:image")).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/p\/slow\/preview\.png\?/);
    expect(tags.get("twitter:image")).toBe(tags.get("og:image"));
    expect(tags.get("og:image:alt")).toMatch(/^Critical: processing too slow/);
  });
}

test("the image shows the verdict: green only when it is known to be ok", async ({
  narrows,
  page,
}) => {
  const drawn = new Map<string, Buffer>();
  for (const id of ["fine", "slow", "unseen"]) {
    const { tags } = await unfurl(narrows.at(`/p/${id}`));
    const { png, maxAge } = await picture(tags.get("og:image") ?? "");
    expect(maxAge).toBe("max-age=60");
    drawn.set(id, png);
  }
  await page.goto("about:blank");
  const colours = await Promise.all([...drawn.values()].map((png) => barColour(page, png)));
  expect(colours).toEqual([GREEN, RED, GREY]);
});

test("a past window's preview shows that window, in its zone, and is cacheable", async ({
  narrows,
}) => {
  const { now } = await readWindow(narrows.product, "slow");
  const from = new Date(now - 70 * MINUTE_MS).toISOString();
  const to = new Date(now - 30 * MINUTE_MS).toISOString();
  const past = narrows.at(`/p/slow?from=${from}&to=${to}&tz=Asia/Kolkata`);
  const { tags } = await unfurl(past);
  expect(tags.get("og:title")).toMatch(/^OK: keeping up · /);
  expect(tags.get("og:description")).toMatch(
    /\d\d:\d\d to .*\d\d:\d\d Asia\/Kolkata, as of its end\.$/,
  );
  const address = new URL(tags.get("og:image") ?? "");
  expect(Number(address.searchParams.get("from"))).toBe(Date.parse(from));
  expect(Number(address.searchParams.get("to"))).toBe(Date.parse(to));
  const [first, again] = [await picture(address.href), await picture(address.href)];
  expect(first.maxAge).toBe("max-age=3600");
  expect(again.png.equals(first.png)).toBe(true);
});

test("the overview's preview counts the verdicts, worst first", async ({ narrows, page }) => {
  const { tags } = await unfurl(narrows.at("/"));
  expect(tags.get("og:title")).toMatch(/^1 critical, 1 unknown, 1 ok · Narrows/);
  expect(tags.get("og:description")).toContain(`${LONG}: processing too slow`);
  const { png } = await picture(tags.get("og:image") ?? "");
  await page.goto("about:blank");
  expect(await barColour(page, png)).toBe(RED);
});

test("an invalid address has a plain preview", async ({ narrows, page }) => {
  await page.goto("about:blank");
  const bad = await unfurl(narrows.at("/p/fine?from=yesterdayish"));
  expect(bad.tags.get("og:title")).toBe("No such window of fine · Narrows");
  expect(bad.tags.get("og:description")).toContain('"yesterdayish" is not a time');
  const unknown = await unfurl(narrows.at("/p/nothing"));
  expect(unknown.status).toBe(404);
  expect(unknown.title).toBe("There is no such pipeline · Narrows");
  expect(unknown.tags.get("og:title")).toBe("There is no such pipeline · Narrows");
  // The page shows its default window, and so does the image.
  expect(bad.tags.get("og:image")).toMatch(/\/p\/fine\/preview\.png$/);
  await picture(bad.tags.get("og:image") ?? "");
  const { png } = await picture(unknown.tags.get("og:image") ?? "");
  expect(await barColour(page, png)).toBe(GREY);
});

test("an invalid image is refused before it enters the queue", async ({ narrows }) => {
  for (const [path, status] of [
    ["/p/nothing/preview.png", 404],
    ["/p/__proto__/preview.png", 404],
    ["/p/fine/preview.png?from=yesterdayish", 400],
    ["/p/fine/preview.png?from=now-270000y", 400],
    ["/p/fine/preview.png?tz=Mars/Phobos", 400],
  ] as const) {
    const response = await fetch(narrows.at(path));
    expect(response.status, path).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  }
  const unknown = Array.from({ length: 100 }, (_, i) =>
    fetch(narrows.at(`/p/nope${i}/preview.png`)),
  );
  expect((await fetch(narrows.at("/p/slow/preview.png"))).status).toBe(200);
  const statuses = (await Promise.all(unknown)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([404]));
});

test("the address is PUBLIC_URL's, else that of the request behind its proxy", async ({
  narrows,
  setup,
}) => {
  const behind = await unfurl(narrows.at("/p/fine"), {
    "x-forwarded-proto": "https",
    "x-forwarded-host": "evil.example",
  });
  expect(behind.tags.get("og:image")).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/p\/fine\//);
  const env = { PUBLIC_URL: "https://narrows.example" };
  const product = await setup.product({ ...watching(narrows.demo), env });
  const { tags } = await unfurl(product.at("/p/fine"), { "x-forwarded-proto": "http" });
  expect(tags.get("og:image")).toMatch(/^https:\/\/narrows\.example\/p\/fine\/preview\.png/);
  expect(tags.get("og:url")).toBe("https://narrows.example/p/fine");
});

test("a burst of crawlers is limited, and viewers are answered meanwhile", async ({ narrows }) => {
  const same = narrows.at("/p/fine/preview.png?from=now-2h");
  const heads = await Promise.all(
    Array.from({ length: 40 }, () => fetch(same, { method: "HEAD" })),
  );
  expect(new Set(heads.map(({ status }) => status))).toEqual(new Set([200]));
  const others = Array.from({ length: 40 }, (_, i) =>
    fetch(narrows.at(`/p/fine/preview.png?from=now-${i + 30}m`)),
  );
  await readWindow(narrows.product, "slow");
  // Images of the present do not wait behind those of other windows.
  for (const path of ["/preview.png", "/p/slow/preview.png", "/p/unseen/preview.png"])
    expect((await fetch(narrows.at(path))).status, path).toBe(200);
  const answers = await Promise.all(others);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
  expect(answers.find(({ status }) => status === 503)?.headers.get("retry-after")).toBe("5");
  // A client that was refused may come again.
  await expect
    .poll(async () => (await fetch(narrows.at("/p/fine/preview.png?from=now-69m"))).status)
    .toBe(200);
});
