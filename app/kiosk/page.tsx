import { KioskPage } from "@/components/kiosk/kiosk-page";
import type { RawParams } from "@/components/view/view-params";
import { OverviewPreview } from "../overview-preview";
import { readKiosk } from "./read-kiosk";

/** `/?kiosk=1`: all pipelines in a grid, or one after the other. */
export default async function Page({
  searchParams,
}: {
  readonly searchParams: Promise<RawParams>;
}) {
  const props = await readKiosk(null, await searchParams);
  return (
    <>
      <OverviewPreview view={props.view} body={props.first.list?.body} />
      <KioskPage {...props} />
    </>
  );
}
