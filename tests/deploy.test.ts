// What cannot be built here is read: every name in the files of deploy/, Dockerfile and compose.yaml exists.
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { DockerfileParser } from "dockerfile-ast";
import { validate } from "dockerfile-utils";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";

import packageJson from "../package.json";
import { SETTING_NAMES } from "../lib/env";
import { SOURCES } from "../scripts/build";
import { root } from "../scripts/children";

const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const scripts = Object.keys(packageJson.scripts);
// Read by the database's own image, by compose itself, and by Next and Node.
const NOT_OURS = ["POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_DB", "HTTP_PORT", "NEXT_TELEMETRY_DISABLED"];

/** The scripts and commands that a text starts do exist. */
function expectCommands(text: string) {
  const files = [...text.matchAll(/\bscripts\/[a-z/-]+\.(?:ts|mjs)\b/g)].map(([file]) => file);
  for (const file of files) expect(existsSync(path.join(root, file)), file).toBe(true);
  const commands = [...text.matchAll(/scripts\/run\.mjs ([a-z:-]+)/g)].map(([, command]) => command!);
  expect(commands.filter((command) => !scripts.includes(command))).toEqual([]);
  return files;
}

const unknownSettings = (names: string[]) => names.filter((name) => ![...SETTING_NAMES, ...NOT_OURS].includes(name));

describe("the image", () => {
  const dockerfile = read("Dockerfile");
  const instructions = DockerfileParser.parse(dockerfile).getInstructions();
  const of = (keyword: string) => instructions.filter((each) => each.getKeyword() === keyword);
  const argumentsOf = (keyword: string) => of(keyword).map((each) => each.getArgumentsContent() ?? "");

  test("is described without a mistake that the validator knows", () => {
    expect(validate(dockerfile)).toEqual([]);
  });

  test("runs on the Node that package.json pins, as an ordinary user, under tini", () => {
    for (const from of argumentsOf("FROM")) expect(from).toContain(`node:${packageJson.dependencies.node}-`);
    expect(argumentsOf("USER")).toEqual(["node"]);
    expect(argumentsOf("ENTRYPOINT")).toEqual(['["tini", "--"]']);
  });

  test("starts what exists, with settings that exist", () => {
    expect(expectCommands(dockerfile)).toEqual(["scripts/run.mjs", "scripts/check-health.ts", "scripts/start.ts"]);
    const names = argumentsOf("ENV").flatMap((text) => [...text.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name!));
    expect(unknownSettings(names)).toEqual([]);
  });

  test("gets every source of the build, and none of them imports what it does not get", () => {
    const ignored = read(".dockerignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith("!"));
    for (const source of SOURCES)
      expect(ignored.filter((name) => source === name || source.startsWith(`${name}/`))).toEqual([]);
    expect(read(".dockerignore")).toContain("!docs/privacy.md");
    const left = ["tests", "bench", "e2e"].filter((folder) => ignored.includes(folder));
    expect(left).toHaveLength(3);
    const importsLeft = new RegExp(`(?:from|import\\() ?"(?:@|\\.{1,2}(?:/\\.\\.)*)/(?:${left.join("|")})/`);
    const files = ["app", "components", "drawings", "emails", "enhance", "i18n", "lib", "scripts"].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
        .map((name) => `${folder}/${name}`),
    );
    expect(files.filter((file) => importsLeft.test(read(file)))).toEqual([]);
  });
});

test("compose.yaml names settings, commands and services that exist, and gives no container more than it needs", () => {
  type Service = {
    image: string;
    command?: string[];
    environment?: Record<string, string>;
    read_only?: boolean;
    cap_drop?: string[];
    depends_on?: string[] | Record<string, unknown>;
  };
  const text = read("compose.yaml");
  const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };
  expectCommands(text);
  for (const [name, service] of Object.entries(services)) {
    expect(unknownSettings(Object.keys(service.environment ?? {})), name).toEqual([]);
    const needed = Array.isArray(service.depends_on) ? service.depends_on : Object.keys(service.depends_on ?? {});
    expect(
      needed.filter((each) => !(each in services)),
      name,
    ).toEqual([]);
    if (service.image === "safe-harbor") expect([service.read_only, service.cap_drop], name).toEqual([true, ["ALL"]]);
  }
  const substituted = [...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name!);
  expect(unknownSettings(substituted)).toEqual([]);
  const servers = [...read("deploy/nginx/compose.conf").matchAll(/server ([a-z0-9-]+):3000/g)].map(([, name]) => name!);
  expect([...new Set(servers)]).toEqual(["web-1", "web-2"]);
  for (const server of servers) expect(services).toHaveProperty(server);
  for (const [, file] of text.matchAll(/- \.\/([^:\s]+):/g))
    expect(existsSync(path.join(root, file!)), file).toBe(true);
});

