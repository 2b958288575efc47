import { connection } from "next/server";

import { ownRecord } from "@/app/_web/own-record";
import { problem } from "@/app/_web/problem";
import { readToken } from "@/lib/link-token";
import { findSignature } from "@/lib/signatures/queries";
import { isUnavailable } from "@/lib/unavailable";

/** Everything that is kept about one signature, for its signer. */
export async function GET(_request: Request, { params }: RouteContext<"/[locale]/signature/[token]/download">) {
  await connection();
  const id = readToken("signature", (await params).token);
  try {
    const signature = id === null ? null : await findSignature(id);
    if (!signature) return problem(404, "There is no such signature");
    return ownRecord("my-signature", keptAbout(signature));
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return problem(503, "The database is not available at this moment");
  }
}

function keptAbout(signature: NonNullable<Awaited<ReturnType<typeof findSignature>>>) {
  const { petition, addressHash, ...kept } = signature;
  return {
    petition: { slug: petition.slug, title: petition.title, version: kept.version },
    name: kept.name, email: kept.email, comment: kept.comment, zip: kept.zip, state: kept.state,
    upperDistrict: kept.upperDistrict, lowerDistrict: kept.lowerDistrict, districtMethod: kept.districtMethod,
    display: kept.display, wantsUpdates: kept.wantsUpdates, language: kept.locale, source: kept.source,
    status: kept.status, createdAt: kept.createdAt, expiresAt: kept.expiresAt, confirmedAt: kept.confirmedAt,
    withdrawnAt: kept.withdrawnAt, removedAt: kept.removedAt, removedReason: kept.removedReason,
    // The keyed hash of the address that makes sure nobody signs twice.
    addressHash: Buffer.from(addressHash).toString("hex"),
  };
}
