// @ts-check
/** @import { NewTask } from "../shared/messages.js" */
import { element, tell } from "../shared/elements.js";
import { randomId } from "../shared/random-id.js";

/**
 * `<task-form>`: where a bot is given a task. Properties `bot` and `text`; event `give` with `{ task, key }`, answered by
 * {@link TaskForm.given} or {@link TaskForm.failed}. What could not be given stays where it was written, and given once
 * more it is still one task.
 */
export class TaskForm extends HTMLElement {
  #text = element("textarea", { id: "command", name: "command", rows: "1", "aria-describedby": "receipt", dir: "auto" });
  #priority = element("select", { id: "priority", "aria-label": "Priority" });
  #give = element("button", { class: "main" }, "Give task");
  #receipt = element("p", { id: "receipt", role: "status" });
  #key = randomId();

  connectedCallback() {
    for (const [value, words] of [["P0", "P0 · at once"], ["P1", "P1 · normal"], ["P2", "P2 · later"]]) {
      this.#priority.append(element("option", { value, ...(value === "P1" && { selected: true }) }, words));
    }
    const form = element(
      "form",
      {},
      element("label", { for: "command", class: "spoken" }, "Task"),
      this.#text,
      element("div", { class: "row" }, this.#receipt, this.#priority, this.#give),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    this.#text.onkeydown = (event) => this.#keyDown(event);
    this.#text.oninput = () => {
      this.#key = randomId();
      this.#look();
    };
    this.#priority.onchange = () => (this.#key = randomId());
    this.replaceChildren(form);
    this.#look();
  }

  /** @param {string} bot */
  set bot(bot) {
    this.#text.placeholder = `A task for ${bot}`;
    this.say("", "");
    this.#key = randomId();
  }

  /** What is written and not given yet. */
  get text() {
    return this.#text.value;
  }

  set text(text) {
    this.#text.value = text;
    this.#look();
  }

  focus() {
    this.#text.focus();
  }

  /** @param {string} words what came of it */
  given(words) {
    this.text = "";
    this.#key = randomId();
    this.say("good", words);
    this.#busy(false);
  }

  /** @param {string} words why not */
  failed(words) {
    this.say("bad", words);
    this.#busy(false);
  }

  /**
   * Says what came of something.
   *
   * @param {"good" | "bad" | ""} tone
   * @param {string} words
   */
  say(tone, words) {
    this.#receipt.setAttribute("tone", tone);
    this.#receipt.textContent = words;
  }

  /** @param {boolean} busy */
  #busy(busy) {
    this.#text.readOnly = busy;
    this.toggleAttribute("busy", busy);
    this.#look();
  }

  /** @param {KeyboardEvent} event */
  #keyDown(event) {
    const phone = matchMedia("(pointer: coarse)").matches;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || phone) return;
    event.preventDefault();
    this.#submit();
  }

  #submit() {
    const command = this.#text.value.trim();
    if (command === "" || this.hasAttribute("busy")) return this.#text.focus();
    this.#busy(true);
    this.say("", "Giving…");
    /** @type {NewTask} */
    const task = { command, priority: this.#priority.value };
    tell(this, "give", { task, key: this.#key });
    this.#text.focus();
  }

  #look() {
    this.#give.disabled = this.#text.value.trim() === "" || this.hasAttribute("busy");
    this.#text.style.height = "auto";
    this.#text.style.height = `${Math.min(this.#text.scrollHeight + 2, 200)}px`;
  }
}

customElements.define("task-form", TaskForm);
