import "server-only";

import { db } from "../db/client";
import { CODES_MAX, type Partner, PARTNERS_MAX, type SourceCode } from "./schema";

const codeFields = { code: true, label: true, petitionId: true, retiredAt: true } as const;
const partnerFields = {
  id: true,
  name: true,
  origins: true,
  createdAt: true,
  retiredAt: true,
  codes: { select: codeFields, orderBy: { createdAt: "desc" as const }, take: CODES_MAX },
};

/** All partners with their codes, by name. */
export async function listPartners(): Promise<Partner[]> {
  const partners = await db.partner.findMany({ select: partnerFields, orderBy: { name: "asc" }, take: PARTNERS_MAX });
  const slugs = await slugsOf(partners.flatMap(({ codes }) => codes));
  return partners.map((partner) => withSlugs(partner, slugs));
}

/** One partner with its codes, or null. */
export async function findPartner(id: number): Promise<Partner | null> {
  const partner = await db.partner.findUnique({ where: { id }, select: partnerFields });
  return partner && withSlugs(partner, await slugsOf(partner.codes));
}

/** A code with the partner that it belongs to, or null where it has no name. */
export async function findCode(code: string): Promise<(SourceCode & { partner: Partner }) | null> {
  const found = await db.sourceCode.findUnique({ where: { code }, select: { partnerId: true } });
  const partner = found && (await findPartner(found.partnerId));
  const own = partner?.codes.find((each) => each.code === code);
  return partner && own ? { ...own, partner } : null;
}

/**
 * The origins that may show the sign form in a frame: those of the partner whose code the frame has, and of all partners where it
 * has no code with a name. None where that partner is retired or has no website.
 */
export async function listFrameOrigins(code: string | null): Promise<string[]> {
  const rows = await db.$queryRaw<{ origin: string }[]>`
    SELECT DISTINCT unnest(p.origins) AS origin FROM partner p
    WHERE p.retired_at IS NULL AND (
      EXISTS (SELECT 1 FROM source_code c WHERE c.code = ${code} AND c.partner_id = p.id)
      OR NOT EXISTS (SELECT 1 FROM source_code c WHERE c.code = ${code}))
    ORDER BY origin`;
  return rows.map(({ origin }) => origin);
}

type ReadCode = Omit<SourceCode, "petition">;

/** The slugs of the petitions of codes, by id. */
async function slugsOf(codes: ReadCode[]): Promise<Map<number, string>> {
  const ids = [...new Set(codes.map(({ petitionId }) => petitionId))];
  const petitions = await db.petition.findMany({ where: { id: { in: ids } }, select: { id: true, slug: true } });
  return new Map(petitions.map(({ id, slug }) => [id, slug]));
}

const withSlugs = (partner: Omit<Partner, "codes"> & { codes: ReadCode[] }, slugs: Map<number, string>): Partner => ({
  ...partner,
  codes: partner.codes.map((code) => ({ ...code, petition: slugs.get(code.petitionId) ?? "" })),
});
