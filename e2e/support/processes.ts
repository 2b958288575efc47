import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";

export interface RunningProcess {
  pid: number;
  command: string;
}

/** The processes that use a data folder: by a setting, by an argument, or as their working directory. */
export function processesOn(dataDir: string): RunningProcess[] {
  return process.platform === "linux" ? listFromProc(dataDir) : listFromPs(dataDir);
}

function listFromProc(dataDir: string): RunningProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const read = (file: string) => orEmpty(() => readFileSync(`/proc/${name}/${file}`, "utf8"));
      const command = read("cmdline").split("\0").join(" ").trim();
      const settings = read("environ").split("\0");
      // PostgreSQL overwrites both, but its working directory is the data folder.
      const workingDirectory = orEmpty(() => readlinkSync(`/proc/${name}/cwd`));
      const ours =
        command.includes(dataDir) ||
        settings.includes(`DATA_DIR=${dataDir}`) ||
        workingDirectory.startsWith(`${dataDir}${path.sep}`);
      return ours ? [{ pid: Number(name), command }] : [];
    });
}

// With "e", ps prints the environment after the command.
function listFromPs(dataDir: string): RunningProcess[] {
  return execFileSync("ps", ["axeww", "-o", "pid=,command="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(dataDir))
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line.trim().replace(/^\d+\s+/, "") }));
}

// A process may end while its files are read.
function orEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}
