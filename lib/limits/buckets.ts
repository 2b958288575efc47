import { keyedHash } from "../keys";
import type { Limit } from "./schema";

/** The key of a row: a keyed hash of a limit's name and key, which does not reveal the source or email. */
export const bucketOf = (name: string, key: string) => new Uint8Array(keyedHash("limit", `${name}/${key}`));

/** The milliseconds after which one more use of a limit is allowed. */
export const stepOf = ({ max, windowMilliseconds }: Limit): number => Math.floor(windowMilliseconds / max);
