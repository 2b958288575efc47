import "server-only";

import { db } from "../../db/client";
import type { Organizer } from "../../organizers/schema";
import { mayBringLists } from "./rules";
import type { ListResult, Mapping, SignerList } from "./schema";

const LISTS_MAX = 50;

const listFields = {
  id: true,
  petitionId: true,
  status: true,
  origin: true,
  locale: true,
  header: true,
  mapping: true,
  rows: true,
  line: true,
  result: true,
  asked: true,
  createdAt: true,
} as const;

/** The newest lists. None for an organizer who may not bring any. */
export async function listSignerLists(by: Organizer): Promise<SignerList[]> {
  if (!mayBringLists(by)) return [];
  const lists = await db.signerList.findMany({ select: listFields, orderBy: { id: "desc" }, take: LISTS_MAX });
  return lists.map(toList);
}

/** One list, or null where there is none, or the organizer may not see it. */
export async function findSignerList(by: Organizer, id: number): Promise<SignerList | null> {
  if (!mayBringLists(by)) return null;
  const list = await db.signerList.findUnique({ where: { id }, select: listFields });
  return list && toList(list);
}

const toList = (list: Omit<SignerList, "mapping" | "result"> & { mapping: unknown; result: unknown }): SignerList => ({
  ...list,
  mapping: list.mapping as Mapping,
  result: list.result as ListResult | null,
});
