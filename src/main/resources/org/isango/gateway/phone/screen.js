// What the glass of the phone shows. It knows nothing of sessions.
import { septets, unshowable } from "./septets.js";

const $ = (id) => document.getElementById(id);
const DIM_AFTER = 20000;

const lcd = $("lcd");
const text = $("text");
const line = $("line");
let dimming = 0;
let fresh = false;

/** Lights the screen up for a while, as any key does. */
export const light = () => {
  lcd.classList.add("lit");
  clearTimeout(dimming);
  dimming = setTimeout(() => lcd.classList.remove("lit"), DIM_AFTER);
};

/**
 * Modes: idle, waiting, menu (awaits a reply), closed (the service ended it), trouble, text.
 * `line` is what stands in the input line, where the mode has one.
 */
export const show = (mode, shown, { left = "", right = "", typed = "", label = "Reply" } = {}) => {
  lcd.dataset.mode = mode;
  text.textContent = shown;
  text.setAttribute("aria-live", mode === "idle" ? "off" : "polite");
  text.scrollTop = 0;
  $("left-word").textContent = left;
  $("right-word").textContent = right;
  $("left").setAttribute("aria-label", "Left soft key" + (left ? ": " + left : ""));
  $("right").setAttribute("aria-label", "Right soft key" + (right ? ": " + right : ""));
  $("line-label").textContent = label;
  $("reply").hidden = mode !== "idle" && mode !== "menu";
  line.value = typed;
  fresh = typed !== "";
  arrows();
};

/** The clock went on: new words at rest, and the line is left alone. */
export const rest = (shown) => {
  if (text.textContent !== shown) text.textContent = shown;
};

export const mode = () => lcd.dataset.mode;
export const typed = () => line.value;

/** One key into the line; what stood there to be dialled makes room for the first of them. */
export const type = (key) => {
  if ($("reply").hidden) return;
  line.value = fresh ? key : (line.value + key).slice(0, line.maxLength);
  fresh = false;
};

export const rubOut = () => {
  line.value = fresh ? "" : line.value.slice(0, -1);
  fresh = false;
};

export const scroll = (lines) => {
  const height = parseFloat(getComputedStyle(text).lineHeight);
  text.scrollTop += lines * height;
  arrows();
};

const arrows = () => {
  $("more").hidden = text.scrollTop + text.clientHeight >= text.scrollHeight - 2;
};

export const reception = (kind) => {
  lcd.dataset.reception = kind;
  const words = { good: "good", "answer-lost": "poor", "nothing-sent": "none" };
  $("signal").setAttribute("aria-label", "Signal: " + words[kind]);
};

/** The counter beside the phone. */
export const measure = (shown, budget) => {
  const n = septets(shown);
  const strange = unshowable(shown);
  $("count").value = n;
  $("count-of").textContent = `of ${budget} characters`;
  $("fill").style.width = Math.min(100, (100 * n) / budget) + "%";
  $("meter").classList.toggle("over", n > budget);
  const over = n > budget ? `${n - budget} too many: a network may cut it. ` : "";
  const letters = strange.length ? `No phone can show: ${strange.join(" ")}` : "";
  $("count-note").textContent = over + letters;
};

text.addEventListener("scroll", arrows);
line.addEventListener("beforeinput", () => {
  if (fresh) line.select();
  fresh = false;
});
