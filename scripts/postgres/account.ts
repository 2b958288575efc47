import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, chownSync } from "node:fs";

import { StartError } from "../start-error.ts";

/** The owner of the files of PostgreSQL, and how its programs are started. */
export interface Account {
  owner: { uid: number; gid: number } | null;
  launch: (program: string, args: string[]) => { file: string; args: string[]; uid?: number; gid?: number };
}

const NAME = "postgres";

// PostgreSQL refuses to run as root, and another user may not be able to enter the folder of the clone (/root, or a folder
// of mktemp -d, is closed to all but its owner). One capability allows only reading and entering:
// docs/decisions/embedded-database.md. Containers that lack the first one have the second.
const CAPABILITIES = ["dac_read_search", "dac_override"];

// With setpriv, the kernel signals the server to shut down when its parent dies.
const LEAVE_WITH_PARENT = ["--pdeathsig", "INT"];

/** The account of PostgreSQL: our own, or for root the user "postgres", which is created where it is missing. */
export function findAccount(): Account {
  if (process.getuid?.() !== 0) {
    const prefix = [...LEAVE_WITH_PARENT, "--"];
    return {
      owner: null,
      launch: (program, args) =>
        setprivTakes(prefix) ? { file: "setpriv", args: [...prefix, program, ...args] } : { file: program, args },
    };
  }
  const owner = findUser() ?? createUser();
  for (const capability of CAPABILITIES) {
    const prefix = [
      ...LEAVE_WITH_PARENT,
      "--reuid",
      `${owner.uid}`,
      "--regid",
      `${owner.gid}`,
      "--clear-groups",
      `--inh-caps=+${capability}`,
      `--ambient-caps=+${capability}`,
      "--securebits=+no_setuid_fixup",
      "--",
    ];
    if (setprivTakes(prefix)) {
      return { owner, launch: (program, args) => ({ file: "setpriv", args: [...prefix, program, ...args] }) };
    }
  }
  return { owner, launch: (file, args) => ({ file, args, ...owner }) };
}

function setprivTakes(prefix: string[]): boolean {
  return spawnSync("setpriv", [...prefix, "true"], { stdio: "ignore" }).status === 0;
}

/** Gives a folder to the account, and checks that the account can enter it and run `program`. */
export function handOver(account: Account, folder: string, program: string): void {
  if (!account.owner) return;
  chownSync(folder, account.owner.uid, account.owner.gid);
  chmodSync(folder, 0o700);
  const { file, args, ...as } = account.launch("sh", ["-c", 'cd "$1" && exec "$2" --version', "sh", folder, program]);
  const tried = spawnSync(file, args, { ...as, stdio: "ignore" });
  if (tried.status === 0) return;
  throw new StartError(
    `PostgreSQL does not run as root, and its user "${NAME}" cannot enter ${folder} or cannot run ${program}.\n` +
      "Start as an ordinary user, or move to a folder that every user may enter, or install setpriv (util-linux), " +
      "or set DATABASE_URL to a PostgreSQL of your own.",
  );
}

function findUser(): { uid: number; gid: number } | null {
  try {
    const ask = (flag: string) => Number(execFileSync("id", [flag, NAME], { stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return null;
  }
}

function createUser(): { uid: number; gid: number } {
  const ways: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", NAME]],
    ["adduser", ["-S", "-D", "-H", "-s", "/bin/false", NAME]],
  ];
  for (const [program, args] of ways) {
    const made = spawnSync(program, args, { stdio: "ignore" });
    const user = made.status === 0 ? findUser() : null;
    if (user) return user;
  }
  throw new StartError(
    `PostgreSQL does not run as root, and the user "${NAME}" could not be made.\n` +
      "Start as an ordinary user, make that user, or set DATABASE_URL to a PostgreSQL of your own.",
  );
}
