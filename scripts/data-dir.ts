import { accessSync, constants, mkdirSync } from "node:fs";

import { diskProblemOf, StartError } from "./start-error.ts";

/** Creates the folder of DATA_DIR, for its owner only. Throws a StartError where it is not writable. */
export function makeDataDir(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const problem = diskProblemOf(error);
    if (!problem) throw error;
    throw new StartError(`DATA_DIR names ${folder}, which cannot be used: ${problem}.`);
  }
}
