import { keyedHash } from "../keys";
import type { Limit } from "./schema";

/** What is kept of a limit's name and key: their keyed hash, which tells nobody whose source or email it is. */
export const bucketOf = (name: string, key: string) => new Uint8Array(keyedHash("limit", `${name}/${key}`));

/** In how many milliseconds one use of a limit is given back. */
export const stepOf = ({ max, windowMilliseconds }: Limit): number => Math.floor(windowMilliseconds / max);
