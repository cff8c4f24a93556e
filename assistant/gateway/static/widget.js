/** `<shopping-assistant>`: the whole chat as one element of any page. docs/embedding.md tells its attributes and variables. */

import { Chat } from "./chat.js";
import { frame } from "./frame.js";
import { gateway } from "./gateway.js";
import { Panel } from "./panel.js";
import { followPrivacy } from "./privacy.js";
import { adoptStyles } from "./styles.js";
import { words } from "./words.js";

const KEYS = ["keydown", "keypress", "keyup"];

class ShoppingAssistant extends HTMLElement {
  static observedAttributes = ["open", "heading", "page"];
  #root = this.attachShadow({ mode: "open" });
  #chat = null;
  #panel = null;

  connectedCallback() {
    if (this.#chat?.isLive) return; // it has only been moved
    if (!this.#chat) this.#build();
    this.#panel.begin();
    this.#chat.start();
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  attributeChangedCallback(name) {
    if (!this.#chat) return;
    if (name !== "open") this.#tell();
    else if (this.hasAttribute("open") !== this.#panel.isOpen) this.#panel.isOpen ? this.#panel.close() : this.#panel.open();
  }

  /** Open the chat and let the customer type. */
  open() {
    this.#panel.open();
    this.#chat.focus();
  }

  close() {
    this.#panel.close();
  }

  /** Open the chat and say something as the customer. @param {string} text */
  ask(text) {
    this.#panel.open();
    this.#chat.say(text);
  }

  #build() {
    if (this.hasAttribute("gateway")) gateway.moveTo(this.getAttribute("gateway"));
    const chat = frame();
    this.#root.append(chat);
    // Keys that the page listens for mean nothing while the customer types here.
    for (const name of KEYS) this.#root.addEventListener(name, (event) => event.stopPropagation());
    this.#join((id) => this.#root.getElementById(id));
    adoptStyles(this.#root).then(() => (chat.hidden = false));
  }

  #join(find) {
    this.#panel = new Panel({ host: this, panel: find("panel"), launcher: find("launcher"), close: find("close") });
    this.#chat = new Chat({
      log: find("log"),
      notice: find("notice"),
      state: find("state"),
      suggestions: find("suggestions"),
      understood: find("understood"),
      composer: find("composer"),
      cart: find("cart"),
      call: find("call"),
      callBar: find("call-bar"),
      panel: find("panel"),
      veil: find("veil"),
      aloud: find("aloud"),
      smallPrint: find("small-print"),
    });
    find("launcher").addEventListener("click", () => this.open());
    this.#panel.onclose = () => this.#chat.silence();
    this.#chat.onforget = followPrivacy(find("privacy"), () => this.#chat.forgotten());
    this.#tell();
  }

  /** Tell the chat what the page is called, and what it is called itself. */
  #tell() {
    const heading = this.getAttribute("heading") || words.chat.title;
    this.#root.getElementById("heading").textContent = heading;
    this.#root.getElementById("panel").setAttribute("aria-label", heading);
    this.#chat.page = this.getAttribute("page");
  }

  #leave() {
    this.#panel.leave();
    this.#chat.stop();
  }
}

customElements.define("shopping-assistant", ShoppingAssistant);
