// What the page carries: parts of compressed JSON, each inflated once, when it is first asked for.
const parts = new Map();

// The scripts stand before most parts, so that the list is there while the browser still reads the rest.
const wholePage = new Promise((read) => document.addEventListener("DOMContentLoaded", read));

const inflated = async (id) => {
  if (!document.getElementById(id)) await wholePage;
  const block = document.getElementById(id);
  const letters = atob(block.textContent);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  block.remove();
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
};

const part = (id) => {
  if (!parts.has(id)) parts.set(id, inflated(id));
  return parts.get(id);
};

let facts; // the part "facts", once main.js has it

const attackAt = async (position) => {
  const size = facts.part_attacks;
  return (await part(`attacks-${Math.floor(position / size)}`))[position % size];
};

const articleAt = async (number) => {
  const size = facts.part_articles;
  const article = (await part(`articles-${Math.floor(number / size)}`))[number % size];
  // Offsets count code points, JavaScript counts UTF-16 units: cut each window into code points once.
  article.letters ??= article.windows.map(([start, text]) => [start, Array.from(text)]);
  return article;
};
