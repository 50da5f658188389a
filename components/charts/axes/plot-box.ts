/**
 * The margins of the plot inside a chart, px. recharts and the HTML over the plot must use the
 * same.
 */
export const PLOT_BOX = { top: 13, right: 18, bottom: 24, left: 44 } as const;
