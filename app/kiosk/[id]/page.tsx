import { KioskPage } from "@/components/kiosk/kiosk-page";
import type { RawParams } from "@/components/view/view-params";
import { WindowPreview } from "../../p/[id]/window-preview";
import { readKiosk } from "../read-kiosk";

/**
 * `/p/{id}?kiosk=1`. Also for a pipeline that does not exist: the screen waits for it to come back.
 */
export default async function Page({
  params,
  searchParams,
}: {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<RawParams>;
}) {
  const { id } = await params;
  const props = await readKiosk(id, await searchParams);
  const { view, problem, first } = props;
  return (
    <>
      <WindowPreview id={id} view={view} shown={{ first: first.window, problem }} />
      <KioskPage {...props} />
    </>
  );
}
