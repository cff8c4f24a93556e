/** The customer's cart: as a list in the conversation, and as a number beside its name. */

import { element, holdsFocus, icon, unseen } from "./dom.js";
import { wayOut, webAddress } from "./links.js";
import { picture } from "./pictures.js";
import { words } from "./words.js";

/** @param {{lines: object[], total: string, checkout: ?string}} basket */
export function basketList({ lines, total, checkout }) {
  const sum = element("p", { class: "basket-total" }, element("span", {}, words.cart.total), element("strong", {}, total));
  return element(
    "section",
    { class: "basket", "aria-label": words.cart.title },
    element("ul", {}, ...lines.map(line)),
    sum,
    checkoutLink(checkout),
  );
}

/** Take the way to the checkout from carts that are no longer what the customer has. @param {HTMLElement} log */
export function forgetCheckouts(log) {
  for (const link of log.querySelectorAll(".checkout")) {
    if (holdsFocus(link)) log.focus();
    link.remove();
  }
}

/** Let the button tell how many things lie in a cart; null where none was seen yet.
 * @param {HTMLButtonElement} button @param {?{lines: {quantity: number, is_available: boolean}[]}} basket */
export function tellCount(button, basket) {
  const counted = basket?.lines.filter((each) => each.is_available) ?? [];
  const count = counted.reduce((sum, { quantity }) => sum + quantity, 0);
  const number = count ? element("span", { class: "count" }, String(count)) : null;
  button.setAttribute("aria-label", basket ? words.cart.showCounted(count) : words.cart.show);
  button.replaceChildren(...[icon("cart"), number].filter((part) => part !== null));
}

function line({ image, title, options, quantity, price, total, is_available: available }) {
  const much = element("p", { class: "much" }, options ? `${options} · ` : "", words.cart.times(quantity, price));
  return element(
    "li",
    { class: available ? null : "gone" },
    picture(image),
    element("div", { class: "basket-words" }, element("h3", {}, title), much),
    element("p", { class: "line-total" }, unseen(`${words.cart.lineTotal} `), total),
  );
}

function checkoutLink(checkout) {
  const address = webAddress(checkout);
  return address && wayOut(address, { class: "checkout", rel: "noopener" }, words.cart.checkOut, unseen(words.opensApart), icon("leave"));
}
