// Draws the minutes that stand in the table, and keeps the overview up to date.

import "./console-live.js";
import { renew } from "./console-shared.js";
import uPlot from "./uplot.js";

/** Minutes end also while nothing happens that is told. */
const RENEW_EVERY_MS = 10_000;
const HEIGHT = 150;
const charts = document.getElementById("charts");
const dark = matchMedia("(prefers-color-scheme: dark)");

/** Columns of the table; each line has its colour from the style sheet. */
const CHARTS = [
  { title: "Reviews a minute", lines: [["In", 1, "--soft"], ["Out", 2, "--good"]] },
  {
    title: "Verdicts a minute",
    lines: [["Approved", 3, "--good"], ["Held", 4, "--held"], ["Rejected", 5, "--wrong"]],
  },
  { title: "Time to verdict, p99 in ms", lines: [["p99", 6, "--accent"]], gaps: true },
];

let drawn = [];

draw();
dark.addEventListener("change", draw);
new ResizeObserver(() => drawn.forEach(({ plot }) => plot.setSize(size()))).observe(charts);
setInterval(() => document.hidden || renew(), RENEW_EVERY_MS);
document.addEventListener("renewed", redraw);

function draw() {
  drawn.forEach(({ figure, plot }) => {
    plot.destroy();
    figure.remove();
  });
  const data = columns();
  drawn = CHARTS.map(({ title, lines, gaps = false }) => {
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    caption.textContent = title;
    figure.append(caption);
    charts.append(figure);
    const grid = { stroke: colour("--line"), width: 1 };
    const axis = { stroke: colour("--soft"), grid, ticks: grid, font: "12px system-ui, sans-serif" };
    const plot = new uPlot(
      {
        ...size(),
        legend: { live: false },
        cursor: { show: false },
        scales: { y: { range: (_, low, high) => [0, Math.max(high ?? 0, 1)] } },
        axes: [{ ...axis, size: 30, values: (_, ticks) => ticks.map(clock) }, { ...axis, size: 60 }],
        series: [
          {},
          ...lines.map(([label, , variable]) => ({
            label,
            stroke: colour(variable),
            width: 2,
            // A minute between two without a figure has no line to be seen by.
            points: { show: gaps, size: 5 },
          })),
        ],
      },
      lines.reduce((rows, [, column]) => [...rows, data[column]], [data[0]]),
      figure,
    );
    return { figure, plot, lines };
  });
}

function redraw() {
  const data = columns();
  drawn.forEach(({ plot, lines }) =>
    plot.setData(lines.reduce((rows, [, column]) => [...rows, data[column]], [data[0]])),
  );
}

/** The table's columns, the oldest minute first; a cell without a figure is a gap. */
function columns() {
  const rows = [...document.querySelectorAll("#minutes tbody tr")].reverse();
  const figures = (column) =>
    rows.map((row) => {
      const text = row.cells[column].textContent.trim();
      return text === "" ? null : Number(text);
    });
  return [rows.map((row) => Number(row.dataset.at)), ...[1, 2, 3, 4, 5, 6].map(figures)];
}

function size() {
  const columns = getComputedStyle(charts).gridTemplateColumns.split(" ").length;
  const gap = Number.parseFloat(getComputedStyle(charts).columnGap) || 0;
  return {
    width: Math.max(220, Math.floor((charts.clientWidth - gap * (columns - 1)) / columns)),
    height: HEIGHT,
  };
}

function clock(seconds) {
  return new Date(seconds * 1000).toISOString().slice(11, 16);
}

function colour(variable) {
  return getComputedStyle(document.body).getPropertyValue(variable).trim();
}
