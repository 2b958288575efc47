// `npm run import -- all` against a server of this test that stands for the official addresses.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { findState } from "@/lib/content/states";
import { importData } from "@/lib/lawmakers/imports/commands";
import { listDistrictsOfZip, listLawmakers } from "@/lib/lawmakers/queries";
import { loadShippedDistricts } from "@/lib/lawmakers/shipped/commands";
import { LOADER } from "@/scripts/children";
import { fileOf, PEOPLE_HEADER, person } from "@/tests/data-files";
import { databaseUrl, emptyDatabase, onDatabase } from "@/tests/database";
import { addressesOf, importOfficial } from "./official";

const now = new Date("2026-11-28T12:00:00Z");
const PATIENCE = { response: 500, file: 1_500 };

type Respond = (response: ServerResponse, request: IncomingMessage) => void;

let files: Map<string, Respond>;
let origin: string;
let said: string[];
const server = createServer((request, response) => {
  const respond = files.get(request.url!) ?? files.get("*");
  if (respond) respond(response, request);
  else response.writeHead(404).end();
});

beforeEach(async () => {
  await emptyDatabase();
  await loadShippedDistricts(now);
  files = new Map();
  said = [];
  for (const method of ["log", "error"] as const)
    vi.spyOn(console, method).mockImplementation((line: string) => void said.push(line));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const settings = () => ({ OPEN_STATES_URL: `${origin}/people`, CENSUS_RELATIONSHIPS_URL: `${origin}/census` });
const importAll = ({ dryRun = false } = {}) =>
  importOfficial(addressesOf(settings() as unknown as NodeJS.ProcessEnv), dryRun, PATIENCE);

const csv =
  (text: string): Respond =>
  (response) =>
    response.writeHead(200, { "content-type": "text/csv", "last-modified": "Wed, 05 Aug 2026 10:00:00 GMT" }).end(text);

interface Seat {
  state: string;
  chamber: string;
  layer: string | null;
  geoid: string | null;
  name: string;
  seats: number;
}
const shippedSeats = () =>
  onDatabase(
    async (client) =>
      (
        await client.query<Seat>(
          "SELECT state, chamber, layer, geoid, name, seats FROM district ORDER BY state, chamber, name",
        )
      ).rows,
  );

/** A roster for each state in which no seat is vacant, and the tables of ZIP areas with one area for each state. */
async function publishEverything(): Promise<void> {
  const seats = await shippedSeats();
  let number = 0;
  for (const [state, own] of Map.groupBy(seats, (each) => each.state)) {
    const people = own.flatMap(({ seats: count, name, chamber }) =>
      Array.from({ length: count }, () => person(++number, "Ann Alpha", `"${name}",${chamber}`)),
    );
    files.set(`/people/${state.toLowerCase()}.csv`, csv(PEOPLE_HEADER + people.join("")));
  }
  for (const [column, layer] of [
    ["SLDU", "sldu"],
    ["SLDL", "sldl"],
  ] as const) {
    const header = `OID_${column}2024_20|GEOID_${column}2024_20|NAMELSAD_${column}2024_20|GEOID_ZCTA5_20|AREALAND_ZCTA5_20|AREALAND_PART\n`;
    const first = new Map(seats.filter((each) => each.layer === layer && each.geoid).map((each) => [each.state, each]));
    const rows = [...first.values()].map(({ state, geoid }) => `1|${geoid}|x|${findState(state)!.fips}001|1000|1000\n`);
    files.set(`/census/tab20_${layer}202420_zcta520_natl.txt`, csv(header + rows.join("")));
  }
}

const statesWithRoster = () =>
  onDatabase(async (client) =>
    (await client.query<{ state: string }>("SELECT DISTINCT state FROM lawmaker ORDER BY 1")).rows.map(
      ({ state }) => state,
    ),
  );
describe("npm run import -- all", { timeout: 120_000 }, () => {
  test("fetches everything from the addresses that its settings name, follows redirects, and exits with 0", async () => {
    await publishEverything();
    files.set("*", (response, { url }) => response.writeHead(302, { location: url!.replace("/moved", "") }).end());
    const env = {
      ...process.env,
      DATABASE_URL: databaseUrl(),
      OPEN_STATES_URL: `${origin}/moved/people`,
      CENSUS_RELATIONSHIPS_URL: `${origin}/census`,
    };
    const child = spawn(process.execPath, [...LOADER, "scripts/import.ts", "all"], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (piece) => (output += piece));
    const [code] = await once(child, "close");
    expect(output).toContain("VT: 180 added, 0 changed, 0 removed");
    expect(output).toContain("of 2026-08-05");
    expect(code).toBe(0);
    expect(await statesWithRoster()).toHaveLength(52);
    expect((await listDistrictsOfZip("48001")).upper[0]).toMatchObject({ state: "TX", layer: "sldu" });
  });

  test("imports what it can, says for each other file what is wrong, keeps what was there, and exits with 1", async () => {
    await importData(
      {
        kind: "lawmakers",
        files: [fileOf("vt.csv", PEOPLE_HEADER + person(1, "Old Roster", "Windsor,upper"))],
        source: "Test",
        partial: true,
      },
      "operator",
      now,
    );
    await publishEverything();
    for (const url of files.keys()) if (!/(nv|wy|vt)\.csv$/.test(url)) files.delete(url);
    const whole = (PEOPLE_HEADER + person(7, "Ann Alpha", "1,upper")).repeat(40);
    files.set("/people/tx.csv", (response) => {
      response.writeHead(200, { "content-type": "text/csv", "content-length": "90000" });
      response.write(whole, () => response.destroy());
    });
    files.set("/people/ri.csv", () => undefined);
    files.set("/people/oh.csv", (response) => {
      response.writeHead(200, { "content-type": "text/csv" }).write(whole);
    });
    files.set("/people/ca.csv", (response) => {
      response
        .writeHead(200, { "content-type": "text/html; charset=utf-8" })
        .end("<!doctype html><title>Sign in</title>");
    });
    files.set("/people/or.csv", (response) => response.writeHead(200).end("<html>maintenance</html>"));
    files.set("/people/de.csv", (response) => response.writeHead(302, { location: "/people/de.csv" }).end());
    // The connection ended early, and the server had not said how long the file is.
    files.set("/people/ne.csv", csv(PEOPLE_HEADER + person(8, "Ann Alpha", "1,legislature")));
    files.set("/people/vt.csv", csv(`${PEOPLE_HEADER}${person(9, "Ann Alpha", "Nowhere,upper")}`));

    expect(await importAll({ dryRun: true })).toBe(1);
    expect(said).toContainEqual(expect.stringMatching(/^NV: 63 added/));
    expect(await statesWithRoster()).toEqual(["VT"]);

    said = [];
    expect(await importAll()).toBe(1);
    const about = (name: string) => said.filter((line) => line.includes(`${name}.csv`)).join("\n");
    expect(about("ak")).toContain(`${origin}/people/ak.csv responded with status 404.`);
    expect(about("tx")).toMatch(/could not be fetched \(UND_ERR_SOCKET\)/);
    expect(about("ri")).toContain("did not respond in time");
    expect(about("oh")).toContain("sent its file too slowly");
    expect(about("ca")).toContain("responded with text/html instead of a table");
    expect(about("or")).toContain("or.csv:1: This is a web page");
    expect(about("de")).toContain("could not be fetched");
    expect(about("ne")).toContain("NE: 1 lawmakers for 49 seats. Is the file truncated?");
    expect(about("vt")).toContain('vt.csv:2: There is no district "Nowhere"');
    expect(said.at(-1)).toBe("52 of 54 files were not imported.");
    expect(await statesWithRoster()).toEqual(["NV", "VT", "WY"]);
    expect((await listLawmakers("VT", now)).map(({ name }) => name)).toEqual(["Old Roster"]);
  });

  test("ends soon where there is no network, and says what can be done instead", async () => {
    server.close();
    expect(await importAll()).toBe(1);
    expect(said.filter((line) => line.includes("ECONNREFUSED"))).toHaveLength(4);
    expect(said.join("\n")).toContain(
      "Is there a network? Files that were downloaded elsewhere can be imported by name",
    );
    expect(said.at(-1)).toBe("54 of 54 files were not imported.");
  });
});
