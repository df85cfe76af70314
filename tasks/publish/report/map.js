// The map: dots as large as the deaths at a place, with names, a legend, zoom, and arrow keys from dot to dot.
const MAP_HEIGHT = 0.52, LEAST_RADIUS = 3.5, MOST_RADIUS = 20, MOST_ZOOM = 60, DOT_APART = 9;

// A frame around the places, never narrower than a country, so that the outline says where one is.
const frameOf = (places) => {
  const [west, east] = d3.extent(places, (p) => p.lon), [south, north] = d3.extent(places, (p) => p.lat);
  if (!places.length || east - west > 150) return { type: "MultiPoint", coordinates: [[-150, -56], [0, -56], [179, 0], [0, 82], [-179, 0]] };
  const wide = Math.max(30, (east - west) * 1.25) / 2, high = Math.max(18, (north - south) * 1.3) / 2;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return { type: "MultiPoint", coordinates: [[-wide, -high], [-wide, high], [wide, -high], [wide, high], [0, high], [0, -high]].map(([dx, dy]) =>
    [Math.max(-179.9, Math.min(179.9, x + dx)), Math.max(-60, Math.min(84, y + dy))]) };
};

// Attacks that lie closer together than a dot is wide share one; `deaths` is null where none of them has a toll.
const gathered = (placed, step) => {
  const cells = d3.group(placed, (a) => `${Math.round(a.lat / step)},${Math.round(a.lon / step)}`);
  const places = Array.from(cells.values(), (at) => {
    const [lat, lon] = [d3.mean(at, (a) => a.lat), d3.mean(at, (a) => a.lon)];
    const reach = d3.max(at, (a) => Math.max(Math.abs(a.lat - lat), Math.abs(a.lon - lon))) + 0.001;
    const tolls = at.map((a) => a.killed_best).filter((n) => n !== null);
    return { lat, lon, n: at.length, odds: at.some((a) => a.odds.length), deaths: tolls.length ? d3.sum(tolls) : null,
      name: d3.greatest(d3.rollups(at, (all) => all.length, (a) => a.city ?? (a.place.split(", ")[0] || a.country)), ([, n]) => n)[0],
      key: [lat.toFixed(4), lon.toFixed(4), reach.toFixed(4)].join(",") };
  });
  return d3.sort(places, (p) => -(p.deaths ?? -1), (p) => -p.n);
};

const told = (place) => `${place.name}: ${plural(place.n, "attack")}, ${place.deaths === null ? "no toll known" : `${place.deaths.toLocaleString("en")} killed`}${place.odds ? ", accounts disagree" : ""}`;

