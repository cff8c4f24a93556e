/** The cart, opened beside the conversation: what lies in it, and buttons that change it by saying so. */

import { element, holdsFocus, icon, unseen } from "./dom.js";
import { wayOut, webAddress } from "./links.js";
import { picture } from "./pictures.js";
import { words } from "./words.js";

const MOST_OF_ONE = 99;

export class CartPanel {
  #button;
  #root;
  #title = element("h3", { tabindex: "-1" }, words.cart.title);
  #body = element("div", { class: "cart-body" });
  #status = element("p", { class: "unseen", role: "status" });
  #on;
  #basket = null; // as it was seen last, null where none was
  #busy = false; // a change is on its way
  #note = words.cart.looking; // while no cart was seen

  /**
   * @param {{button: HTMLButtonElement, before: HTMLElement}} parts the panel stands before this part of the chat
   * @param {{opened: () => void, change: (variant: string, quantity: number) => void, checkOut: () => void}} on
   */
  constructor({ button, before }, on) {
    this.#button = button;
    this.#on = on;
    const close = element("button", { type: "button", class: "round", "aria-label": words.cart.close, click: () => this.close() }, icon("close"));
    const head = element("div", { class: "cart-head" }, this.#title, close);
    const told = { role: "dialog", "aria-modal": "false", "aria-label": words.cart.title, keydown: (event) => this.#escape(event) };
    this.#root = element("section", { class: "cart-panel", hidden: true, ...told }, head, this.#body, this.#status);
    before.before(this.#root);
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-haspopup", "dialog");
    button.addEventListener("click", () => (this.#root.hidden ? this.open() : this.close()));
  }

  open() {
    this.#root.hidden = false;
    this.#note = words.cart.looking;
    this.#settle();
    this.#title.focus();
    this.#on.opened();
  }

  close() {
    const hadFocus = holdsFocus(this.#root);
    this.#root.hidden = true;
    this.#settle();
    if (hadFocus) this.#button.focus();
  }

  /** Show the cart as it is now; null where nothing is known of it. */
  show(basket) {
    this.#basket = basket;
    this.#draw();
    if (basket && !this.#root.hidden) this.#status.textContent = words.cart.now(basket.total);
  }

  /** The cart cannot be had just now: what was seen of it last stands. */
  unseen() {
    this.#note = this.#status.textContent = words.cart.unseen;
    this.#draw();
  }

  /** Whatever was asked last is answered, or refused: the cart may be changed again. */
  settle() {
    if (!this.#busy) return;
    this.#busy = false;
    this.#draw();
  }

  /** Leave nothing of it on the page. */
  clear() {
    this.#busy = false;
    this.#basket = null;
    this.close();
  }

  #settle() {
    this.#button.setAttribute("aria-expanded", String(!this.#root.hidden));
    this.#status.textContent = "";
    this.#draw();
  }

  /** A part with the focus keeps it, and one that is gone hands it to the title. */
  #draw() {
    const held = holdsFocus(this.#body) ? this.#body.getRootNode().activeElement.dataset : null;
    this.#body.replaceChildren(...(this.#root.hidden ? [] : this.#parts()));
    this.#body.setAttribute("aria-busy", String(this.#busy));
    if (!held) return;
    const same = [...this.#body.querySelectorAll("[data-act]")].find(({ dataset }) => dataset.act === held.act && dataset.variant === held.variant);
    (same ?? this.#title).focus();
  }

  #parts() {
    if (!this.#basket) return [element("p", { class: "cart-note" }, this.#note)];
    const { lines, total, checkout } = this.#basket;
    if (lines.length === 0) return [element("p", { class: "cart-note" }, words.cart.empty)];
    const sum = element("p", { class: "basket-total" }, element("span", {}, words.cart.total), element("strong", {}, total));
    return [element("ul", {}, ...lines.map((line) => this.#line(line))), sum, this.#wayOn(checkout)];
  }

  #line(line) {
    const { image, title, options, price, total, is_available: available } = line;
    const much = element("p", { class: "much" }, [options, words.cart.each(price)].filter(Boolean).join(" · "));
    const gone = available ? null : element("p", { class: "cart-gone" }, words.cart.soldOut);
    const name = options ? `${title} (${options})` : title;
    const sum = available ? element("p", { class: "line-total" }, unseen(`${words.cart.lineTotal} `), total) : null;
    const row = element("div", { class: "cart-deeds" }, ...(available ? this.#stepper(line, name) : []), this.#deed("remove", line, words.cart.removeOf(name), 0, words.cart.remove), sum);
    return element("li", { class: available ? null : "gone" }, picture(image), element("div", { class: "basket-words" }, element("h4", {}, title), much, gone, row));
  }

  #stepper(line, name) {
    const { quantity } = line;
    const fewer = this.#deed("fewer", line, words.cart.fewerOf(name), quantity > 1 ? quantity - 1 : null, icon("minus"));
    const more = this.#deed("more", line, words.cart.moreOf(name), quantity < MOST_OF_ONE ? quantity + 1 : null, icon("plus"));
    const count = element("span", { class: "cart-count" }, unseen(`${words.cart.quantity} `), String(quantity));
    return [element("div", { class: "cart-stepper" }, fewer, count, more)];
  }

  /** A button that stays where it is, and keeps its focus, while it can do nothing. `quantity` is null where it never can. */
  #deed(act, { variant_id: variant }, name, quantity, face) {
    const idle = this.#busy || quantity === null;
    const change = () => {
      if (idle) return;
      this.#busy = true;
      this.#status.textContent = words.cart.changing;
      this.#draw();
      this.#on.change(variant, quantity);
    };
    const told = { "aria-label": name, "aria-disabled": idle ? "true" : null, "data-act": act, "data-variant": variant };
    return element("button", { type: "button", class: `cart-deed cart-${act}`, ...told, click: change }, face);
  }

  #wayOn(checkout) {
    const address = webAddress(checkout);
    const face = { class: "checkout", "data-act": "checkout", "data-variant": "" };
    if (address) return wayOut(address, { ...face, rel: "noopener" }, words.cart.checkOut, unseen(words.opensApart), icon("leave"));
    const idle = this.#busy ? "true" : null;
    return element("button", { type: "button", ...face, "aria-disabled": idle, click: () => this.#busy || this.#on.checkOut() }, words.cart.checkOut);
  }

  /** Escape closes the cart, and leaves the chat open. */
  #escape(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.close();
  }
}
