import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Process {
  pid: number;
  command: string;
}

/** The descendants of a process, with their commands. */
export function descendants(pid: number): Process[] {
  const all = execFileSync("ps", ["-e", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)!)
    .map(([, pid, parent, command]) => ({ pid: Number(pid), parent: Number(parent), command: command! }));
  const below = (parent: number): typeof all =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid);
}

const KINDS: [string, RegExp][] = [
  ["server", /serve\/web\.ts/],
  ["database", /postgres/],
  ["worker", /scripts\/worker\.ts/],
  ["postbox", /postbox/],
];
// Of Linux, on all usual processors (proc(5), sysconf(_SC_CLK_TCK)).
const TICK_MILLISECONDS = 10;

/**
 * The processor time in milliseconds that each kind of process of a site has taken, and this process itself. A process that ends
 * takes its time with it, so only differences over a short time say something. Zero on systems without /proc.
 */
export function processorTimes(starter: number): Record<string, number> {
  const processes = descendants(starter);
  const { user, system } = process.cpuUsage();
  const times = KINDS.map(([kind, command]): [string, number] => [
    kind,
    processes.filter((one) => command.test(one.command)).reduce((total, one) => total + ticksOf(one.pid), 0) *
      TICK_MILLISECONDS,
  ]);
  return { ...Object.fromEntries(times), "load generator": (user + system) / 1_000 };
}

/** User and system time (proc(5), /proc/pid/stat, fields 14 and 15). */
function ticksOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}