// Names right or left of the largest dots, as far as they do not touch one another or a larger dot.
const named = (dots, width) => {
  const largest = dots.slice(0, 60);
  const taken = largest.map(({ x, y, r }) => [x - r, y - r, x + r, y + r]);
  const seen = new Set(), names = [];
  largest.forEach(({ x, y, r, place }, i) => {
    if (seen.has(place.name)) return;
    const long = place.name.length * 6.4 + 4;
    const free = (box) => box[0] >= 0 && box[2] <= width && !taken.some((other, j) => j !== i && box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
    const box = [[x + r + 2, y - 7, x + r + 2 + long, y + 7], [x - r - 2 - long, y - 7, x - r - 2, y + 7]].find(free);
    if (!box) return;
    taken.push(box);
    seen.add(place.name);
    const right = box[0] > x;
    names.push(s("text", { x: (right ? x + r + 3 : x - r - 3).toFixed(1), y: (y + 4).toFixed(1), "text-anchor": right ? "start" : "end", class: "place-name", "aria-hidden": "true" }, place.name));
  });
  return names;
};

const mapLegend = (radius, most) => {
  const ticks = [...new Set([1, d3.tickStep(0, most, 4) || 1, most])].filter((n) => n > 0 && n <= most).slice(-3);
  let x = 4;
  const keys = ticks.map((n) => { const r = radius(n), at = x + r; x += 2 * r + 12 + String(n).length * 8; return s("g", {}, s("circle", { cx: at, cy: 22, r, class: "key-dot" }), s("text", { x: at + r + 4, y: 26 }, n.toLocaleString("en"))); });
  keys.push(s("g", {}, s("circle", { cx: x + 8, cy: 22, r: LEAST_RADIUS, class: "key-dot hollow" }), s("text", { x: x + 16, y: 26 }, "no toll known")));
  return h("p", { class: "legend" }, h("span", {}, "killed"), s("svg", { width: x + 110, height: 44, role: "img", "aria-label": `The area of a dot is the number of killed: ${ticks.join(", ")}; hollow where no toll is known` }, keys),
    h("span", { class: "key conflicting" }, "accounts disagree"), h("span", { class: "key current" }, "no disagreement"));
};

const whyNoPoint = (attacks) => {
  const why = d3.rollups(attacks.filter((a) => a.lat === null), (all) => all.length, (a) => a.no_point.startsWith("the gazetteer") ? "the gazetteer does not know the place" : a.no_point);
  return why.length === 1 ? why[0][0] : d3.sort(why, ([, n]) => -n).map(([reason, n]) => `${n.toLocaleString("en")}: ${reason}`).join("; ");
};

const noMap = (attacks) => h("p", { class: "empty" }, attacks.length ? `None of ${plural(attacks.length, "attack")} has coordinates (${whyNoPoint(attacks)}).` : "No attack to draw.");

// The outline of the world as it was drawn last: most of what a map costs, and the same as long as its frame is.
let lastOutline = { frame: null };
const outlined = (path, world, frame) => {
  if (lastOutline.frame !== frame) lastOutline = { frame, land: path(world.land), borders: path(world.borders) };
  return lastOutline;
};

// `framed` are the attacks that the frame is drawn around, so that it stays while a time or place is chosen.
const mapChart = (attacks, framed, world, width, onPlace) => {
  const placed = attacks.filter((a) => a.lat !== null), around = framed.filter((a) => a.lat !== null);
  if (!placed.length) return noMap(attacks);
  const height = Math.round(width * MAP_HEIGHT);
  const projection = d3.geoEqualEarth().fitExtent([[2, 2], [width - 2, height - 2]], frameOf(around));
  const path = d3.geoPath(projection);
  const degrees = d3.geoDistance(projection.invert([width / 2, height / 2]), projection.invert([width / 2 + DOT_APART, height / 2])) * 57.3 || 1;
  const most = Math.max(1, d3.max(gathered(around, degrees), (p) => p.deaths ?? 0));
  const radius = (n) => Math.max(LEAST_RADIUS, Math.sqrt(n / most) * MOST_RADIUS);
  const outline = outlined(path, world, [width, ...projection.translate(), projection.scale()].join(","));
  const ground = s("g", {}, s("path", { d: outline.land, class: "land" }), s("path", { d: outline.borders, class: "borders" }));
  const dots = s("g", {});
  const svg = s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "map", role: "group", tabindex: "-1", "aria-label": "Map of attacks; arrow keys go from place to place, plus and minus zoom" }, ground, dots);
  const draw = (transform) => {
    ground.setAttribute("transform", transform.toString());
    const at = gathered(placed, degrees / transform.k).map((place) => {
      const [x, y] = transform.apply(projection([place.lon, place.lat]));
      return { place, x, y, r: radius(place.deaths ?? 0) };
    }).filter(({ x, y }) => x > -MOST_RADIUS && y > -MOST_RADIUS && x < width + MOST_RADIUS && y < height + MOST_RADIUS);
    const circles = at.map(({ place, x, y, r }) => s("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1), role: "button", "aria-pressed": String(state.place === place.key),
      "aria-label": told(place), class: `place${place.odds ? " at-odds" : ""}${place.deaths === null ? " hollow" : ""}`, onclick: () => onPlace(place) }, s("title", {}, told(place))));
    dots.replaceChildren(...circles, ...named(at, width));
    roving(circles, (i) => onPlace(at[i].place, true));
  };
  const wanted = (event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : event.type.startsWith("touch") ? event.touches.length > 1 : !event.button);
  const zoom = d3.zoom().scaleExtent([1, MOST_ZOOM]).translateExtent([[0, 0], [width, height]]).filter(wanted).on("zoom", ({ transform }) => draw(transform));
  const picture = d3.select(svg).call(zoom).on("touchstart.zoom touchmove.zoom", null);
  svg.addEventListener("keydown", (event) => {
    const by = { "+": 2, "=": 2, "-": 0.5 }[event.key];
    if (by) picture.call(zoom.scaleBy, by);
    else if (event.key === "0") picture.call(zoom.transform, d3.zoomIdentity);
    else return;
    event.preventDefault();
    (svg.querySelector(".place") ?? svg).focus();
  });
  draw(d3.zoomIdentity);
  const tool = (label, sign, act) => h("button", { type: "button", "aria-label": label, title: label, onclick: act }, sign);
  return h("figure", { class: "mapped" }, svg, h("div", { class: "zooms" },
    tool("Zoom in", "+", () => picture.call(zoom.scaleBy, 2)), tool("Zoom out", "−", () => picture.call(zoom.scaleBy, 0.5)), tool("Whole map", "⤢", () => picture.call(zoom.transform, d3.zoomIdentity))),
    mapLegend(radius, most));
};
