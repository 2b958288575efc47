import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

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

/** The descendants of this process, with their commands. */
function descendants(pid: number): { pid: number; command: string }[] {
  const all = execFileSync("ps", ["-e", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)!)
    .map(([, pid, parent, command]) => ({ pid: Number(pid), parent: Number(parent), command: command! }));
  const below = (parent: number): typeof all =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid);
}

// Zero for a process that has ended, and on systems without /proc.
function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
