/**
 * The styles of the deferred parts (deferred-parts.ts), for the first HTML: the server draws these
 * parts in it. A test proves that none is missing.
 */
import "../batch/why-slow.module.css";
import "../charts/events/mark-glyph.module.css";
import "../charts/events/marks-layer.module.css";
import "../charts/events/marks-legend.module.css";
import "../charts/frame/chart-frame.module.css";
import "../charts/chart-grid.module.css";
import "../charts/labels/chart-legend.module.css";
import "../charts/table/chart-table.module.css";
import "../charts/chart.module.css";
import "../charts/frame/static-chart.module.css";
import "../charts/labels/plot-labels.module.css";
import "../charts/labels/readings.module.css";
import "../charts/marks/series-paths.module.css";
import "../comparison/comparison-questions.module.css";
import "../comparison/onset-panel.module.css";
import "../facts/capacity-block.module.css";
import "../facts/link-list.module.css";
import "../facts/event-list.module.css";
import "../facts/facts-list.module.css";
import "../facts/leases-table.module.css";
import "../facts/shards/shard-strip.module.css";
import "../keys/page-keys.module.css";
import "../states/states.module.css";
import "../time/age-text.module.css";
import "../verdict/advice/advice-list.module.css";
import "../verdict/numbers/delay-bar.module.css";
import "../verdict/numbers/delay-target.module.css";
import "../verdict/evidence/evidence-table.module.css";
import "../verdict/numbers/number-row.module.css";
import "../verdict/timeline/verdict-log.module.css";
import "../verdict/severity/severity-icon.module.css";
import "../verdict/timeline/timeline-strip.module.css";
import "../verdict/evidence/verdict-clearing.module.css";
import "../verdict/evidence/verdict-outlook.module.css";
import "../view/copy-link.module.css";
import "./first-screen/first-screen.module.css";
import "./pipeline-details.module.css";
import "./range-bar.module.css";
