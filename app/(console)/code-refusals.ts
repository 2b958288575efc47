import type { FormState } from "@/lib/form-state";
import type { CodeRefusal } from "@/lib/organizers/second-factor/commands";

/** What a form says to a code that was refused. */
export const codeRefusals: Record<CodeRefusal, Partial<FormState>> = {
  "wrong-code": {
    errors: {
      code: "This code is not right any more. Each works once and for half a minute: wait for the next one, and check that the clock of your phone is right",
    },
  },
  "too-many-tries": {
    message: "There were ten tries within a quarter of an hour. Please wait some minutes, and try again.",
  },
};
