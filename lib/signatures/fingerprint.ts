import { keyedHash } from "../keys";

const BYTES = 16;

/** A keyed hash of all that was typed into a form, by which equal forms are known without opening what is sealed. */
export const fingerprintOf = (form: Record<string, unknown>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(keyedHash("form", JSON.stringify(Object.entries(form).sort()))).slice(0, BYTES);
