import { notFound } from "next/navigation";
import "@/components/pipeline/deferred-styles";
import { PipelinePage } from "@/components/pipeline/pipeline-page";
import { checkedView } from "@/components/view/checked-view";
import { type RawParams, withoutWindow } from "@/components/view/view-params";
import { readWindow } from "./read-window";
import { WindowPreview } from "./window-preview";

/** `/p/{id}`: one pipeline over one window. */
export default async function Page({
  params,
  searchParams,
}: {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<RawParams>;
}) {
  const { id } = await params;
  const { view, hint } = checkedView(await searchParams, Date.now());
  const shown = await readWindow(id, view);
  if (shown === "not found") notFound();
  // Links start from the shown window, not from a requested one that could not be shown.
  const truly = shown.problem === null ? view : withoutWindow(view);
  return (
    <>
      <WindowPreview id={id} view={view} shown={shown} />
      <PipelinePage id={id} view={truly} {...shown} hint={hint} />
    </>
  );
}
