/** The value of the menu of states for records that do not belong to a single state. */
export const NATIONAL = "US";
