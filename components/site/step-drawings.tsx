import type { ReactNode } from "react";

import { Drawing, WATER } from "./drawing";

/** Drawings of what a safe harbor law does: found, not charged, helped. */
export const stepDrawings: (() => ReactNode)[] = [Found, NotCharged, Helped];

/** A light falls on a small boat. */
export function Found() {
  return (
    <Drawing
      size="large"
      dark={`${WATER}M96 76h36l-6 11H102ZM114 76V50l16 22M20 86V58l3-30h10l3 30v28M21 28h14M24 28V18h8v10M23 18l5-6 5 6`}
      lit="M40 22l44 14M40 27l40 24M28 22v.01M92 58l-6 4M90 66l-7 1"
    />
  );
}

/** A boat enters between two piers. */
function NotCharged() {
  return (
    <Drawing
      size="large"
      dark={`${WATER}M10 86V66h34v20M116 86V66h34v20M18 66V52M36 66V52M124 66V52M142 66V52M62 78h36l-6 9H68ZM80 78V48l16 22M76 54 64 70`}
      lit="M18 46v.01M36 46v.01M124 46v.01M142 46v.01M80 30v-6M68 33l-4-5M92 33l4-5"
    />
  );
}

/** A boat is moored at a house with lit windows. */
function Helped() {
  return (
    <Drawing
      size="large"
      dark={`${WATER}M62 86V46l32-24 32 24v40M54 52l40-30 40 30M86 86V66h16v20M12 76h32l-6 11H18ZM28 76V54M28 56l12 16M44 80l18-6`}
      lit="M72 54h8v8h-8ZM108 54h8v8h-8ZM94 38v.01M118 30V16M126 20l6-6"
    />
  );
}
