// The toll over time: a line of steps for each voice, its name at its end; a bound is an arrow, as it says no number.
const VOICE_COLOURS = 6, LABEL_HEIGHT = 14, ROW_HEIGHT = 190;

const isWhole = (count, outcome) => count.outcome === outcome && !count.part_of && count.victim_group !== "perpetrator" && (count.low ?? count.high ?? count.value) !== null;

// What the voices say, in order, each statement at a place of its own, so that a live page's updates stand apart. A
// voice that counts all the victims is shown by that; one that counts groups of them has a line for each group.
const linesOf = (bundle, outcome) => {
  const all = inOrder(bundle, bundle.counts).filter((count) => isWhole(count, outcome));
  const voices = [...d3.group(all, (count) => sourceOf(bundle, count.source).voice_id).values()].flatMap((said) => {
    const whole = said.filter((count) => count.victim_group === "all");
    return whole.length ? [whole] : [...d3.group(said, (count) => count.victim_group).values()];
  });
  return voices.map((said) => said.filter((count, i) => !i || count.words !== said[i - 1].words));
};

const heightOf = (count) => count.value ?? count.low ?? count.high;

const spreadOut = (labels) => {
  labels.sort((a, b) => a.y - b.y).forEach((label, i) => { if (i) label.y = Math.max(label.y, labels[i - 1].y + LABEL_HEIGHT); });
  return labels;
};

const marker = (count, cx, cy, colour) => {
  const open = count.high === null && count.low !== null ? -1 : count.low === null && count.high !== null ? 1 : 0; // upward or downward
  const shape = open
    ? s("path", { d: `M${cx} ${cy}v${open * 15}m-4 ${-open * 5}l4 ${open * 5}l4 ${-open * 5}M${cx - 5} ${cy}h10`, class: `bound ${colour}` })
    : s("circle", { cx, cy, r: 4.5, class: `said ${colour}` });
  return s("g", { class: `statement ${count.status}`, role: "button" }, s("circle", { cx, cy, r: 11, class: "reach" }), shape);
};

const tollChart = (attack, bundle, outcome, room) => {
  const voices = linesOf(bundle, outcome);
  const steps = inOrder(bundle, voices.flat());
  if (!steps.length) return null;
  const best = attack[`${outcome}_best`];
  const nameOf = (said) => sourceOf(bundle, said.at(-1).source).name;
  const twice = new Set(voices.map(nameOf).filter((name, i, all) => all.indexOf(name) !== i));
  const groupOf = (said) => (said.at(-1).victim_group === "all" ? null : `(${GROUPS[said.at(-1).victim_group] ?? words(said.at(-1).victim_group)})`);
  const named = (said) => [short(nameOf(said), 20), groupOf(said) ?? (twice.has(nameOf(said)) ? whenSaid(bundle, said.at(-1)).slice(5) : null)].filter(Boolean).join(" ");
  const width = Math.max(300, Math.min(560, room)), height = Math.max(ROW_HEIGHT, (voices.length + 1) * LABEL_HEIGHT + 60);
  const right = Math.min(235, width * 0.42);
  const x = d3.scalePoint(steps.map((count) => count.casualty_id), [44, width - right - 14]).padding(steps.length > 1 ? 0.2 : 0.5);
  const y = d3.scaleLinear([0, Math.max(1, best ?? 0, d3.max(steps, (count) => Math.max(count.value ?? 0, count.low ?? 0, count.high ?? 0))) * 1.12], [height - 26, 18]);
  const ticks = y.ticks(4).filter(Number.isInteger).map((n) => s("g", { class: "tick" }, s("line", { x1: 34, x2: width - right, y1: y(n), y2: y(n) }), s("text", { x: 28, y: y(n) + 4, "text-anchor": "end" }, n.toLocaleString("en"))));
  let lastDate = -Infinity;
  const dates = steps.filter((count, i) => !i || whenSaid(bundle, count) !== whenSaid(bundle, steps[i - 1])).map((count) => {
    const at = Math.max(36, x(count.casualty_id) - 30), text = whenSaid(bundle, count);
    if (!text || at - lastDate < 72) return null;
    lastDate = at;
    return s("text", { class: "tick-label", x: at, y: height - 8 }, text);
  });
  const line = d3.line((count) => x(count.casualty_id), (count) => y(heightOf(count))).curve(d3.curveStepAfter);
  const colour = (i) => `voice-${i % VOICE_COLOURS}`;
  const lines = voices.map((said, i) => {
    const end = said.at(-1);
    return s("path", { d: `${line(said)}H${width - right}`, class: `steps-line ${colour(i)}`, "data-end": end.casualty_id });
  });
  const labels = voices.map((said, i) => ({ y: y(heightOf(said.at(-1))), name: named(said), words: said.at(-1).words, colour: colour(i) }));
  if (best !== null) labels.push({ y: y(best), name: "all voices", words: String(best), colour: "merged" });
  const letters = Math.floor((right - 8) / 6.2);
  const dots = voices.flatMap((said, i) => said.map((count) => {
    const node = marker(count, x(count.casualty_id), y(heightOf(count)), colour(i));
    const text = `${sourceOf(bundle, count.source).name}, ${whenSaid(bundle, count) || "undated"}: “${flat(count.quote)}” (${words(count.status)})`;
    node.setAttribute("aria-label", text);
    node.append(s("title", {}, text));
    node.addEventListener("click", () => openStatement(count.casualty_id));
    return [count, node];
  }));
  roving(dots.map(([, node]) => node), (i) => openStatement(dots[i][0].casualty_id));
  return h("figure", {}, h("figcaption", {}, h("b", {}, outcome === "killed" ? "Killed" : "Wounded"), h("span", { class: "quiet" }, " as each voice says, in the order said; ↑ at least, ↓ at most")),
    s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "toll-chart", role: "group", "aria-label": `${outcome} over time: ${plural(steps.length, "statement")} of ${plural(voices.length, "voice")}; the table below holds the same numbers` },
      ticks, dates, best === null ? null : s("line", { x1: 34, x2: width - right, y1: y(best), y2: y(best), class: "merged-line" }),
      lines, spreadOut(labels).map((label) => s("text", { x: width - right + 6, y: label.y + 4, class: `voice-label ${label.colour}` }, `${short(label.name, letters - label.words.length - 2)}: ${label.words}`, s("title", {}, `${label.name}: ${label.words}`))), dots.map(([, node]) => node)));
};
