import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";

export interface RunningProcess {
  pid: number;
  command: string;
}

/** Every process of the site that runs on a folder of data: told so by a setting or an argument, or working inside it. */
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
      // The processes of PostgreSQL write over both, but work in their folder.
      const workingDirectory = orEmpty(() => readlinkSync(`/proc/${name}/cwd`));
      const ours =
        command.includes(dataDir) ||
        settings.includes(`DATA_DIR=${dataDir}`) ||
        workingDirectory.startsWith(`${dataDir}${path.sep}`);
      return ours ? [{ pid: Number(name), command }] : [];
    });
}

// With "e" the environment stands behind the command.
function listFromPs(dataDir: string): RunningProcess[] {
  return execFileSync("ps", ["axeww", "-o", "pid=,command="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(dataDir))
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line.trim().replace(/^\d+\s+/, "") }));
}

// A process may end while it is looked at.
function orEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}
