"use client";

import { useRef, useState } from "react";

import { Button } from "@/components/ui/button";
import { interpolate } from "@/lib/text";
import { BreakableEmail } from "./breakable-email";

/**
 * The email that was probably meant, once its field is left. The list of domains is loaded only then, and where that fails the
 * server asks when the form is sent.
 */
export function useLikelyEmail() {
  const [likely, setLikely] = useState<string | null>(null);
  const newest = useRef("");
  const forget = () => {
    newest.current = "";
    setLikely(null);
  };
  const look = async (typed: string) => {
    newest.current = typed;
    const found = typed.includes("@") ? await findLikely(typed.trim()) : null;
    // What appears must not move what is just being pressed.
    await untilReleased();
    if (newest.current === typed) setLikely(found);
  };
  return { likely, look, forget };
}

async function findLikely(email: string): Promise<string | null> {
  try {
    const { likelyEmail } = await import("@/lib/email-typo");
    return likelyEmail(email);
  } catch {
    return null;
  }
}

const LOOK_MILLISECONDS = 100;

/**
 * Resolves when nothing is pressed. It looks instead of listening: after a tap the events of a mouse come when the finger is
 * already up, all at once, and in the midst of them the field is left.
 */
async function untilReleased(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
  while (document.documentElement.matches(":active"));
}

interface LikelyEmailProps {
  texts: Record<"typoLikely" | "typoUse", string>;
  likely: string | null;
  onUse?: (email: string, button: HTMLButtonElement) => void;
}

/** Offers the email that was probably meant. It asks nothing, and whoever goes on keeps what they typed. */
export function LikelyEmail({ texts, likely, onUse }: LikelyEmailProps) {
  return (
    <div role="status">
      {likely === null ? null : (
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <span>{texts.typoLikely}</span>
          <Button className="[overflow-wrap:anywhere]" onClick={({ currentTarget }) => onUse?.(likely, currentTarget)}>
            <span>
              <BreakableEmail text={interpolate(texts.typoUse, { email: likely })} />
            </span>
          </Button>
        </p>
      )}
    </div>
  );
}
