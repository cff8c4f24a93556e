/** The HTTP calls of the chat. */

import { gateway } from "./gateway.js";

const MOST_MESSAGES = 100;

/** The gateway serves no page of this origin. */
export class ForeignOrigin extends Error {}

/** Return the last messages of the conversation, oldest first, or null where there is none to come back to. */
export async function readHistory(limit = MOST_MESSAGES) {
  if (!gateway.hasSession) return null;
  const answer = await gateway.fetch(`v1/history?limit=${limit}`);
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(`history: ${answer.status}`);
  return (await answer.json()).messages;
}

/** Return the last messages of the conversation, or none of one that is begun now: the same one in all tabs. Throws ForeignOrigin. */
export function comeBack() {
  return gateway.alone(async () => {
    const messages = await readHistory();
    if (messages === null) await openSession();
    return messages ?? [];
  });
}

async function openSession() {
  const answer = await gateway.fetch("v1/sessions", { method: "POST" });
  if (answer.status === 403) throw new ForeignOrigin();
  if (!answer.ok) throw new Error(`sessions: ${answer.status}`);
  gateway.keepSession((await answer.json()).token);
}

/** Return all that is kept of the customer. */
export async function knownOfMe() {
  return (await ofMe("", "GET")).json();
}

/** Say whether the customer wants to be remembered. */
export async function agree(agreed) {
  await ofMe("/consent", "PUT", { agreed });
}

/** Have all that is kept of the customer deleted; the session is over then. Whichever tab hears of it begins another afterwards. */
export function forgetMe() {
  return gateway.alone(async () => {
    await ofMe("", "DELETE");
    gateway.forgetSession();
  });
}

async function ofMe(path, method, body) {
  const sent = body ? { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } } : {};
  const answer = await gateway.fetch(`v1/me${path}`, { method, ...sent });
  if (!answer.ok) throw new Error(`me: ${answer.status}`);
  return answer;
}
