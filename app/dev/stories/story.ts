import type { ReactNode } from "react";

/** One state of one component: `button/light`. */
export type Story = { name: string; element: ReactNode };
