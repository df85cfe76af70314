// Which attacks are asked for: the state of the list, as its address keeps it, and the words that are searched.
const DEFAULTS = { q: "", country: "", type: "", who: "", status: "", from: "", to: "", undated: "", odds: "", flags: "", place: "", measure: "", sort: "odds", down: "1" };
const state = { ...DEFAULTS };

const readState = (query) => Object.assign(state, DEFAULTS, Object.fromEntries([...new URLSearchParams(query ?? "")].filter(([name]) => name in DEFAULTS)));

const listAddress = () => {
  const query = new URLSearchParams(Object.entries(state).filter(([name, value]) => value !== DEFAULTS[name])).toString();
  return `#/${query ? `?${query}` : ""}`;
};

// Letters and digits as the words of the release are folded: no accents, no case, no punctuation.
const plainText = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const terms = (query) => plainText(query).split(/\s+/).filter((term) => /[\p{L}\p{N}]/u.test(term)).map((term) => {
  const apart = term.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return [apart.join(""), ...(apart.length > 1 ? [apart.join(" ")] : [])];
});

let searched = null; // for each attack, its names, aliases, quotes and numbers in one line of folded words
const searchable = async () => { searched ??= (await part("search")).map((line) => ` ${line}`); };

// Whether each attack has all the words that are searched for; one drawing of the list asks several times.
let found = { query: null, of: null };
const hits = (query) => {
  const wanted = terms(query);
  if (!searched || !wanted.length) return null;
  if (found.query !== query) found = { query, of: searched.map((line) => wanted.every((forms) => forms.some((form) => line.includes(` ${form}`)))) };
  return found.of;
};

const inBox = (a, place) => {
  const [lat, lon, reach] = place.split(",").map(Number);
  return a.lat !== null && Math.abs(a.lat - lat) <= reach && Math.abs(a.lon - lon) <= reach;
};

const isInTime = (a) => {
  if (state.undated) return !a.date_start;
  return (!state.from || (a.date_end ?? a.date_start ?? "") >= state.from) && (!state.to || (a.date_start !== null && a.date_start <= state.to));
};

// The attacks that pass every filter but those named; `place` and `time` are what map and timeline choose themselves.
const passing = (but = []) => {
  const hit = hits(state.q);
  const checks = [
    (a) => !state.country || a.country === state.country,
    (a) => !state.type || a.attack_types.includes(state.type),
    (a) => !state.who || a.who.includes(state.who),
    (a) => !state.status || a.attribution_status === state.status,
    (a) => !state.odds || a.odds.length > 0,
    (a) => !state.flags || a.flags.length > 0,
    (a) => but.includes("time") || isInTime(a),
    (a) => but.includes("place") || !state.place || inBox(a, state.place),
    (a, i) => !hit || hit[i],
  ];
  return facts.attacks.filter((a, i) => checks.every((check) => check(a, i)));
};

const day = (a) => a.date_start ?? a.date_end;
const COLUMNS = [
  { id: "name", label: "Attack", key: (a) => [a.name] },
  { id: "date", label: "Date", key: (a) => [day(a)] },
  { id: "place", label: "Place", key: (a) => [[a.country, a.place].filter(Boolean).join(", ") || null] },
  { id: "killed", label: "Killed", key: (a) => [a.killed_best ?? a.killed_low ?? a.killed_high], number: true },
  { id: "wounded", label: "Wounded", key: (a) => [a.wounded_best ?? a.wounded_low ?? a.wounded_high], number: true },
  { id: "who", label: "By whom", key: (a) => [a.who[0] ?? null] },
  { id: "voices", label: "Voices / sources", key: (a) => [a.n_voices, a.n_sources], number: true },
  { id: "odds", label: "Note", key: (a) => [a.odds.length, a.n_voices, day(a)] },
];
const ORDERS = [["odds", "1", "Disagreement first"], ["date", "1", "Newest first"], ["date", "", "Oldest first"], ["killed", "1", "Most killed first"],
  ["wounded", "1", "Most wounded first"], ["voices", "1", "Most voices first"], ["name", "", "By name"], ["place", "", "By place"], ["who", "", "By group"]];

// Ascending or descending; what is unknown comes last either way.
const compared = (a, b, sign) => {
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    if (a[i] === null || b[i] === null) return a[i] === null ? 1 : -1;
    return (a[i] < b[i] ? -1 : 1) * sign;
  }
  return 0;
};

const sorted = (attacks) => {
  const { key } = COLUMNS.find((column) => column.id === state.sort) ?? COLUMNS.at(-1);
  return attacks.map((a) => [key(a), a]).sort(([a], [b]) => compared(a, b, state.down ? -1 : 1)).map(([, a]) => a);
};

const shownAttacks = () => sorted(passing());
