import { connection } from "next/server";

import { ownRecord } from "@/app/_web/own-record";
import { problem } from "@/app/_web/problem";
import { readToken } from "@/lib/link-token";
import { findSubscription } from "@/lib/subscriptions/queries";
import { isUnavailable } from "@/lib/unavailable";

/** Everything that is kept about one subscription, for its subscriber. */
export async function GET(_request: Request, { params }: RouteContext<"/[locale]/subscription/[token]/download">) {
  await connection();
  const id = readToken("subscription", (await params).token);
  try {
    const subscription = id === null ? null : await findSubscription(id);
    if (!subscription) return problem(404, "There is no such subscription");
    const { locale: language, addressHash, ...kept } = subscription;
    // The keyed hash of the address is what makes sure nobody is on the list twice.
    return ownRecord("my-subscription", { ...kept, language, addressHash: addressHash.toString("hex") });
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return problem(503, "The database is not available at this moment");
  }
}
