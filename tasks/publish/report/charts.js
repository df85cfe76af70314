// The charts, drawn by Observable Plot. Its own style element is taken out: the security policy allows ours alone.
const drawn = (figure) => {
  figure.querySelectorAll("style").forEach((style) => style.remove());
  if (figure.tagName === "STYLE") figure.remove();
  return figure;
};

const STYLE = { background: "none", color: "inherit", fontSize: "12px", fontFamily: "inherit", overflow: "visible" };

// A frame around the places, never narrower than a country, so that the outline says where one is.
const frameOf = (places) => {
  const [west, east] = d3.extent(places, (p) => p.lon), [south, north] = d3.extent(places, (p) => p.lat);
  if (east - west > 150) return { type: "MultiPoint", coordinates: [[-150, -56], [0, -56], [179, 0], [0, 82], [-179, 0]] };
  const wide = Math.max(30, (east - west) * 1.25) / 2, high = Math.max(18, (north - south) * 1.3) / 2;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return { type: "MultiPoint", coordinates: [[-wide, -high], [-wide, high], [wide, -high], [wide, high], [0, high], [0, -high]].map(([dx, dy]) =>
    [Math.max(-179.9, Math.min(179.9, x + dx)), Math.max(-60, Math.min(84, y + dy))]) };
};

// Attacks that lie closer together than a dot is wide share one.
const gathered = (placed) => {
  const [west, east] = d3.extent(placed, (a) => a.lon);
  const step = Math.max(0.02, Math.max(30, east - west) / 60);
  const cells = d3.group(placed, (a) => `${Math.round(a.lat / step)},${Math.round(a.lon / step)}`);
  return Array.from(cells.values(), (at) => ({
    lat: d3.mean(at, (a) => a.lat), lon: d3.mean(at, (a) => a.lon), n: at.length, disputed: at.some((a) => a.odds.length),
    name: at[0].place || at[0].country, ids: new Set(at.map((a) => a.attack_id)),
  }));
};

const mapChart = (attacks, world, width, onPlace) => {
  const places = gathered(attacks.filter((a) => a.lat !== null));
  if (!places.length) return h("p", { class: "empty" }, "No attack shown has coordinates.");
  const options = { x: "lon", y: "lat", r: "n", sort: { channel: "-r" } };
  const figure = Plot.plot({
    width, height: Math.round(width * 0.5), margin: 1, style: STYLE, ariaLabel: "Map of attacks",
    ariaDescription: `${plural(places.length, "place")}; the list below holds the same attacks.`,
    projection: { type: "equal-earth", domain: frameOf(places) }, r: { range: [3, 12], domain: [1, Math.max(4, d3.max(places, (p) => p.n))] },
    marks: [
      Plot.geo(world.land, { fill: "var(--land)" }),
      Plot.geo(world.borders, { stroke: "var(--page)", strokeWidth: 0.7 }),
      Plot.dot(places, { ...options, fill: (p) => (p.disputed ? "var(--conflict)" : "var(--accent)"), fillOpacity: 0.7, stroke: "var(--page)", strokeWidth: 0.8,
        title: (p) => `${p.n > 1 ? "at and near " : ""}${p.name}: ${plural(p.n, "attack")}${p.disputed ? ", sources disagree" : ""}`, className: "places" }),
      Plot.frame({ stroke: "var(--line)" }),
    ],
    color: { type: "identity" },
  });
  d3.select(figure).selectAll("[aria-label=dot] circle").style("cursor", "pointer").on("click", (event, i) => onPlace(places[i]));
  return drawn(figure);
};

const timelineChart = (attacks, width, onPeriod) => {
  const dated = attacks.filter((a) => a.date_start).map((a) => ({ date: new Date(a.date_start), disputed: a.odds.length > 0 }));
  if (!dated.length) return h("p", { class: "empty" }, "No attack shown has a date.");
  const [first, last] = d3.extent(dated, (a) => a.date);
  const span = (last - first) / 864e5;
  const unit = span > 365 * 5 ? "year" : span > 120 ? "month" : "day";
  const interval = { year: d3.utcYear, month: d3.utcMonth, day: d3.utcDay }[unit];
  const bins = d3.flatRollup(dated, (all) => all.length, (a) => +interval.floor(a.date), (a) => a.disputed)
    .map(([start, disputed, n]) => ({ start: new Date(start), end: interval.offset(new Date(start), 1), disputed, n }));
  const most = d3.max(d3.rollups(bins, (all) => d3.sum(all, (b) => b.n), (b) => +b.start), ([, n]) => n);
  const figure = Plot.plot({
    width, height: Math.max(160, Math.round(width * 0.62)), marginLeft: 34, marginBottom: 28, style: STYLE, ariaLabel: `Attacks by ${unit}`,
    x: { type: "utc", label: null, domain: [interval.floor(first), interval.offset(interval.floor(last), 1)] },
    y: { label: `attacks by ${unit}`, grid: true, ticks: Math.min(5, most), tickFormat: "d" },
    color: { type: "identity" },
    marks: [
      Plot.rectY(bins, Plot.stackY({ x1: "start", x2: "end", y: "n", fill: (b) => (b.disputed ? "var(--conflict)" : "var(--accent)"), insetLeft: 0.5, insetRight: 0.5, order: "disputed",
        title: (b) => `${b.start.toISOString().slice(0, { year: 4, month: 7, day: 10 }[unit])}: ${plural(b.n, "attack")}${b.disputed ? " on which sources disagree" : ""}` })),
      Plot.ruleY([0], { stroke: "var(--line)" }),
    ],
  });
  d3.select(figure).selectAll("[aria-label=rect] rect").style("cursor", "pointer").on("click", (event, i) => {
    const day = (date) => date.toISOString().slice(0, 10);
    onPeriod(day(bins[i].start), day(d3.utcDay.offset(bins[i].end, -1)));
  });
  return drawn(figure);
};

