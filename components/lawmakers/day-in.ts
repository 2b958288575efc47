/** The day of a date of a roster, which is stored as midnight UTC. */
export const dayIn = (date: Date): string => date.toISOString().slice(0, 10);
