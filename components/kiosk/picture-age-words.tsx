import { REFRESH_MS } from "@/lib/contract/window";
import { AgeText } from "../time/age-text";

/** How old the picture is; never nothing, so that its absence is not taken for freshness. */
export function PictureAgeWords({
  pictureAt,
  writtenAt,
}: {
  /** Server's clock, epoch ms; null: there is no picture. */
  readonly pictureAt: number | null;
  readonly writtenAt: number;
}) {
  const asked = `asked every ${REFRESH_MS / 1000} s`;
  return (
    <b data-picture-age>
      {pictureAt === null ? (
        `No picture yet, ${asked}`
      ) : (
        <>
          Picture {asked}, updated <AgeText at={pictureAt} writtenAt={writtenAt} last />
        </>
      )}
    </b>
  );
}
