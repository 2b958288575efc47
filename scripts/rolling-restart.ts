// `npm run rolling-restart`: restarts the instances behind nginx one after the other, without a failed request.
import { execFile } from "node:child_process";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs, promisify } from "node:util";

import { StartError } from "./start-error.ts";

const LINE = /^\s*server\s+(?<address>[^\s;]+)[^;]*;/;
const READY_MILLISECONDS_MAX = 5 * 60_000;
const READY_POLL_MILLISECONDS = 200;
// nginx takes a moment to begin. Its former processes finish their requests, at most for half a minute here.
const RELOAD =
  "nginx -t -q && nginx -s reload && sleep 2 && for i in $(seq 30); do pgrep -f 'nginx: [w]orker process is shutting' >/dev/null || break; sleep 1; done";

export interface Steps {
  /** The file with nginx's `server` lines, one for each instance (deploy/nginx/servers.conf). */
  serversFile: string;
  /** Makes nginx read it again, and resolves when no process of it uses the former one. */
  reload: () => Promise<unknown>;
  /** Restarts the instance at an address. It may resolve before the instance responds. */
  restart: (address: string) => Promise<unknown>;
  isReady: (address: string) => Promise<boolean>;
  readyMilliseconds?: number;
}

/**
 * For one instance after the other: takes it out of nginx, restarts it, waits until it responds and puts it back. Every other
 * instance must respond first. Throws at the first that does not come back, and leaves that one out. Resolves with the addresses.
 */
export async function rollingRestart(steps: Steps): Promise<string[]> {
  const addresses = addressesIn(readFileSync(steps.serversFile, "utf8"));
  if (addresses.length < 2) throw new StartError(`${steps.serversFile} names fewer than two servers.`);
  for (const address of addresses) {
    for (const other of addresses)
      if (other !== address && !(await steps.isReady(other)))
        throw new StartError(`${other} does not respond, so ${address} is not taken out.`);
    await mark(steps, address);
    await steps.restart(address);
    await waitUntilReady(steps, address);
    await mark(steps, null);
  }
  return addresses;
}

export function addressesIn(text: string): string[] {
  return text.split("\n").flatMap((line) => LINE.exec(line)?.groups?.["address"] ?? []);
}

/** The same lines, of which only that of this address is down. */
export function withDown(text: string, address: string | null): string {
  return text
    .split("\n")
    .map((line) => {
      const found = LINE.exec(line)?.groups?.["address"];
      if (found === undefined) return line;
      const up = line.replace(/\s+down\b/, "");
      return found === address ? up.replace(";", " down;") : up;
    })
    .join("\n");
}

async function mark({ serversFile, reload }: Steps, address: string | null): Promise<void> {
  // Renamed, so that nginx never reads half a file.
  const unfinished = `${serversFile}.unfinished`;
  writeFileSync(unfinished, withDown(readFileSync(serversFile, "utf8"), address));
  renameSync(unfinished, serversFile);
  await reload();
}

async function waitUntilReady(steps: Steps, address: string): Promise<void> {
  const until = Date.now() + (steps.readyMilliseconds ?? READY_MILLISECONDS_MAX);
  while (!(await steps.isReady(address))) {
    if (Date.now() > until)
      throw new StartError(`${address} did not come back. It stays out, and the others keep serving.`);
    await sleep(READY_POLL_MILLISECONDS);
  }
}

/** Whether an instance serves. Its own page of robots needs neither the database nor the worker. */
export function respondsAt(address: string): Promise<boolean> {
  return fetch(`http://${address}/robots.txt`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      servers: { type: "string", default: "/etc/nginx/safe-harbor-servers.conf" },
      reload: { type: "string", default: RELOAD },
      restart: { type: "string", default: "systemctl restart safe-harbor@{port}" },
    },
  });
  const shell = (command: string) => promisify(execFile)("/bin/sh", ["-c", command]);
  const done = await rollingRestart({
    serversFile: values.servers,
    reload: () => shell(values.reload),
    restart: (address) => {
      console.log(`Restarting ${address} …`);
      return shell(values.restart.replaceAll("{port}", address.split(":").at(-1)!).replaceAll("{address}", address));
    },
    isReady: respondsAt,
  });
  console.log(`Restarted ${done.join(" and ")}.`);
}

if (import.meta.main)
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
