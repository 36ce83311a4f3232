// The texts of the number in the phone. What is read is remembered until the page is closed.
import { post } from "./network.js";
import { segments, septets } from "./septets.js";

const $ = (id) => document.getElementById(id);
const SOON = 2000;
const LATER = 15000;
const RESTLESS = 5 * 60 * 1000;

const read = new Set();
let number = "";
let texts = [];
let open = null;
let touched = Date.now();
let next = 0;
let told = () => {};

/** Calls back with the number of unread texts whenever it changes or a text arrives. */
export const onNews = (then) => (told = then);

export const unread = () => texts.filter((t) => !read.has(t.id)).length;

/** Somebody is using the page: look for texts often. */
export const stir = () => (touched = Date.now());

/** Looks into the inbox of another number. Rejects when it is no number. */
export const use = async (chosen) => {
  const answer = await post("/phone/inbox", { number: chosen });
  number = chosen;
  open = null;
  take(answer.texts);
};

export const look = async () => {
  clearTimeout(next);
  const asked = number;
  if (asked && !document.hidden) {
    const answer = await post("/phone/inbox", { number: asked }).catch(() => null);
    if (answer && asked === number) take(answer.texts);
  }
  clearTimeout(next);
  if (!document.hidden) next = setTimeout(look, Date.now() - touched < RESTLESS ? SOON : LATER);
};

/** Opens the newest text that has not been read; gives its words. */
export const readNext = () => {
  const newest = texts.find((t) => !read.has(t.id)) ?? texts[0];
  if (!newest) return null;
  select(newest.id);
  return newest.text;
};

const select = (id) => {
  read.add(id);
  open = id;
  draw();
  told(unread(), false);
};

const take = (fresh) => {
  const known = new Set(texts.map((t) => t.id));
  const same = fresh.length === texts.length && fresh.every((t) => known.has(t.id));
  const arrived = fresh.some((t) => !known.has(t.id) && !read.has(t.id));
  texts = fresh;
  if (!same) draw();
  told(unread(), arrived);
};

const draw = () => {
  $("list").replaceChildren(...texts.map(row));
  $("none").hidden = texts.length > 0;
  $("reset").hidden = texts.length === 0;
  $("unread").hidden = unread() === 0;
  $("unread").textContent = `${unread()} new`;
  const chosen = texts.find((t) => t.id === open);
  $("reading").hidden = !chosen;
  if (!chosen) return;
  $("bubble").textContent = chosen.text;
  const n = segments(chosen.text);
  $("size").textContent = `${septets(chosen.text)} characters, ${n} SMS`;
};

const row = (t) => {
  const button = document.createElement("button");
  button.type = "button";
  button.classList.toggle("new", !read.has(t.id));
  button.setAttribute("aria-pressed", String(t.id === open));
  const time = document.createElement("time");
  time.dateTime = t.at;
  time.textContent = new Date(t.at).toTimeString().slice(0, 5);
  const start = document.createElement("span");
  start.textContent = t.text;
  button.append(time, start);
  if (!read.has(t.id)) button.setAttribute("aria-label", `New text, ${time.textContent}: ${t.text}`);
  button.addEventListener("click", () => select(t.id));
  const item = document.createElement("li");
  item.append(button);
  return item;
};

$("write").addEventListener("submit", async (event) => {
  event.preventDefault();
  const words = $("words").value;
  $("write-note").textContent = "";
  try {
    take((await post("/phone/sms", { number, text: words })).texts);
    $("words").value = "";
    $("write-note").textContent = "Sent.";
    stir();
    look();
  } catch {
    $("write-note").textContent = "Not sent.";
  }
});
$("reset").addEventListener("click", async () => {
  take((await post("/phone/reset", { number })).texts);
  $("texts-title").focus();
});
document.addEventListener("visibilitychange", look);