const STATUS = { current: "var(--accent)", superseded: "var(--faint)", conflicting: "var(--conflict)", outlier: "var(--outlier)", repeated: "var(--repeated)" };

// The tolls of one attack: a dot at the number, a line from its lower to its upper bound, the merged toll on top.
const tollChart = (attack, bundle, outcome) => {
  const stated = inOrder(bundle, bundle.counts).filter((c) => c.outcome === outcome && !c.part_of && c.victim_group !== "perpetrator" && (c.low ?? c.high) !== null);
  if (!stated.length) return null;
  const merged = { low: attack[`${outcome}_low`], best: attack[`${outcome}_best`], high: attack[`${outcome}_high`] };
  const most = d3.max([...stated.flatMap((c) => [c.value, c.low, c.high]), merged.low, merged.high, 1]);
  const end = most * 1.08;
  const short = (text, n) => (text.length > n ? `${text.slice(0, n - 1)}…` : text);
  const width = Math.min(560, Math.max(280, document.getElementById("main").clientWidth - 8));
  const room = width < 420 ? 12 : 24; // letters of a publisher
  const rows = stated.map((c) => ({
    key: c.casualty_id, label: `${short(publisher(sourceOf(bundle, c.source)), room)} ${whenSaid(bundle, c).slice(5)}`, low: c.low ?? 0, high: c.high ?? end,
    open: c.high === null, floor: c.low === null, value: c.value, color: STATUS[c.status],
    title: `${publisher(sourceOf(bundle, c.source))}, ${whenSaid(bundle, c)}: “${c.quote.replace(/\s+/g, " ")}” (${words(c.status)})`,
  }));
  const label = new Map(rows.map((row) => [row.key, row.label]).concat([["merged", "All sources"]]));
  const all = merged.low === null && merged.best === null ? [] : [{ key: "merged", low: merged.low ?? 0, high: merged.high ?? end, value: merged.best, open: merged.high === null }];
  const figure = Plot.plot({
    width, height: 46 + 24 * (rows.length + all.length), marginLeft: 6.6 * (room + 7), marginRight: 14, marginTop: 6, marginBottom: 34, style: STYLE,
    ariaLabel: `${outcome}: ${plural(rows.length, "statement")}; the table below holds the same numbers`,
    x: { domain: [0, end], label: `${outcome} →`, grid: true, tickFormat: (n) => (Number.isInteger(n) ? String(n) : "") },
    y: { domain: [...all, ...rows].map((row) => row.key), label: null, tickFormat: (key) => label.get(key), tickSize: 0, type: "point", padding: 0.6 },
    color: { type: "identity" },
    marks: [
      Plot.ruleY(rows, { y: "key", x1: "low", x2: "high", stroke: "color", strokeWidth: 2.5, strokeOpacity: 0.55, strokeDasharray: null }),
      Plot.text(rows.filter((row) => row.open), { y: "key", x: "high", text: () => "→", fill: "color", dx: 4 }),
      Plot.dot(rows.filter((row) => row.value !== null), { y: "key", x: "value", r: 5, fill: "color", stroke: "var(--page)", title: "title" }),
      Plot.ruleY(all, { y: "key", x1: "low", x2: "high", stroke: "currentColor", strokeWidth: 4, strokeOpacity: 0.35 }),
      Plot.dot(all.filter((row) => row.value !== null), { y: "key", x: "value", r: 6.5, symbol: "diamond", fill: "currentColor" }),
      Plot.text(all.filter((row) => row.value !== null), { y: "key", x: "value", text: (row) => String(row.value), dy: -12, fontWeight: 600, fill: "currentColor" }),
    ],
  });
  const dots = rows.filter((row) => row.value !== null);
  d3.select(figure).selectAll("[aria-label=dot] circle").style("cursor", "pointer").on("click", (event, i) => openStatement(dots[i].key));
  return h("figure", {}, h("figcaption", {}, h("b", {}, outcome === "killed" ? "Killed" : "Wounded"), h("span", { class: "legend" },
    [...new Set(stated.map((c) => c.status))].map((status) => h("span", { class: `key ${status}` }, words(status))))), drawn(figure));
};
