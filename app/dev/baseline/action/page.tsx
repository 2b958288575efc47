import { connection } from "next/server";

import { doNothing } from "./actions";

export default async function ActionBaseline() {
  await connection();
  return (
    <form action={doNothing}>
      <button type="submit">Do nothing</button>
    </form>
  );
}
