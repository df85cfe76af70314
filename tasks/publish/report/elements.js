// Elements and words. Whatever comes from an article becomes a text node: nothing here reads a string as markup.
"use strict";

const h = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

const words = (code) => String(code ?? "").replaceAll("_", " ");
const plural = (n, one, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

// A range that is a whole month or year is written as one.
const days = (start, end) => {
  if (!start || !end) return start ? `from ${start}` : end ? `up to ${end}` : "";
  if (start === end) return start;
  const lastOfMonth = new Date(Date.UTC(Number(end.slice(0, 4)), Number(end.slice(5, 7)), 0)).toISOString().slice(0, 10);
  if (start.endsWith("-01") && end === lastOfMonth && start.slice(0, 4) === end.slice(0, 4)) {
    if (start.slice(5, 7) === end.slice(5, 7)) return start.slice(0, 7);
    if (start.endsWith("01-01") && end.endsWith("12-31")) return start.slice(0, 4);
  }
  return `${start} to ${end}`;
};

// Two notions: what sources disagree on, and what a reader should know of an attack without anybody disagreeing.
const notes = (attack) => [
  attack.odds.map((kind) => h("span", { class: "odds" }, `sources disagree on ${facts.odds_in_words[kind]}`)),
  attack.flags.map((kind) => h("span", { class: "flag" }, facts.flags_in_words[kind] ?? words(kind)))];

const publisher = (source) => source.publisher ?? source.source_id;

// Only addresses that a browser fetches as pages become links.
const outside = (url, label) =>
  /^https?:\/\//i.test(url ?? "") ? h("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, label) : null;
