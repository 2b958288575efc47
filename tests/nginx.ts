// The real nginx with the rules of deploy/nginx, for tests and benchmarks.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { root, runningChild } from "../scripts/children.ts";

const FOLDERS = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin", ...(process.env["PATH"] ?? "").split(":")];
export const RULES = path.join(root, "deploy/nginx");

/** The nginx of this machine, or null. CI installs it; the tests do not, because its package starts a server with the machine. */
export function findNginx(): string | null {
  const found = FOLDERS.map((folder) => path.join(folder, "nginx")).find((file) => existsSync(file));
  return found !== undefined && spawnSync(found, ["-v"], { stdio: "ignore" }).status === 0 ? found : null;
}

export interface Nginx {
  url: string;
  serversFile: string;
  accessLog: string;
  /** Makes it read its files again, and waits until no process with the former ones is left. */
  reload: () => Promise<void>;
  stop: () => Promise<unknown>;
}

interface Options {
  nginx: string;
  /** Where its files are written. */
  folder: string;
  port: number;
  /** host:port of each instance. */
  addresses: string[];
}

/** Starts nginx on 127.0.0.1 with the shipped rules, and with names and folders of this test. */
export async function startNginx({ nginx, folder, port, addresses }: Options): Promise<Nginx> {
  mkdirSync(path.join(folder, "temporary"), { recursive: true });
  const serversFile = path.join(folder, "servers.conf");
  const accessLog = path.join(folder, "access.log");
  writeFileSync(serversFile, addresses.map((address) => `server ${address} max_fails=0;\n`).join(""));
  const file = path.join(folder, "nginx.conf");
  writeFileSync(file, configuration({ folder, port, serversFile, accessLog }));
  const child = spawn(nginx, ["-c", file, "-p", folder], { stdio: ["ignore", "inherit", "inherit"] });
  const running = runningChild(child, { signal: "SIGQUIT" });
  const url = `http://127.0.0.1:${port}`;
  await untilTrue("nginx responds", () => fetch(`${url}/plain.css`).then(({ ok }) => ok));
  return {
    url,
    serversFile,
    accessLog,
    reload: async () => {
      const former = childrenOf(child.pid!);
      child.kill("SIGHUP");
      await untilTrue(
        "nginx has new processes",
        async () => !childrenOf(child.pid!).some((pid) => former.includes(pid)),
      );
    },
    stop: running.stop,
  };
}

function configuration({
  folder,
  port,
  serversFile,
  accessLog,
}: Record<"folder" | "serversFile" | "accessLog", string> & { port: number }): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `  ${kind}_temp_path ${path.join(folder, "temporary", kind)};`,
  );
  return `
daemon off;
${process.getuid?.() === 0 ? "user root;" : ""}
worker_processes 2;
pid ${path.join(folder, "nginx.pid")};
error_log ${path.join(folder, "error.log")} warn;
events { worker_connections 1024; }
http {
${temporary.join("\n")}
  types { text/html html; text/css css; }
  default_type application/octet-stream;
  include ${RULES}/http.conf;
  proxy_cache_path ${path.join(folder, "cache")} levels=1:2 keys_zone=safe_harbor:10m max_size=64m inactive=7d use_temp_path=off;
  upstream safe_harbor_reads {
    zone safe_harbor_reads 64k;
    include ${serversFile};
    keepalive 32;
    keepalive_timeout 50s;
  }
  upstream safe_harbor_forms {
    zone safe_harbor_forms 64k;
    include ${serversFile};
  }
  server {
    listen 127.0.0.1:${port};
    # As behind a CDN: each visitor of a test has an IP of their own.
    set_real_ip_from 127.0.0.1;
    real_ip_header X-Test-Client;
    root ${RULES}/pages;
    access_log ${accessLog} safe_harbor;
    include ${RULES}/site.conf;
  }
}
`;
}

function childrenOf(parent: number): string[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "ppid=,pid="], { encoding: "utf8" });
  return stdout.split("\n").flatMap((line) => {
    const [ppid, pid] = line.trim().split(/\s+/);
    return ppid === `${parent}` && pid !== undefined ? [pid] : [];
  });
}

/** Waits for a condition. A throw counts as not yet. */
export async function untilTrue(what: string, check: () => Promise<boolean>, milliseconds = 60_000): Promise<void> {
  const until = Date.now() + milliseconds;
  while (!(await check().catch(() => false))) {
    if (Date.now() > until) throw new Error(`This did not come true in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
