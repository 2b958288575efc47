/** Where the way out of this site leads: a page everybody may have open, about nothing in particular, that loads fast. */
export const NEUTRAL_PAGE = "https://www.weather.gov/";
