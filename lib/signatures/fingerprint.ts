import { keyedHash } from "../keys";

const BYTES = 16;

/** A keyed hash of all fields of a form. Equal forms have the same hash, so that no sealed value must be opened. */
export const fingerprintOf = (form: Record<string, unknown>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(keyedHash("form", JSON.stringify(Object.entries(form).sort()))).slice(0, BYTES);
