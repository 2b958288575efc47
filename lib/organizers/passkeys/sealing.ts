/** What the name of a passkey is bound to, as in lib/sealed-columns.ts. */
export const contextOf = (organizerId: number): string => `passkey-name/${organizerId}`;
