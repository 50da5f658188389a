import { COLOURS } from "./picture-colours";
import { PictureFrame } from "./picture-frame";

/** What stands where there is no verdict to draw: grey, and it says why. */
export function MessagePicture({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <PictureFrame severity="unknown" title={title} corner="Narrows">
      <div
        style={{
          marginTop: 40,
          fontSize: 42,
          lineHeight: 1.3,
          display: "block",
          lineClamp: 6,
          color: COLOURS.ink,
        }}
      >
        {text}
      </div>
    </PictureFrame>
  );
}
