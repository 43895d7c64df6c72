// @ts-check
import { element, tell } from "../shared/elements.js";
import { Invitation } from "./invitation.js";
import { NewHeroRow } from "./host-heroes.js";

/**
 * `<host-door>`: for a host without a table: begins a party, or takes the token of one. Events `begin` with
 * `{ token, wanted }`, answered by {@link HostDoor.failed} or by the table; `token` with a host's token.
 */
export class HostDoor extends HTMLElement {
  #reason = element("p", { id: "reason", role: "alert" });
  #campaign = element("input", { name: "campaign", value: "drowned-bell", autocomplete: "off", spellcheck: "false" });
  #name = element("input", { name: "party", maxlength: "128", autocomplete: "off", dir: "auto", placeholder: "The Old Mill" });
  #heroes = element("div", { class: "heroes" });
  /** @type {NewHeroRow[]} */
  #rows = [];
  #ops = element("input", { name: "ops-token", type: "password", autocomplete: "off", spellcheck: "false" });
  #opsField = element("label", { class: "field", hidden: true }, element("span", { class: "label" }, "A token that may produce"), this.#ops);
  #fault = element("p", { class: "fault", role: "alert" });
  #token = element("input", { name: "host-token", autocomplete: "off", spellcheck: "false", required: true, placeholder: "hgp_…" });
  #own = element("input", { type: "radio", name: "from", value: "own" });
  #given = element("input", { type: "radio", name: "from", value: "campaign", checked: true });

  connectedCallback() {
    this.replaceChildren(
      element("h1", {}, "Host a party"),
      this.#reason,
      element("div", { class: "ways" }, this.#beginning(), this.#returning()),
    );
    this.#rows = [new NewHeroRow(), new NewHeroRow(), new NewHeroRow()];
    this.#heroes.replaceChildren(...this.#rows.map((row) => row.element));
    this.#look();
  }

  /** @param {string} words why there is no table */
  set reason(words) {
    this.#reason.textContent = words;
  }

  /**
   * @param {string} words why no party began
   * @param {boolean} needsToken
   */
  failed(words, needsToken) {
    this.#fault.textContent = words;
    if (!needsToken) return;
    this.#opsField.hidden = false;
    this.#ops.focus();
  }

  #beginning() {
    const more = element("button", { type: "button", class: "text" }, "One more character");
    more.onclick = () => this.#addHero();
    const campaign = element("label", { class: "field" }, element("span", { class: "label" }, "Campaign, a folder of the server"), this.#campaign);
    const own = element("div", { class: "own" }, element("label", { class: "field" }, element("span", { class: "label" }, "The party's name"), this.#name), this.#heroes, more);
    const form = element(
      "form",
      { id: "begin" },
      element("h2", {}, "Begin"),
      element("div", { class: "line" }, element("label", { class: "check" }, this.#given, "A campaign"), element("label", { class: "check" }, this.#own, "Characters of your own")),
      campaign,
      own,
      this.#opsField,
      this.#fault,
      element("button", { class: "main" }, "Begin the party"),
    );
    form.onchange = () => this.#look();
    form.onsubmit = (event) => {
      event.preventDefault();
      this.failed("", false);
      tell(this, "begin", { token: this.#ops.value.trim() || null, wanted: this.#wanted() });
    };
    return form;
  }

  #returning() {
    const form = element(
      "form",
      { id: "return" },
      element("h2", {}, "Come back"),
      element("label", { class: "field" }, element("span", { class: "label" }, "The host's token, or a link with it"), this.#token),
      element("p", { class: "hint" }, "It was shown when the party began, and stays in this browser."),
      element("button", {}, "Sit down"),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      tell(this, "token", Invitation.tokenIn(this.#token.value) ?? this.#token.value.trim());
      this.#token.value = "";
    };
    return form;
  }

  #wanted() {
    if (!this.#own.checked) return { campaign: this.#campaign.value.trim() };
    const taken = new Set();
    const characters = this.#rows.flatMap((row) => row.sheet(taken));
    return { name: this.#name.value.trim(), characters };
  }

  #addHero() {
    const row = new NewHeroRow();
    this.#rows.push(row);
    this.#heroes.append(row.element);
    row.focus();
  }

  #look() {
    this.toggleAttribute("own", this.#own.checked);
  }
}

customElements.define("host-door", HostDoor);
