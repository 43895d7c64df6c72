// @ts-check
import { element } from "../shared/elements.js";

/**
 * An invitation: a code to scan, and the address beside it where it is known.
 *
 * @typedef {{ id: string, name: string, by?: string, svg: string | null, url: string | null }} Invited
 */

/**
 * @param {Invited} invited
 * @returns {HTMLElement}
 */
export function inviteCard({ id, name, by, svg, url }) {
  const picture = svg === null ? element("p", { class: "hint" }, "There is no code: a new one lets them in.") : pictureOf(svg, name);
  const link = url === null ? [] : [element("p", { class: "link" }, element("a", { href: url, rel: "noreferrer", target: "_blank" }, url))];
  return element(
    "figure",
    { class: "card", "data-seat": id },
    element("figcaption", {}, element("b", { dir: "auto" }, name), ...(by ? [element("span", { class: "by", dir: "auto" }, by)] : [])),
    picture,
    ...link,
  );
}

/**
 * @param {string} svg
 * @param {string} name
 */
function pictureOf(svg, name) {
  return element("img", { class: "qr", alt: `QR code of the invitation of ${name}`, src: `data:image/svg+xml,${encodeURIComponent(svg)}` });
}
