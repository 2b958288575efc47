import type { SignatureFilter } from "../lib/signatures/search/schema.ts";

/** A filter of signatures that asks for nothing. */
export const UNFILTERED: Omit<SignatureFilter, "petition"> = {
  state: null,
  status: null,
  zip: null,
  district: null,
  source: null,
  flag: null,
  from: null,
  until: null,
  timeZone: "UTC",
  emailHash: null,
  words: [],
  before: null,
};
