import { ownRecord } from "@/app/_web/forms/own-record";
import { findSignature, type OpenedSignature } from "@/lib/signatures/queries";

/** Everything that is kept about one signature, for its signer. */
export async function GET(_request: Request, { params }: RouteContext<"/[locale]/signature/[token]/download">) {
  return ownRecord("signature", (await params).token, async (id) => {
    const signature = await findSignature(id);
    return signature && keptAbout(signature);
  });
}

function keptAbout({ petition, emailHash, ...kept }: OpenedSignature) {
  return {
    petition: { slug: petition.slug, title: petition.title, version: kept.version },
    name: kept.name,
    email: kept.email,
    comment: kept.comment,
    zip: kept.zip,
    state: kept.state,
    upperDistrict: kept.upperDistrict,
    lowerDistrict: kept.lowerDistrict,
    districtMethod: kept.districtMethod,
    display: kept.display,
    // Whether an organizer has looked at the name, before it is shown, and why it is not.
    nameReview: kept.nameReview,
    nameLeftOutReason: kept.nameLeftOutReason,
    wantsUpdates: kept.wantsUpdates,
    language: kept.locale,
    source: kept.source,
    status: kept.status,
    // Reasons for organizers to look at it, and when one has.
    flags: kept.flags,
    heldAt: kept.heldAt,
    acceptedAt: kept.acceptedAt,
    createdAt: kept.createdAt,
    confirmedAt: kept.confirmedAt,
    withdrawnAt: kept.withdrawnAt,
    removedAt: kept.removedAt,
    removedReason: kept.removedReason,
    // The keyed hash of the email, by which nobody signs twice.
    emailHash: Buffer.from(emailHash).toString("hex"),
  };
}
