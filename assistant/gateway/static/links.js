/** Ways out of the page. */

import { element } from "./dom.js";

const WEB = /^https?:\/\/\S+$/i;

/** Return the http(s) address that a text is, whole; null where it is anything else. @param {?string} text */
export function webAddress(text) {
  return text && WEB.test(text) && URL.canParse(text) ? new URL(text) : null;
}

/** A link that opens apart. The other page can reach nothing of this one.
 * @param {URL} address @param {Object<string, string>} attributes @param {...(Node | string)} children */
export function wayOut(address, attributes, ...children) {
  return element("a", { href: address.href, target: "_blank", rel: "noopener noreferrer", ...attributes }, ...children);
}
