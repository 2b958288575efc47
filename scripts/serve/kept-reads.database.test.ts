import { setTimeout as sleep } from "node:timers/promises";

import { beforeEach, expect, test } from "vitest";

import { db } from "@/lib/db/client";
import { findRevision } from "@/lib/db/revision";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";

import { keepReads } from "./kept-reads";

let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  petitionId = await createPetition();
});

const INSERT =
  "INSERT INTO tally_entry (petition_id, state, delta, hour) VALUES ($1, 'TX', 1, date_trunc('hour', now()))";
const countOneMore = () => onDatabase((client) => client.query(INSERT, [petitionId]));

/** A read of the number of entries, and how often it was carried out. */
function counted() {
  const read = keepReads();
  const counts = { begun: 0 };
  const count = () =>
    read("count", async () => {
      counts.begun += 1;
      return db.tallyEntry.count();
    });
  return { counts, count };
}

test("a read is used again while nothing was written, by however many, and not for long", async () => {
  const { counts, count } = counted();
  // Other tests write on the same server, so that this takes a moment without any of them.
  const begunByTwo = async () => {
    const before = counts.begun;
    await Promise.all([count(), count()]);
    await Promise.all([count(), count()]);
    return counts.begun - before;
  };
  await expect.poll(begunByTwo, { interval: 110, timeout: 20_000 }).toBeLessThan(2);
  const { begun } = counts;
  await sleep(1_100);
  await count();
  expect(counts.begun).toBe(begun + 1);
});

test("whoever comes after a transaction ended finds what it wrote, each time", async () => {
  const { count } = counted();
  for (let written = 0; written < 10; written += 1) {
    expect(await Promise.all([count(), count()])).toEqual([written, written]);
    if (written % 3 === 0) await sleep(120);
    await countOneMore();
  }
});

test("readers who come while others write never find less than was written before they came", async () => {
  const { count } = counted();
  let written = 0;
  const wrong: { known: number; found: number }[] = [];
  const writer = (async () => {
    for (; written < 40; written += 1) {
      await countOneMore();
      if (written % 5 === 0) await sleep(150);
    }
  })();
  const reader = async () => {
    while (written < 40) {
      const known = written;
      const found = await count();
      if (found < known) wrong.push({ known, found });
    }
  };
  await Promise.all([writer, reader(), reader(), reader()]);
  expect(wrong).toEqual([]);
});

test("the revision of the database is another one after each commit, and the same after reads", async () => {
  await expect
    .poll(async () => {
      const before = await findRevision();
      await db.petition.findMany({ select: { id: true } });
      return before === (await findRevision());
    })
    .toBe(true);
  const seen = new Set([await findRevision()]);
  for (let turn = 0; turn < 5; turn += 1) {
    await countOneMore();
    seen.add(await findRevision());
  }
  expect(seen.size).toBe(6);
});

test("a transaction that is open changes nothing until it ends", async () => {
  const { count } = counted();
  await onDatabase(async (client) => {
    await client.query("BEGIN");
    await client.query(INSERT, [petitionId]);
    expect(await count()).toBe(0);
    expect(await count()).toBe(0);
    await client.query("COMMIT");
    expect(await count()).toBe(1);
  });
});

test("what may not be kept is read again for everybody, although nothing was written", async () => {
  const read = keepReads();
  let begun = 0;
  const away = async () => (begun += 1);
  for (let reader = 1; reader <= 5; reader += 1) await read("away", away, () => false);
  expect(begun).toBe(5);
});

test("what one process wrote is what every other process finds at once, although each has kept what it read", async () => {
  const processes = [counted(), counted(), counted()];
  for (let written = 0; written < 6; written += 1) {
    for (const { count } of processes) expect(await count()).toBe(written);
    await countOneMore();
  }
});
