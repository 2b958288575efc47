"use server";

import { redirect } from "next/navigation";

/** Does nothing and redirects, as an accepted form does. */
export async function doNothing() {
  redirect("/dev/baseline/prerendered");
}
