/** The parts of the page that may load after the first HTML, in one chunk. */
export { FirstScreen } from "./first-screen/first-screen";
export { PipelineDetails } from "./pipeline-details";
export { RangeBar } from "./range-bar";
