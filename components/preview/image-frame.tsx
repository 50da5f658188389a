import type { ReactNode } from "react";
import type { Severity } from "@/lib/domain/verdict";
import { MARKS, SHAPES } from "../verdict/severity/severity-shapes";
import { COLOURS, SEVERITY_COLOURS } from "./image-colours";
import { IMAGE_SIZE } from "./image-size";

/**
 * The frame of all images. Styles are inline and boxes are flex, because the renderer supports only
 * these.
 */
export function ImageFrame({
  severity,
  title,
  corner,
  children,
}: {
  readonly severity: Severity;
  readonly title: string;
  /** Small words at the top right. */
  readonly corner: string;
  readonly children: ReactNode;
}) {
  return (
    <div
      style={{
        ...IMAGE_SIZE,
        display: "flex",
        flexDirection: "column",
        padding: "34px 48px 30px 52px",
        borderLeft: `16px solid ${SEVERITY_COLOURS[severity]}`,
        background: COLOURS.ground,
        color: COLOURS.ink,
        fontSize: 30,
      }}
    >
      <div style={{ display: "flex", alignItems: "center", gap: 22 }}>
        <SeverityShape severity={severity} size={72} />
        <div
          style={{
            flex: 1,
            fontSize: 46,
            fontWeight: 700,
            color: SEVERITY_COLOURS[severity],
            display: "block",
            lineClamp: 1,
          }}
        >
          {title}
        </div>
        <div style={{ fontSize: 28, color: COLOURS.muted }}>{corner}</div>
      </div>
      {children}
    </div>
  );
}

/** A shape beside the colour, as on the page. */
export function SeverityShape({
  severity,
  size,
}: {
  readonly severity: Severity;
  readonly size: number;
}) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24">
      <path d={SHAPES[severity]} fill={SEVERITY_COLOURS[severity]} />
      <path
        d={MARKS[severity]}
        fill="none"
        stroke={COLOURS.ground}
        strokeWidth={2.6}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
