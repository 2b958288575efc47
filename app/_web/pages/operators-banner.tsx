import { getLocale } from "next-intl/server";
import { connection } from "next/server";
import { Banner } from "@/components/site/banner";
import { findSwitches } from "@/lib/limits/queries";
import { isUnavailable } from "@/lib/unavailable";

/**
 * What the operators have to say above what people sign, subscribe to and report, and above live numbers. Pages that need
 * no database ask none for this. While it is away there is nothing to say.
 */
export async function OperatorsBanner() {
  await connection();
  const banner = await findBanner();
  return banner ? <Banner text={banner[await getLocale()]} /> : null;
}

async function findBanner() {
  try {
    return (await findSwitches()).banner;
  } catch (error) {
    if (isUnavailable(error)) return null;
    throw error;
  }
}
