import { z } from "zod";

import { isStateCode } from "../../content/states";

/** The names of the boxes of a form for states: one for every state, to which an error links as it is first, and one for each. */
export const ALL_STATES = "states";
export const boxOf = (code: string): string => `state-${code}`;
const BOX = /^state-([A-Z]{2})$/;

const choice = z
  .object({ all: z.boolean(), codes: z.array(z.string().refine(isStateCode, "Choose the states from the list")) })
  .transform(({ all, codes }, context): string[] | null => {
    if (all && codes.length === 0) return null;
    if (codes.length > 0 && !all) return codes.sort();
    context.addIssue(
      all
        ? "Choose all states or single ones, not both: clear the box of all states, or those of the single ones"
        : "Choose all states, or at least one",
    );
    return z.NEVER;
  });

/**
 * A schema for a form with boxes for states, which become its field `states`: codes in order, or null for every state. The other
 * fields are those of `shape`.
 */
export const withChosenStates = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.preprocess(
    (fields: unknown) => {
      const boxes = typeof fields === "object" && fields !== null ? (fields as Record<string, unknown>) : {};
      const codes = Object.keys(boxes).flatMap((name) => BOX.exec(name)?.[1] ?? []);
      return { ...boxes, states: { all: boxes[ALL_STATES] !== undefined, codes } };
    },
    z.object({ ...shape, states: choice }),
  );
