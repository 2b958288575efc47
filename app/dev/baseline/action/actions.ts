"use server";

import { redirect } from "next/navigation";

/** Does nothing and leads on, as an accepted form does. */
export async function doNothing() {
  redirect("/dev/baseline/prerendered");
}
