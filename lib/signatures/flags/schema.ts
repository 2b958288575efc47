/** Why a signature could be false. Each is a reason for an organizer to look, and no verdict. */
export const flags = ["disposable-domain", "no-mail", "same-source"] as const;
export type Flag = (typeof flags)[number];
