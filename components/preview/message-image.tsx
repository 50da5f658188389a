import { COLOURS } from "./image-colours";
import { ImageFrame } from "./image-frame";

/** What stands where there is no verdict to draw: grey, and it says why. */
export function MessageImage({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <ImageFrame severity="unknown" title={title} corner="Narrows">
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
    </ImageFrame>
  );
}
