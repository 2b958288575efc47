// Does to signatures what its parent asks for, also several things at once. It ends with its parent.
import type { Organizer } from "@/lib/organizers/schema";
import { act, type Act } from "./signature-acts";

export interface AskedAct {
  id: number;
  act: Act;
  admin: Organizer;
  /** In milliseconds. */
  now: number;
}
export interface DoneAct {
  id: number;
  /** Null where it was done, or refused. */
  error: string | null;
}

const reply = (done: DoneAct) => process.send?.(done);

process.on("message", ({ id, act: asked, admin, now }: AskedAct) => {
  act(asked, admin, new Date(now)).then(
    () => reply({ id, error: null }),
    (error: unknown) => reply({ id, error: String(error instanceof Error ? error.stack : error) }),
  );
});
process.on("disconnect", () => process.exit());
reply({ id: 0, error: null });
