/** The gateway that this page speaks with, and what tells it whose conversation it is. One page speaks with one gateway. */

const PROTOCOL = "assistant.v1";
const RENEWED = "Assistant-Token"; // header of an answer
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

  /** On a page of another origin the token lies in that origin's storage: browsers keep no cookies of others there. */
  keepSession(token) {
    localStorage.setItem(this.#kept, this.#isOwn ? COOKIE : token);
  }

  forgetSession() {
    localStorage.removeItem(this.#kept);
  }

  /** What every call carries. @returns {Object<string, string>} headers by name */
  get headers() {
    const token = this.#token;
    return token ? { Authorization: `Bearer ${token}` } : {};
  }

  /** Call the gateway; as `fetch`. A token that has grown old is replaced by the new one that comes with the answer. */
  async fetch(path, { headers = {}, ...options } = {}) {
    const answer = await fetch(this.address(path), { credentials: "same-origin", headers: { ...headers, ...this.headers }, ...options });
    const newer = answer.headers.get(RENEWED);
    if (newer && this.hasSession) this.keepSession(newer);
    return answer;
  }

  /** Open a socket. A browser lets it carry no header, so the token goes as one more subprotocol. */
  socket(path) {
    const address = new URL(path, this.#base);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const token = this.#token;
    return new WebSocket(address, token ? [PROTOCOL, `token.${token}`] : [PROTOCOL]);
  }

  get #isOwn() {
    return this.#base.origin === location.origin;
  }

  get #kept() {
    return `assistant-session ${this.#base.href}`;
  }

  get #token() {
    return this.#isOwn ? null : localStorage.getItem(this.#kept);
  }
}

export const gateway = new Gateway();