// Decided by compose.yaml or the image, or read by a command that its caller gives it to. docs/operating/containers.md says so.
const NOT_FROM_ENV_FILE: Record<string, string> = {
  DATABASE_URL: "leads to the database of compose.yaml",
  DATA_DIR: "set by the image",
  HOST: "set by the image",
  PORT: "set by the image",
  TRUSTED_PROXIES: "the network of compose.yaml",
  WORKER: "a container of its own",
  WEB_CONCURRENCY: "an instance is a container",
  BACKUP_IDENTITY_FILE: "opens a backup, which no container does by itself",
  NEXT_DIST_DIR: "for those who work on the site",
  STORIES: "for those who work on the site",
  NODE_ENV: "for those who work on the site",
};

test("every setting in .env reaches the containers, or is named as one that does not", () => {
  type Services = Record<string, { environment: Record<string, string> }>;
  const { services } = parse(read("compose.yaml"), { merge: true }) as { services: Services };
  const reaching = (service: string) =>
    SETTING_NAMES.filter((name) => services[service]!.environment[name]?.startsWith(`\${${name}:`));
  for (const service of ["web-1", "web-2", "worker"])
    expect(
      SETTING_NAMES.filter((name) => !reaching(service).includes(name) && !(name in NOT_FROM_ENV_FILE)),
      service,
    ).toEqual(["DATABASE_OWNER_URL"]);
  expect(reaching("migrate")).toEqual([...reaching("worker"), "DATABASE_OWNER_URL"].sort(bySetting));
  expect(Object.keys(NOT_FROM_ENV_FILE).filter((name) => reaching("migrate").includes(name))).toEqual([]);
  const page = read("docs/operating/containers.md");
  for (const [name, why] of Object.entries(NOT_FROM_ENV_FILE))
    if (!why.startsWith("for those") && name !== "BACKUP_IDENTITY_FILE") expect(page).toContain(`\`${name}\``);
});

const bySetting = (one: string, other: string) => SETTING_NAMES.indexOf(one) - SETTING_NAMES.indexOf(other);

test("nginx may read its fallback pages in the folder that the page for a small server makes", () => {
  const root = /root (\S+)\/current\/deploy\/nginx\/pages;/.exec(read("deploy/nginx/safe-harbor.conf"))![1]!;
  const page = read("docs/operating/small-server.md");
  expect(page.indexOf(`chmod 755 ${root}\n`)).toBeGreaterThan(page.indexOf(`--home-dir ${root} `));
});

describe("backups of each night", () => {
  const folderIn = (page: string) => /`BACKUP_DIR=([^`]+)`/.exec(read(`docs/operating/${page}`))?.[1] ?? "";

  test.each(["small-server.md", "containers.md", "kubernetes.md", "platform.md"])("%s has a step for them", (page) => {
    expect(read(`docs/operating/${page}`)).toMatch(
      /Backups\**:[^]*`BACKUP_DIR[^]*`BACKUP_RECIPIENT`[^]*\(\.\.\/backup\.md\)/,
    );
  });

  test("are written by the worker where each installation lets it write, to what outlives it", () => {
    const unit = read("deploy/systemd/safe-harbor-worker.service");
    const state = `/var/lib/${/^StateDirectory=(.+)$/m.exec(unit)![1]}/`;
    expect(folderIn("small-server.md").startsWith(state)).toBe(true);
    const { services, volumes } = parse(read("compose.yaml"), { merge: true }) as {
      services: Record<string, { volumes: string[] }>;
      volumes: object;
    };
    const [volume, mounted] = services["worker"]!.volumes[0]!.split(":") as [string, string];
    expect(folderIn("containers.md").startsWith(`${mounted}/`)).toBe(true);
    expect(volumes).toHaveProperty(volume);
    const worker = read("deploy/kubernetes/safe-harbor.yaml")
      .split("---")
      .find((part) => part.includes("scripts/worker.ts"))!;
    expect(worker).toContain(`{ name: backups, mountPath: ${folderIn("kubernetes.md")} }`);
    expect(worker).toContain("{ name: backups, persistentVolumeClaim: { claimName: safe-harbor-backups } }");
  });
});

test.each(readdirSync(path.join(root, "deploy/systemd")))("%s starts what exists, as an ordinary user", (file) => {
  const text = read(`deploy/systemd/${file}`);
  expectCommands(text);
  const names = [...text.matchAll(/^Environment=(.*)$/gm)].flatMap(([, line]) =>
    line!.split(" ").map((pair) => pair.split("=")[0]!),
  );
  expect(unknownSettings(names)).toEqual([]);
  if (file.endsWith(".service")) expect(text).toMatch(/^User=safe-harbor$/m);
});

