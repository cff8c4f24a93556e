/** The gateway that this page speaks with, and what tells it whose conversation it is. One page speaks with one gateway. */

import { newId } from "./ids.js";

const PROTOCOL = "assistant.v1";
const RENEWED = "Assistant-Token"; // header of an answer
const LONGEST_ALONE_MS = 60_000;
const COOKIE = "cookie"; // kept in place of a token where the gateway's own cookie says who it is, which no script can read

class Gateway {
  #base = new URL("..", import.meta.url); // these modules lie in a folder of the gateway's

  /** Speak with the gateway at this address from now on. @param {string} address its pages' common beginning */
  moveTo(address) {
    this.#base = new URL(address.endsWith("/") ? address : `${address}/`, location.href);
  }

  /** Return the whole address of what the gateway has at `path`, which begins with no slash. */
  address(path) {
    return new URL(path, this.#base).href;
  }

  /** Whether this page or this browser's other tabs opened a session before: without one there is nothing to come back to. */
  get hasSession() {
    return localStorage.getItem(this.#kept) !== null;
  }

  /** Which session it is, by a name that every tab of this browser knows it by; null where none was begun. */
  get session() {
    return localStorage.getItem(this.#named);
  }

  /** On a page of another origin the token lies in that origin's storage: browsers keep no cookies of others there. */
  keepSession(token) {
    this.#keepToken(token);
    localStorage.setItem(this.#named, newId());
  }

  forgetSession() {
    localStorage.removeItem(this.#kept);
    localStorage.removeItem(this.#named);
  }

  /** What every call carries. @returns {Object<string, string>} headers by name */
  get headers() {
    const token = this.#token;
    return token ? { Authorization: `Bearer ${token}` } : {};
  }

  /** Do what may begin or end a session while no other tab of this browser does. Rejects where it takes too long.
   * Browsers have locks on pages served over TLS alone; on others two tabs may begin a session each. @param {() => Promise} act */
  alone(act) {
    return navigator.locks ? navigator.locks.request(this.#kept, () => Promise.race([act(), late()])) : act();
  }

  /** Call the gateway; as `fetch`. A token that has grown old is replaced by the new one that comes with the answer. */
  async fetch(path, { headers = {}, ...options } = {}) {
    const answer = await fetch(this.address(path), { credentials: "same-origin", headers: { ...headers, ...this.headers }, ...options });
    const newer = answer.headers.get(RENEWED);
    if (newer && this.hasSession) this.#keepToken(newer);
    return answer;
  }

  /** Open a socket. A browser lets it carry no header, so the token goes as one more subprotocol. */
  socket(path) {
    const address = new URL(path, this.#base);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const token = this.#token;
    return new WebSocket(address, token ? [PROTOCOL, `token.${token}`] : [PROTOCOL]);
  }

  #keepToken(token) {
    localStorage.setItem(this.#kept, this.#isOwn ? COOKIE : token);
  }

  get #isOwn() {
    return this.#base.origin === location.origin;
  }

  get #kept() {
    return `assistant-session ${this.#base.href}`;
  }

  get #named() {
    return `assistant-conversation ${this.#base.href}`;
  }

  get #token() {
    return this.#isOwn ? null : localStorage.getItem(this.#kept);
  }
}

/** Rejects after a while, so that a tab that gets no answer keeps no other waiting for ever. */
function late() {
  return new Promise((_, reject) => setTimeout(reject, LONGEST_ALONE_MS, new Error("no answer")));
}

export const gateway = new Gateway();
