/** The plot inside a chart, px: recharts' margins and the HTML over it must agree to the pixel. */
export const PLOT_BOX = { top: 8, right: 18, bottom: 24, left: 44 } as const;
