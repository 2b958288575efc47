import { readFileSync } from "node:fs";

import { descendants } from "./processor.ts";

const MEMORY_LOOK_MILLISECONDS = 100;

/** The resident memory, in megabytes, of the descendants of the starter whose command is wanted. */
export function watchMemory(starter: number, wanted: RegExp) {
  const processes = descendants(starter)
    .filter(({ command }) => wanted.test(command))
    .map(({ pid }) => pid);
  if (processes.length === 0) throw new Error("The processes of the site were not found.");
  const now = () => processes.map(residentMegabytes);
  const before = now();
  const peaks = [...before];
  const timer = setInterval(
    () =>
      now().forEach((value, place) => {
        peaks[place] = Math.max(peaks[place]!, value);
      }),
    MEMORY_LOOK_MILLISECONDS,
  );
  return {
    stop() {
      clearInterval(timer);
      return { growth: Math.max(...peaks.map((peak, place) => peak - before[place]!)), peak: Math.max(...peaks) };
    },
  };
}

// Zero for a process that has ended, and on systems without /proc.
function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