const hasSystemd = spawnSync("systemd-analyze", ["--version"], { stdio: "ignore" }).status === 0;

test.skipIf(!hasSystemd)("systemd itself knows every line of the units", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-units-"));
  const units = readdirSync(path.join(root, "deploy/systemd")).map((file) => {
    const unit = path.join(folder, file.replace("@.", "@3001."));
    // Our Node is not where an installation has it.
    writeFileSync(unit, read(`deploy/systemd/${file}`).replace(/^ExecStart=\S+/m, "ExecStart=/bin/true"));
    return unit;
  });
  const verify = () => spawnSync("systemd-analyze", ["verify", ...units], { encoding: "utf8" });
  expect(verify()).toMatchObject({ status: 0, stderr: "" });
  appendFileSync(units[0]!, "\nRestrat=always\n");
  expect(verify().stderr).toContain("Restrat");
  rmSync(folder, { recursive: true });
});

describe("the manifest for Kubernetes", () => {
  type Container = {
    image: string;
    args: string[];
    securityContext: { readOnlyRootFilesystem: boolean };
    ports?: { name: string; containerPort: number }[];
    startupProbe?: Probe;
    readinessProbe?: Probe;
    livenessProbe?: Probe;
    envFrom: { configMapRef?: { name: string } }[];
  };
  type Probe = { httpGet: { path: string; port: string } };
  type Pod = { spec: { securityContext: { runAsNonRoot: boolean }; containers: Container[] } };
  type Resource = {
    kind: string;
    metadata: { name: string };
    data?: Record<string, string>;
    spec?: { template?: Pod & { metadata?: { labels: object } }; selector?: { matchLabels?: object } };
  };
  const text = read("deploy/kubernetes/safe-harbor.yaml");
  const documents = parseAllDocuments(text);
  const resources = documents.map((document) => document.toJS() as Resource);
  const pods = resources.flatMap(({ spec }) => (spec?.template ? [spec.template] : []));

  test("has a web deployment, a worker, a migration, a service and a budget for disruptions", () => {
    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
    expect(resources.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      "ConfigMap safe-harbor",
      "PersistentVolumeClaim safe-harbor-backups",
      "Job safe-harbor-migrate",
      "Deployment safe-harbor-web",
      "Deployment safe-harbor-worker",
      "Service safe-harbor-web",
      "PodDisruptionBudget safe-harbor-web",
    ]);
  });

  test("names settings, commands, ports and labels that exist", () => {
    expectCommands(text);
    expect(unknownSettings(Object.keys(resources[0]!.data ?? {}))).toEqual([]);
    for (const { spec } of pods)
      for (const container of spec.containers) {
        expect(container.image).toMatch(new RegExp(`/safe-harbor:${packageJson.version}$`));
        for (const { configMapRef } of container.envFrom)
          expect(["safe-harbor", undefined]).toContain(configMapRef?.name);
        for (const probe of [container.startupProbe, container.readinessProbe, container.livenessProbe])
          if (probe) {
            expect(existsSync(path.join(root, "app/robots.ts")) && probe.httpGet.path).toBe("/robots.txt");
            expect(container.ports?.map(({ name }) => name)).toContain(probe.httpGet.port);
          }
      }
    for (const { kind, spec } of resources)
      if (kind === "Deployment") expect(spec?.template?.metadata?.labels).toEqual(spec?.selector?.matchLabels);
  });

  test("runs every container as an ordinary user on a read-only file system", () => {
    expect(pods).toHaveLength(3);
    for (const { spec } of pods) {
      expect(spec.securityContext.runAsNonRoot).toBe(true);
      for (const { securityContext } of spec.containers) expect(securityContext.readOnlyRootFilesystem).toBe(true);
    }
  });
});

test("the pages for operators name files, commands and settings that exist", () => {
  const folder = path.join(root, "docs/operating");
  for (const name of readdirSync(folder)) {
    const text = readFileSync(path.join(folder, name), "utf8");
    expectCommands(text);
    for (const [, command] of text.matchAll(/npm run ([a-z:-]+)/g)) expect(scripts, name).toContain(command);
    for (const [, file] of text.matchAll(/\]\((?!https?:)([^)#]+)/g))
      expect(existsSync(path.resolve(folder, file!)), `${name}: ${file}`).toBe(true);
    for (const [, file] of text.matchAll(/`(deploy\/[a-z/@.-]+)`/g))
      expect(existsSync(path.join(root, file!)), `${name}: ${file}`).toBe(true);
    for (const [, setting] of text.matchAll(/`([A-Z][A-Z_]{5,})(?:=[^`]*)?`/g))
      expect(unknownSettings([setting!]), name).toEqual([]);
  }
});
