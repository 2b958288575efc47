import { notFound } from "next/navigation";
import { connection } from "next/server";

/** Every address no page answers: made for the request, so that its scripts carry the nonce of this answer. */
export default async function UnknownAddress(): Promise<never> {
  await connection();
  notFound();
}
