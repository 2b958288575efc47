import "server-only";

import { db } from "../../db/client";
import type { ImportKind } from "../schema";
import type { Upload, UploadResult, UploadStatus } from "./schema";

const LISTED_MAX = 20;

const uploadFields = {
  id: true,
  kind: true,
  name: true,
  status: true,
  bytes: true,
  bytesRead: true,
  result: true,
  actor: true,
  createdAt: true,
} as const;

/** The uploads of the last days, the newest first. */
export async function listUploads(): Promise<Upload[]> {
  const rows = await db.dataUpload.findMany({ select: uploadFields, orderBy: { id: "desc" }, take: LISTED_MAX });
  return rows.map(uploadOf);
}

/** One upload with what the worker found, or null. */
export async function findUpload(id: number): Promise<Upload | null> {
  const row = await db.dataUpload.findUnique({ where: { id }, select: uploadFields });
  return row && uploadOf(row);
}

const uploadOf = <Row extends { kind: string; status: string; result: unknown }>(row: Row) => ({
  ...row,
  kind: row.kind as ImportKind,
  status: row.status as UploadStatus,
  result: row.result as UploadResult | null,
});
