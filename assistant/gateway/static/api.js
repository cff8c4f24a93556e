/** The HTTP calls of the page. The session travels as a cookie that no script can read. */

const MOST_MESSAGES = 100;
/** Set once this browser has a session: a first visit then need not ask for a history it cannot have. */
const VISITED = "assistant-visited";

/** Return the last messages of the conversation, oldest first, or null where there is none to come back to. */
export async function readHistory(limit = MOST_MESSAGES) {
  if (!localStorage.getItem(VISITED)) return null;
  const answer = await fetch(`/v1/history?limit=${limit}`, { credentials: "same-origin" });
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(`history: ${answer.status}`);
  return (await answer.json()).messages;
}

export async function openSession() {
  const answer = await fetch("/v1/sessions", { method: "POST", credentials: "same-origin" });
  if (!answer.ok) throw new Error(`sessions: ${answer.status}`);
  localStorage.setItem(VISITED, "1");
}

/** Return all that is kept of the customer. */
export async function knownOfMe() {
  return (await ofMe("", "GET")).json();
}

/** Say whether the customer wants to be remembered. */
export async function agree(agreed) {
  await ofMe("/consent", "PUT", { agreed });
}

/** Have all that is kept of the customer deleted; the session is over then. */
export async function forgetMe() {
  await ofMe("", "DELETE");
  leaveSession();
}

/** Ask for no history any more: there is none. */
export function leaveSession() {
  localStorage.removeItem(VISITED);
}

async function ofMe(path, method, body) {
  const sent = body ? { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } } : {};
  const answer = await fetch(`/v1/me${path}`, { method, credentials: "same-origin", ...sent });
  if (!answer.ok) throw new Error(`me: ${answer.status}`);
  return answer;
}
