import { connection } from "next/server";

export default async function DynamicFloor() {
  await connection();
  return <p>Nothing, at request time.</p>;
}
