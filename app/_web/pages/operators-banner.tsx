import { getLocale } from "next-intl/server";
import { connection } from "next/server";
import { Banner } from "@/components/site/banner";
import { findSwitches } from "@/lib/limits/queries";
import { currentHandling, requireDatabase } from "@/lib/response";
import { isUnavailable } from "@/lib/unavailable";
import { MarkedSlot } from "../templates/open-template";

/**
 * The operators' banner, on the pages where people sign, subscribe and report, and on those with live numbers. Pages that
 * need no database do not show it, and no page does while the database is away.
 */
export async function OperatorsBanner() {
  await connection();
  if (currentHandling()?.template) return <MarkedSlot name="banner" />;
  const banner = await findBanner();
  return <div>{banner ? <Banner text={banner[await getLocale()]} /> : null}</div>;
}

async function findBanner() {
  try {
    requireDatabase();
    return (await findSwitches()).banner;
  } catch (error) {
    if (isUnavailable(error)) return null;
    throw error;
  }
}
