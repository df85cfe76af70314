// Quotes in their context, and whole articles with all that was read in them.
const KINDS = {
  when: ["date_start", "date_end", "date_basis", "stated_at", "as_of"],
  where: ["country_iso2", "admin1", "city", "place_name", "lat", "lon", "where_prec"],
  toll: ["killed", "killed_low", "killed_best", "killed_high", "wounded", "wounded_low", "wounded_best", "wounded_high", "value", "qualifier", "outcome", "part_of", "provisional", "victim_group", "victim_nationality"],
  what: ["attack_types", "weapon_types", "target_types", "suicide", "stage", "n_perpetrators", "n_mentions", "attack_id"],
  who: [],
};
const isActors = (column, attack) => column === "country_iso2" && !attack; // where an actor is from is no place of an attack
const kindOf = ([, , column, , attack]) => (isActors(column, attack) ? null : Object.keys(KINDS).find((kind) => KINDS[kind].includes(column))) ?? "who";

// What the narrowest of several marks is read as; what fits several kinds is the first of them.
const kindOfMarks = (marks) => {
  const least = d3.min(marks, ([start, end]) => end - start);
  const kinds = new Set(marks.filter(([start, end]) => end - start === least).map(kindOf));
  return Object.keys(KINDS).find((kind) => kinds.has(kind));
};

const CONTEXT = 160;

// Cut [start, end) of an article into pieces at the edges of marks; what the page does not carry becomes an ellipsis.
const pieces = (article, start, end, marks) => {
  const found = [];
  let reached = start;
  for (const [at, letters] of article.letters) {
    const from = Math.max(start, at), to = Math.min(end, at + letters.length);
    if (from >= to) continue;
    if (from > reached) found.push({ text: " … ", marks: [] });
    const inside = marks.filter(([a, b]) => a < to && b > from);
    const edges = [...new Set([from, to, ...inside.flatMap(([a, b]) => [Math.max(a, from), Math.min(b, to)])])].sort((a, b) => a - b);
    for (let i = 0; i + 1 < edges.length; i++) {
      const [a, b] = [edges[i], edges[i + 1]];
      found.push({ start: a, text: letters.slice(a - at, b - at).join(""), marks: inside.filter((m) => m[0] <= a && b <= m[1]) });
    }
    reached = to;
  }
  if (reached < end) found.push({ text: " …", marks: [] });
  return found;
};

// A stretch around a quote, to whole words, as far as the page carries it without a gap.
const around = (article, start, end) => {
  const [at, letters] = article.letters.find(([at, letters]) => at <= start && end <= at + letters.length);
  let from = Math.max(at, start - CONTEXT), to = Math.min(at + letters.length, end + CONTEXT);
  const isSpace = (position) => /\s/.test(letters[position - at] ?? " ");
  while (from > at && from < start && !isSpace(from - 1)) from++;
  while (to < at + letters.length && to > end && !isSpace(to)) to--;
  return [from, to];
};

const inContext = (article, start, end) => {
  const [from, to] = around(article, start, end);
  const line = pieces(article, from, to, [[start, end]]).map((piece) => (piece.marks.length ? h("mark", {}, piece.text) : piece.text));
  return h("p", { class: "context" }, from > 0 ? "… " : null, line, to < article.n_chars ? " …" : null);
};

const quoteBlock = async (number, start, end, note) => {
  const article = await articleAt(number);
  return h("figure", { class: "quote" },
    h("blockquote", {}, inContext(article, start, end)),
    h("figcaption", {},
      h("a", { href: `#/article/${number}/${start}`, onclick: (event) => { if (isWide() && beside(number, start, end, event.target)) event.preventDefault(); } }, article.name),
      article.date ? `, ${article.date}` : "", note ? h("span", { class: "method" }, ` · ${note}`) : null));
};

// Evidence is a list of [value, source, start, end, method]; quotes that stand at one place are shown once.
const quotesOf = async (evidence) => {
  const places = new Map();
  for (const [value, source, start, end, method] of evidence) {
    const key = `${source}:${start}:${end}`;
    if (!places.has(key)) places.set(key, { source, start, end, values: new Set(), methods: new Set() });
    places.get(key).values.add(value);
    places.get(key).methods.add(method);
  }
  const shown = [...places.values()].sort((a, b) => a.source - b.source || a.start - b.start);
  return Promise.all(shown.map((p) => quoteBlock(p.source, p.start, p.end, `${[...p.values].join(", ")} · by ${[...p.methods].join(", ")}`)));
};

let panels = 0;

// A cell that opens the quotes behind it, below it or in the element that `panel` gives; where there is room, the
// article of the first stands beside.
const cell = (content, evidence, panel = null) => {
  if (!evidence?.length) return h("span", {}, content);
  const box = panel ?? h("div", { class: "quotes", hidden: true });
  box.id ||= `quotes-${panels++}`;
  const button = h("button", { type: "button", class: "cell", "aria-expanded": "false", "aria-controls": box.id, title: plural(evidence.length, "quote") }, content);
  button.addEventListener("click", async () => {
    const opens = button.getAttribute("aria-expanded") === "false";
    for (const other of document.querySelectorAll(`[aria-controls="${box.id}"]`)) other.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-expanded", String(opens));
    if (opens) box.replaceChildren(...(await quotesOf(evidence)));
    (box.closest("tr.quotes-row") ?? box).hidden = !opens;
    if (box !== (box.closest("tr.quotes-row") ?? box)) box.hidden = !opens;
    const [, source, start, end] = evidence[0];
    if (opens && isWide()) beside(source, start, end, button);
  });
  return panel ? button : h("div", {}, button, box);
};
