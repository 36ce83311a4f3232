// The part of the gateway that lives in the browser: the session, and everything typed in it.
// A repeat is the same request byte for byte, as with a real gateway.

export const post = async (path, body) => {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
};

const newSession = () =>
  "phone-" +
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** How long a phone asks before it gives up, kept short so that trying it is no punishment. */
const GIVING_UP = 1500;

export class Session {
  reception = "good";
  #last = null;
  #answered = null;
  #transcript = "";

  get typed() {
    return this.#transcript;
  }

  get canRepeat() {
    return this.#last !== null;
  }

  dial(number, network, code) {
    this.#transcript = "";
    this.#answered = null;
    return this.#hop({ session: newSession(), number, network, code, transcript: "" });
  }

  answer(typed) {
    return this.#hop({ ...this.#last, transcript: this.#transcript, typed });
  }

  /** The last hop once more; says also whether the service answered it as before. */
  async again() {
    const before = this.#answered;
    const screen = await this.#hop(this.#last);
    const answered = screen.kind === "screen" && before !== null;
    return { ...screen, same: answered ? before === JSON.stringify(screen) : null };
  }

  forget() {
    this.#last = null;
    this.#transcript = "";
  }

  async #hop(request) {
    if (this.#last !== request) this.#answered = null;
    this.#last = request;
    if (this.reception === "nothing-sent") {
      await pause(GIVING_UP);
      return { kind: "silence" };
    }
    const lost = this.reception === "answer-lost";
    const answer = await post("/phone/hop", request).catch(() => ({ kind: "silence" }));
    if (answer.kind === "screen") {
      this.#answered = JSON.stringify(answer);
      if (!lost && this.#last === request) this.#transcript = answer.transcript;
    }
    if (lost) await pause(GIVING_UP);
    return lost ? { kind: "silence" } : answer;
  }
}
