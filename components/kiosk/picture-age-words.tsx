"use client";

import { useServerNow } from "@/lib/client/use-server-now";
import { REFRESH_MS } from "@/lib/contract/window";
import { formatAge } from "@/lib/format/age";

/** How old the picture is; never nothing, so that its absence is not taken for freshness. */
export function PictureAgeWords({
  pictureAt,
  writtenAt,
}: {
  /** Server's clock, epoch ms; null: there is no picture. */
  readonly pictureAt: number | null;
  readonly writtenAt: number;
}) {
  const now = useServerNow(writtenAt);
  return (
    <b data-picture-age>
      {pictureAt === null ? "No picture yet" : `Picture updated ${formatAge(now - pictureAt)}`},
      asked every {REFRESH_MS / 1000} s
    </b>
  );
}
