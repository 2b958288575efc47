import "server-only";

import { db } from "../../db/client";
import { readReplica } from "../../db/replica";
import { mailboxProviders, type MailboxProvider } from "../../mailbox-provider";
import { fallenProviders } from "./rules";
import { BOARD_HOURS, type BoardRow } from "./schema";

/** What became of the emails of the last days, as the worker last counted it. Null before the first time, and without emails. */
export async function findMailBoard(): Promise<{ rows: BoardRow[]; countedAt: Date } | null> {
  const rows = await readReplica(() =>
    db.mailBoard.findMany({ take: BOARD_HOURS * mailboxProviders.length, orderBy: { hour: "desc" } }),
  );
  if (!rows[0]) return null;
  return {
    countedAt: rows[0].countedAt,
    rows: rows.map(({ countedAt: _, provider, ...row }) => ({ ...row, provider: provider as MailboxProvider })),
  };
}

/** How many providers have people who stopped confirming, as the board says. */
export async function countFallenProviders(): Promise<number> {
  const board = await findMailBoard();
  return board ? fallenProviders(board.rows, board.countedAt).length : 0;
}
