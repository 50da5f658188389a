/**
 * The styles of what comes late (late-parts.ts), for the first HTML: it holds those parts already,
 * drawn by the server. A test proves that none is missing.
 */
import "../charts/chart-frame.module.css";
import "../charts/chart-grid.module.css";
import "../charts/chart-legend.module.css";
import "../charts/chart-table.module.css";
import "../charts/chart.module.css";
import "../charts/first-picture.module.css";
import "../charts/limit-labels.module.css";
import "../charts/series-paths.module.css";
import "../comparison/comparison-controls.module.css";
import "../facts/capacity-block.module.css";
import "../facts/door-list.module.css";
import "../facts/event-list.module.css";
import "../facts/facts-list.module.css";
import "../facts/leases-table.module.css";
import "../keys/page-keys.module.css";
import "../states/states.module.css";
import "../time/age-text.module.css";
import "../verdict/advice-list.module.css";
import "../verdict/delay-bar.module.css";
import "../verdict/evidence-table.module.css";
import "../verdict/number-row.module.css";
import "../verdict/said-list.module.css";
import "../verdict/severity-icon.module.css";
import "../verdict/timeline-strip.module.css";
import "../verdict/verdict-clearing.module.css";
import "../verdict/verdict-outlook.module.css";
import "../view/copy-link.module.css";
import "./pipeline-picture.module.css";
import "./range-bar.module.css";
