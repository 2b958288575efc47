/** Independent and for every state. An official page, where there is one, comes first. */
export const INDEPENDENT_FINDER = "https://openstates.org/find_your_legislator/";
