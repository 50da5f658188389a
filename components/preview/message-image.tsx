import { COLOURS } from "./image-colours";
import { ImageFrame } from "./image-frame";

/** The image when there is no verdict to draw: grey, with the reason. */
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
