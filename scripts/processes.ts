import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether a process runs. An exited process stays in the table until its parent reads its status, which some never do. */
export function isAlive(pid: number): boolean {
  return isInTable(pid) && !hasExited(pid);
}

/** Whether a pid is in the table of processes, even that of an exited one. */
export function isInTable(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Distinguishes a process from a later one with the same pid. On Linux: the boot, and the clock tick at which the process began
 * (proc(5), field 22).
 */
export function startedAt(pid: number): string {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
      return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${ticks}`;
    }
    return execFileSync("ps", ["-p", `${pid}`, "-o", "lstart="], { encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}

// Only Linux has this file.
function hasExited(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
