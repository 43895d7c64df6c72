// @ts-check
import { element } from "../shared/elements.js";

const HIGHEST_PX = 320;

/**
 * A text field with its name over it, as high as its text.
 *
 * @param {{ label: string, name: string, value: string, rows?: number, placeholder?: string }} what
 * @param {(text: string) => void} changed
 */
export function textField({ label, name, value, rows = 2, placeholder = "" }, changed) {
  const words = element("span", { class: "label" }, label);
  const area = element("textarea", { name, rows, placeholder, dir: "auto", maxlength: "16384" });
  area.value = value;
  const grow = () => {
    area.style.height = "auto";
    if (area.scrollHeight > 0) area.style.height = `${Math.min(area.scrollHeight + 2, HIGHEST_PX)}px`;
  };
  area.oninput = () => {
    grow();
    changed(area.value);
  };
  queueMicrotask(grow);
  return { field: element("label", { class: "field" }, words, area), area, words, grow };
}
