// The timeline: attacks, or those killed in them, by day, month or year; a brushed stretch filters the map and the list.
const TIMELINE_HEIGHT = 190, EDGE = { top: 16, right: 8, bottom: 22, left: 34 };
const isoDay = (date) => date.toISOString().slice(0, 10);

const unitOf = (dated) => {
  const [first, last] = d3.extent(dated, (a) => new Date(a.date_start));
  const span = (last - first) / 864e5;
  const unit = span > 365 * 5 ? "year" : span > 120 ? "month" : "day";
  return { unit, first, last, interval: { year: d3.utcYear, month: d3.utcMonth, day: d3.utcDay }[unit] };
};

const MEASURES = { "": ["attacks", () => 1], killed: ["killed", (a) => a.killed_best ?? 0] };

const timelineChart = (attacks, width, onPeriod, onMeasure) => {
  const dated = attacks.filter((a) => a.date_start);
  if (!dated.length) return h("p", { class: "empty" }, attacks.length ? `None of ${plural(attacks.length, "attack")} has a date.` : "No attack to draw.");
  const { unit, first, last, interval } = unitOf(dated);
  const [measured, valueOf] = MEASURES[state.measure] ?? MEASURES[""];
  const bins = d3.rollups(dated, (all) => ({ n: all.length, odds: all.filter((a) => a.odds.length).length, killed: d3.sum(all, (a) => a.killed_best ?? 0),
    high: d3.sum(all, valueOf), atOdds: d3.sum(all.filter((a) => a.odds.length), valueOf) }), (a) => +interval.floor(new Date(a.date_start)))
    .map(([start, counts]) => ({ start: new Date(start), end: interval.offset(new Date(start), 1), ...counts })).sort((a, b) => a.start - b.start);
  const x = d3.scaleUtc([interval.floor(first), interval.offset(interval.floor(last), 1)], [EDGE.left, width - EDGE.right]);
  const y = d3.scaleLinear([0, Math.max(1, d3.max(bins, (bin) => bin.high))], [TIMELINE_HEIGHT - EDGE.bottom, EDGE.top]).nice(4);
  const name = (bin) => isoDay(bin.start).slice(0, { year: 4, month: 7, day: 10 }[unit]);
  const tell = (bin) => `${name(bin)}: ${plural(bin.n, "attack")}, ${bin.killed.toLocaleString("en")} killed${bin.odds ? `, on ${bin.odds} of them accounts disagree` : ""}`;
  const caption = h("p", { class: "hint", "aria-live": "polite" }, "Drag over a stretch of time to see its attacks alone.");
  const grid = y.ticks(Math.min(4, y.domain()[1])).map((n) => s("g", { class: "tick" }, s("line", { x1: EDGE.left, x2: width - EDGE.right, y1: y(n), y2: y(n) }), s("text", { x: EDGE.left - 6, y: y(n) + 4, "text-anchor": "end" }, n.toLocaleString("en"))));
  const axis = x.ticks(Math.max(2, Math.floor(width / 80))).map((date) => s("text", { class: "tick-label", x: x(date), y: TIMELINE_HEIGHT - 6, "text-anchor": x(date) < 50 ? "start" : x(date) > width - 30 ? "end" : "middle" }, x.tickFormat()(date)));
  const bars = bins.map((bin) => {
    const left = x(bin.start) + 0.5, wide = Math.max(1, x(bin.end) - x(bin.start) - 1), split = y(bin.high - bin.atOdds);
    return s("g", { class: "bar", role: "button", "aria-label": tell(bin), onfocus: () => caption.replaceChildren(tell(bin)) },
      s("rect", { x: left, width: wide, y: split, height: y(0) - split, class: "agreed" }), s("rect", { x: left, width: wide, y: y(bin.high), height: split - y(bin.high), class: "disputed" }));
  });
  const period = (from, to) => onPeriod(isoDay(from), isoDay(d3.utcDay.offset(to, -1)));
  const overlay = s("g", { class: "brush" });
  const svg = s("svg", { viewBox: `0 0 ${width} ${TIMELINE_HEIGHT}`, width, height: TIMELINE_HEIGHT, class: "timeline", role: "group", "aria-label": `Attacks by ${unit}; arrow keys go from bar to bar, Enter shows its attacks alone` },
    s("text", { class: "tick-label", x: 2, y: 10 }, `${measured} by ${unit}${unit === "day" ? `, ${[...new Set([first, last].map((date) => date.getUTCFullYear()))].join("–")}` : ""}`), grid, axis, overlay, bars);
  const binAt = (event) => bins.find((bin) => bin.start <= x.invert(d3.pointer(event, svg)[0]) && x.invert(d3.pointer(event, svg)[0]) < bin.end);
  const brush = d3.brushX().extent([[EDGE.left, EDGE.top], [width - EDGE.right, TIMELINE_HEIGHT - EDGE.bottom]]).on("brush end", ({ type, selection, sourceEvent }) => {
    if (!sourceEvent) return;
    if (selection) period(interval.floor(x.invert(selection[0])), interval.ceil(x.invert(selection[1])));
    else if (type === "end") { const bin = binAt(sourceEvent); if (bin) period(bin.start, bin.end); else onPeriod("", ""); }
  });
  d3.select(overlay).call(brush);
  if (state.from || state.to) {
    const [low, high] = x.range();
    const ends = [state.from ? x(new Date(state.from)) : low, state.to ? x(d3.utcDay.offset(new Date(state.to), 1)) : high].map((at) => Math.max(low, Math.min(high, at)));
    d3.select(overlay).call(brush.move, ends);
  }
  svg.addEventListener("pointermove", (event) => { const bin = binAt(event); if (bin) caption.replaceChildren(tell(bin)); });
  roving(bars, (i) => period(bins[i].start, bins[i].end));
  const measures = h("p", { class: "measure", role: "group", "aria-label": "What the bars are as high as" }, Object.entries(MEASURES).map(([measure, [label]]) =>
    h("button", { type: "button", "aria-pressed": String(measured === label), onclick: () => onMeasure(measure) }, label)));
  return h("figure", { class: "timed" }, measures, svg, caption);
};
