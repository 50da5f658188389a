import { KioskPage } from "@/components/kiosk/kiosk-page";
import type { RawParams } from "@/components/view/view-params";
import { readKiosk } from "./read-kiosk";

/** `/?kiosk=1`: all pipelines on one screen, or one after the other. */
export default async function Page({
  searchParams,
}: {
  readonly searchParams: Promise<RawParams>;
}) {
  return <KioskPage {...await readKiosk(null, await searchParams)} />;
}
