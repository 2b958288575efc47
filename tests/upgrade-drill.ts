// `npm run upgrade:drill`: the last release (prisma/release.json, or the commit that is named) and this version run as in a real upgrade, on
// one database, while people sign. The release is installed and built in a temporary folder first, which takes some minutes.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import release from "../prisma/release.json" with { type: "json" };
import { StartError } from "../scripts/start-error.ts";
import { runProcesses } from "../scripts/stopping.ts";
import { buildTemporarySite } from "../scripts/temporary-site.ts";
import { signAndConfirm } from "./crowd.ts";
import { checkOutRelease, startDrill, type Drill, type Version } from "./two-versions.ts";

const SIGNERS_BEFORE = 100;
const SIGNERS_A_ROUND = 20;
const SIGNERS_A_SECOND = 5;

let people = 0;

await runProcesses(async ({ onStop }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-upgrade-"));
  onStop(() => rmSync(folder, { recursive: true, force: true }));
  const commit = process.argv[2] ?? release.commit;
  const sources = checkOutRelease(commit, folder);
  await buildTemporarySite();
  const drill = await startDrill(folder, onStop);

  console.log("The release is installed, built and started …");
  const old = await drill.start(sources, commit === release.commit ? release.confirmStatus : undefined);
  await sign(drill, "at the release alone", [old], SIGNERS_BEFORE);

  const starting = drill.start();
  let isStarting = true;
  void starting.catch(() => undefined).finally(() => (isStarting = false));
  do await sign(drill, "at the release, while this version starts and migrates", [old]);
  while (isStarting);
  const beside = await starting;
  await sign(drill, "at both at once", [old, beside]);
  await Promise.all([beside.stop(), sign(drill, "at the release, while this version is stopped", [old])]);
  await sign(drill, "at the release, one step back", [old]);

  const current = await drill.start();
  await Promise.all([old.stop(), sign(drill, "at this version, while the release is stopped", [current])]);
  await sign(drill, "at this version alone", [current]);
  await drill.requireNoCopies(people);
  if (drill.errors.length > 0) throw new StartError(`The versions logged errors:\n${drill.errors.join("\n")}`);
  console.log(
    `${people} people signed and confirmed. No request failed, nobody got an email twice, and no error was logged.`,
  );
  return 0;
});

/** People sign and confirm at each of these versions at once. Afterwards all that ever confirmed are counted once, by both versions. */
async function sign(drill: Drill, where: string, versions: Version[], count = SIGNERS_A_ROUND): Promise<void> {
  const crowds = versions.map((version) => {
    const first = people;
    people += count;
    return signAndConfirm({ ...drill, ...version }, count, SIGNERS_A_SECOND / versions.length, first);
  });
  const again = (await Promise.all(crowds)).reduce((sum, crowd) => sum + crowd.again, 0);
  if (again > 0) throw new StartError(`${where}: ${again} requests failed.`);
  const counts = await drill.count(versions);
  const wrong = Object.entries(counts).filter(([, number]) => number !== people);
  if (wrong.length > 0) throw new StartError(`${where}: ${people} confirmed, but found ${JSON.stringify(counts)}.`);
  console.log(`${count * versions.length} people signed ${where}; all ${people} are counted once.`);
}
