/** The socket to the gateway: comes back by itself, loses nothing and hands out nothing twice. */

import { readHistory } from "./api.js";
import { gateway } from "./gateway.js";
import { newId } from "./ids.js";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

export class Connection {
  #after = 0; // seq of the last event handed out
  #session = null; // that the events are of
  #outbox = new Map(); // messages not yet confirmed, by client id, in the order they were sent
  #wait = FIRST_WAIT_MS;
  #timer = null;
  #socket = null;
  #on;

  /**
   * @param {{event: (event: object) => void, state: (name: string) => void, expired: () => void}} on
   */
  constructor(on) {
    this.#on = on;
    window.addEventListener("online", () => this.#hurry());
    window.addEventListener("offline", () => this.#socket?.close());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#hurry());
  }

  /** Connect, and hear what follows event number `after`. */
  open(after) {
    this.#after = after;
    this.#session = gateway.session;
    this.#socket?.close(); // that of a session that is over
    this.#connect();
  }

  /** Stay away, until it is opened again. */
  close() {
    clearTimeout(this.#timer);
    this.#timer = null;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  /** Send a message now or as soon as there is a connection. Returns its id; the gateway answers one id once. */
  send(message) {
    const id = newId();
    const sent = { id, ...message };
    this.#outbox.set(id, sent);
    if (this.online) this.#socket.send(JSON.stringify(sent));
    return id;
  }

  /** Leave this conversation: it is over, and what is unsent belongs to nobody. */
  drop() {
    this.#outbox.clear();
    this.close();
  }

  get online() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  #connect() {
    this.#on.state("connecting");
    const socket = gateway.socket(`v1/chat?after=${this.#after}`);
    this.#socket = socket;
    socket.addEventListener("open", () => this.#opened(socket));
    socket.addEventListener("message", ({ data }) => this.#received(JSON.parse(data)));
    socket.addEventListener("close", () => this.#closed(socket));
  }

  #opened(socket) {
    this.#wait = FIRST_WAIT_MS;
    this.#on.state("online");
    for (const message of this.#outbox.values()) socket.send(JSON.stringify(message));
  }

  #received(event) {
    if (event.seq !== undefined) {
      if (event.seq <= this.#after) return;
      this.#after = event.seq;
    }
    if (event.id) this.#outbox.delete(event.id);
    this.#on.event(event);
  }

  #closed(socket) {
    if (socket !== this.#socket) return;
    this.#on.state("offline");
    this.#later();
  }

  #later() {
    clearTimeout(this.#timer);
    const spread = 0.5 + Math.random() / 2; // so that all pages do not come back at the same moment
    this.#timer = setTimeout(() => this.#comeBack(), this.#wait * spread);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }

  #hurry() {
    if (this.online) return;
    this.#wait = FIRST_WAIT_MS; // also of a try that is under way and may fail
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#comeBack();
  }

  /** A refused socket does not tell why, so the session is asked for first. Another tab may have begun another meanwhile. */
  async #comeBack() {
    this.#timer = null;
    try {
      const goesOn = (await readHistory(1)) !== null && gateway.session === this.#session;
      if (goesOn) this.#connect();
      else this.#on.expired();
    } catch {
      this.#later(); // the gateway cannot be reached: the page says so already
    }
  }
}
