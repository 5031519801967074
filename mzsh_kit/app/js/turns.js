// Whose turn it is between a table and Python: every change is sent whole under a number, and Python's rows are looked
// at when the last number has been answered, so that an answer never overtakes what is typed meanwhile.
import { wait } from "./wait.js";

/** Milliseconds without a key before what was typed is sent. */
const PAUSE = 300;

export class Turns {
  sent = 0;
  answered = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** Whether something was typed that is not sent yet. */
  get typing() {
    return this.#timer !== undefined;
  }

  /** Whether all that was sent has been answered. */
  get settled() {
    return this.answered >= this.sent;
  }

  /** @param {() => void} send what is typed, once no key has been pressed for a while */
  later(send) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(send, PAUSE);
  }

  /** The number of what is sent now. */
  next() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.sent += 1;
    wait(1);
    return this.sent;
  }

  /** @param {number} turn that Python has answered, with all before it */
  heard(turn) {
    wait(Math.min(0, this.answered - turn));
    this.answered = Math.max(this.answered, turn);
  }

  /** The page waits for no answer any more. */
  end() {
    wait(this.answered - this.sent);
  }
}
