import { ownRecord } from "@/app/_web/forms/own-record";
import { findSubscription, type OpenedSubscription } from "@/lib/subscriptions/queries";

/** Everything that is kept about one subscription, for its subscriber. */
export async function GET(_request: Request, { params }: RouteContext<"/[locale]/subscription/[token]/download">) {
  return ownRecord("subscription", (await params).token, async (id) => {
    const subscription = await findSubscription(id);
    return subscription && keptAbout(subscription);
  });
}

function keptAbout({ locale: language, emailHash, ...kept }: OpenedSubscription) {
  // The keyed hash of the email, by which nobody subscribes twice.
  return { ...kept, language, emailHash: Buffer.from(emailHash).toString("hex") };
}
