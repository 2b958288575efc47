/** The target of the quick exit: a page that anybody may have open, on a harmless subject, and that loads fast. */
export const NEUTRAL_PAGE = "https://www.weather.gov/";
