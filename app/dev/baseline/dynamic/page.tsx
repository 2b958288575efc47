import { connection } from "next/server";

export default async function DynamicBaseline() {
  await connection();
  return <p>Nothing, at request time.</p>;
}
