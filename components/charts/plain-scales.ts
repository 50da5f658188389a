/**
 * What recharts finds in place of `victory-vendor/d3-scale` (next.config.js): the scales that it
 * chooses by itself. It looks the others up by name alone, so that no bundler can tell which are used.
 */
export { scaleBand, scaleLinear, scalePoint } from "d3-scale";
