// @ts-check

const FLASH_MS = 1_000;

/** Two notes (Hz, s). */
const CHIME = [
  { pitch: 659.3, at: 0 },
  { pitch: 987.8, at: 0.16 },
];

/**
 * What calls a player back to the phone: vibration, a chime, the title of the tab. Whether something is worth it, and
 * happens for the first time, its caller knows. Before the first tap there is only the title: browsers allow no more, and
 * a page that nobody has touched should do no more.
 */
export class Effects {
  #touched = false;
  #sound = true;
  /** @type {AudioContext | null} */
  #audio = null;
  #title = document.title;
  #unread = 0;
  #call = "";
  #flashing = 0;

  constructor() {
    // A finger counts as a gesture when it is lifted, not when it is put down.
    for (const type of ["pointerup", "keydown"]) {
      document.addEventListener(type, () => this.#touch(), { passive: true });
    }
    document.addEventListener("visibilitychange", () => document.hidden || this.#looked());
  }

  /** @param {string} title of the page */
  set title(title) {
    this.#title = title;
    this.#show();
  }

  /** @param {boolean} on */
  set sound(on) {
    this.#sound = on;
  }

  /** It is this player's turn. @param {string} words */
  turn(words) {
    this.#vibrate([180, 90, 180, 90, 320]);
    this.#chime();
    if (document.hidden) this.#flash(words);
  }

  /** The turn has passed. */
  quiet() {
    this.#call = "";
    clearInterval(this.#flashing);
    this.#show();
  }

  /** Something was told to this player alone. */
  secret() {
    this.#vibrate([60, 60, 60]);
  }

  /** Something was told. */
  line() {
    if (!document.hidden) return;
    this.#unread += 1;
    this.#show();
  }

  #touch() {
    this.#touched = true;
    if (!this.#sound || !("AudioContext" in window)) return;
    this.#audio ??= new AudioContext();
    void this.#audio.resume();
  }

  #looked() {
    this.#unread = 0;
    this.quiet();
  }

  /** @param {number[]} pattern */
  #vibrate(pattern) {
    if (this.#touched && "vibrate" in navigator) navigator.vibrate(pattern);
  }

  #chime() {
    const audio = this.#audio;
    if (!this.#sound || audio?.state !== "running") return;
    for (const { pitch, at } of CHIME) {
      const tone = new OscillatorNode(audio, { type: "triangle", frequency: pitch });
      const gain = new GainNode(audio, { gain: 0 });
      const start = audio.currentTime + at;
      gain.gain.setValueAtTime(0, start);
      gain.gain.linearRampToValueAtTime(0.2, start + 0.02);
      gain.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
      tone.connect(gain).connect(audio.destination);
      tone.start(start);
      tone.stop(start + 0.65);
    }
  }

  /** @param {string} words */
  #flash(words) {
    this.#call = words;
    clearInterval(this.#flashing);
    this.#flashing = setInterval(() => this.#show(document.title !== words), FLASH_MS);
    this.#show(true);
  }

  #show(calling = false) {
    const count = this.#unread > 0 ? `(${this.#unread}) ` : "";
    document.title = calling && this.#call ? this.#call : count + this.#title;
  }
}
