/** The customer's microphone, and why there may be none. */

/** Why it cannot be listened to: a name of `words.microphone`. */
export class NoMicrophone extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const REASONS = { NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "missing", NotReadableError: "busy" };
const WANTED = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** Ask for the microphone. Rejects with NoMicrophone. @returns {Promise<MediaStream>} */
export async function openMicrophone() {
  if (!navigator.mediaDevices?.getUserMedia) throw new NoMicrophone(isSecureContext ? "unsupported" : "insecure");
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: WANTED });
  } catch ({ name }) {
    throw new NoMicrophone(REASONS[name] ?? "busy");
  }
}

/** @param {MediaStream} stream */
export function closeMicrophone(stream) {
  for (const track of stream.getTracks()) track.stop();
}

const FLOOR_DB = -60;

/** Return how loud samples are for the eye: 0 is silence, 1 the loudest there is. @param {Float32Array} samples -1 to 1 */
export function loudness(samples) {
  let power = 0;
  for (const sample of samples) power += sample * sample;
  const decibels = 10 * Math.log10(power / samples.length + 1e-9);
  return Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB));
}
