import type { ReactNode } from "react";
import { Drawing, WATER } from "@/components/site/drawing";
import type { learnParts } from "@/lib/content/learn/schema";

type PartId = (typeof learnParts)[number]["id"];

/** The drawings of the four parts. */
export const partDrawings: Record<PartId, ReactNode> = {
  // A compass.
  meaning: (
    <Drawing
      size="small"
      dark="M56 12a42 42 0 1 1 0 84 42 42 0 0 1 0-84ZM56 20v6M56 82v6M22 54h6M84 54h6M49 54h14M49 54l7 28 7-28"
      lit="m49 54 7-28 7 28"
    />
  ),
  // A boat on a slack rope at a post, without chain or lock.
  happening: (
    <Drawing
      size="small"
      dark={`${WATER}M30 90V44h10v46M28 44h14M40 58c14 20 30 20 42 16M78 72h48l-8 15H86ZM106 72V38l18 24h-18`}
      lit="M142 24v.01M130 16v.01M118 26v.01"
    />
  ),
  // The light of a lighthouse falls on a boat on the water.
  noticing: (
    <Drawing
      size="small"
      dark={`${WATER}M98 76h36l-6 11h-24ZM116 76V52l14 18M22 86V58l3-30h10l3 30v28M23 28h14M26 28V18h8v10M25 18l5-6 5 6`}
      lit="m44 22 52 10M44 28l46 28M30 22v.01M104 60l-6 4M102 70l-7 1"
    />
  ),
  // A boat enters a harbor between two lit lamps.
  changing: (
    <Drawing
      size="small"
      dark={`${WATER}M8 86V70h36v16M116 86V70h36v16M36 70V44M124 70V44M62 78h36l-6 9H68ZM80 78V50l14 20`}
      lit="M36 36v.01M124 36v.01M24 28l5 4M36 20v6M48 28l-5 4M112 28l5 4M124 20v6M136 28l-5 4"
    />
  ),
};
