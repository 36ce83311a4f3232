// The keys of the phone, and what each does in each mode of the screen.
import { Session } from "./network.js";
import * as screen from "./screen.js";
import * as texts from "./texts.js";

const $ = (id) => document.getElementById(id);
const CODE = document.body.dataset.code;
const FIRST = 140;
const LATER = 160;
const TROUBLE = "Connection problem or invalid MMI code.";

const session = new Session();
let number = "+27600000001";
let turn = 0;
let idle = 0;
let hops = 0;

const operator = () => $("operator").selectedOptions[0];

/** The time, the operator, and whether there is something to read. */
const atRest = () => {
  const time = new Date().toTimeString().slice(0, 5);
  const name = session.reception === "nothing-sent" ? "No network" : operator().text;
  const news = texts.unread();
  return `${time}\n${name}` + (news ? `\n\n${news} ${news === 1 ? "text" : "texts"}\nreceived` : "");
};

const home = () => {
  turn++;
  clearTimeout(idle);
  session.forget();
  const left = texts.unread() ? "Read" : "Texts";
  screen.show("idle", atRest(), { left, typed: CODE, right: "Clear", label: "Number to dial" });
  note();
};

const note = () => {
  $("transcript").textContent = session.typed || "nothing yet";
  $("again").disabled = !session.canRepeat;
};

const trouble = (words) => {
  clearTimeout(idle);
  screen.show("trouble", words, { left: "OK" });
};

/** Runs one hop and shows what came of it, unless the red key was pressed meanwhile. */
const hop = async (asking) => {
  const mine = ++turn;
  clearTimeout(idle);
  $("again-note").textContent = "";
  screen.show("waiting", "Requesting...");
  const answer = await asking;
  if (mine !== turn) return;
  if (answer.kind === "screen") present(answer);
  else trouble(TROUBLE);
  note();
  if (answer.same === true) $("again-note").textContent = "The same answer came back.";
  if (answer.same === false) $("again-note").textContent = "Another answer came back.";
  texts.look();
};

const present = (answer) => {
  screen.measure(answer.text, hops === 0 ? FIRST : LATER);
  if (answer.end) {
    screen.show("closed", answer.text, { left: "OK" });
  } else {
    screen.show("menu", answer.text, { left: "Send", right: "Clear" });
    idle = setTimeout(() => {
      session.forget();
      trouble("Session timed out.");
      note();
    }, 1000 * operator().dataset.idle);
  }
};

const green = () => {
  const mode = screen.mode();
  if (mode === "idle") {
    hops = 0;
    hop(session.dial(number, operator().value, screen.typed().trim() || CODE));
  } else if (mode === "menu") {
    hops++;
    hop(session.answer(screen.typed()));
  } else if (mode !== "waiting") home();
};

const readText = () => {
  const words = texts.readNext();
  if (words === null) screen.show("text", "No texts", { right: "Back" });
  else screen.show("text", words, { left: texts.unread() ? "Next" : "", right: "Back" });
};

const left = () => {
  const mode = screen.mode();
  if (mode === "idle" || (mode === "text" && texts.unread())) readText();
  else if (mode !== "text") green();
};

const right = () => {
  const mode = screen.mode();
  if (mode === "idle" || mode === "menu") screen.rubOut();
  else if (mode === "text") home();
};

const press = (button) => {
  screen.light();
  texts.stir();
  button?.animate?.([{ filter: "brightness(1.25)" }, { filter: "none" }], 160);
};

const keys = { dial: green, cancel: home, left, right, up: () => screen.scroll(-3), down: () => screen.scroll(3) };
for (const [id, act] of Object.entries(keys)) {
  $(id).addEventListener("click", () => {
    press($(id));
    act();
  });
}
for (const key of document.querySelectorAll("[data-key]")) {
  key.addEventListener("click", () => {
    press(key);
    screen.type(key.dataset.key);
  });
}

// The mouse leaves the focus alone, so that what is typed next goes into the line.
document.querySelector(".pad").addEventListener("mousedown", (event) => {
  event.preventDefault();
  if (document.activeElement.matches("#sim *")) document.activeElement.blur();
});
$("reply").addEventListener("submit", (event) => {
  event.preventDefault();
  press($("dial"));
  green();
});
$("sim").addEventListener("submit", (event) => event.preventDefault());

/** The computer's keyboard is the phone's, unless it is needed for the page itself. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target;
  if (at.matches("#sim input, #write input, select")) return;
  const inLine = at === $("line");
  const printable = event.key.length === 1 && !(event.key === " " && at.matches("button"));
  if (event.key === "Escape") home();
  else if (event.key === "Enter" && !inLine && !at.matches("button")) green();
  else if (event.key === "Backspace" && !inLine) screen.rubOut();
  else if (event.key === "ArrowDown" && !at.matches("#text")) screen.scroll(1);
  else if (event.key === "ArrowUp" && !at.matches("#text")) screen.scroll(-1);
  else if (printable && !inLine) screen.type(event.key);
  else return press();
  press(document.querySelector(`[data-key="${CSS.escape(event.key)}"]`));
  event.preventDefault();
});

$("again").addEventListener("click", () => hop(session.again()));
$("operator").addEventListener("change", home);
for (const choice of document.querySelectorAll("[name=reception]")) {
  choice.addEventListener("change", () => {
    session.reception = choice.value;
    screen.reception(choice.value);
    if (screen.mode() === "idle") home();
  });
}

const useNumber = async () => {
  const chosen = document.querySelector("[name=number]:checked").value;
  const wanted = chosen === "other" ? $("number").value.trim() : chosen;
  $("number-note").textContent = "";
  if (!wanted) return;
  try {
    await texts.use(wanted);
    number = wanted;
    home();
  } catch {
    $("number-note").textContent = "That is no phone number.";
  }
};
for (const choice of document.querySelectorAll("[name=number]")) {
  choice.addEventListener("change", () => {
    if (choice.value === "other") $("number").focus();
    useNumber();
  });
}
$("number").addEventListener("input", () => ($("other").checked = true));
$("number").addEventListener("change", useNumber);

texts.onNews((unread, arrived) => {
  document.title = unread ? `(${unread}) Phone` : "Phone";
  if (arrived) {
    screen.light();
    $("phone").animate(
      [0, -3, 3, -3, 3, 0].map((x) => ({ transform: `translateX(${x}px)` })),
      matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 350,
    );
  }
  if (screen.mode() !== "idle") return;
  if (arrived) home();
  else screen.rest(atRest());
});

screen.reception("good");
screen.light();
home();
texts.use(number).catch(() => {}).then(texts.look);
