// @ts-check
import { element, tell } from "../shared/elements.js";

const USUAL_S = 60;

/**
 * `<ask-all-dialog>`: asks all players at once. Event `askall` with `{ prompt, timeout_seconds }`, answered by
 * {@link AskAllDialog.done} or {@link AskAllDialog.failed}.
 */
export class AskAllDialog extends HTMLElement {
  #prompt = element("textarea", { name: "prompt", rows: "3", maxlength: "2000", required: true, dir: "auto", placeholder: "The bridge breaks. What do you do?" });
  #seconds = element("input", { name: "timeout", inputmode: "numeric", pattern: "[0-9]{1,5}", required: true, size: "6", value: String(USUAL_S) });
  #fault = element("p", { class: "fault", role: "alert" });
  #dialog = element("dialog", { "aria-labelledby": "ask-all-title" });

  connectedCallback() {
    const close = element("button", { type: "button" }, "Not now");
    close.onclick = () => this.#dialog.close();
    const form = element(
      "form",
      { method: "dialog" },
      element("h2", { id: "ask-all-title" }, "Ask all at once"),
      element("label", { class: "field" }, element("span", { class: "label" }, "What everybody is asked"), this.#prompt),
      element("label", { class: "field line" }, "Seconds to answer", this.#seconds),
      this.#fault,
      element("div", { class: "buttons" }, close, element("button", { class: "main" }, "Ask")),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      this.failed("");
      tell(this, "askall", { prompt: this.#prompt.value.trim(), timeout_seconds: Number(this.#seconds.value) });
    };
    this.#dialog.replaceChildren(form);
    this.replaceChildren(this.#dialog);
  }

  open() {
    this.failed("");
    this.#dialog.showModal();
    this.#prompt.focus();
  }

  done() {
    this.#prompt.value = "";
    this.#dialog.close();
  }

  /** @param {string} words */
  failed(words) {
    this.#fault.textContent = words;
  }
}

customElements.define("ask-all-dialog", AskAllDialog);
