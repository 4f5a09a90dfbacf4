const NAMES =
  "januar jan 1;februar feb febr 2;marts mar 3;april apr 4;maj 5;juni jun 6;juli jul 7;august aug 8;september sep sept 9;" +
  "oktober okt 10;november nov 11;december dec 12";

/** Month names and their usual short forms in lower case, without full stop. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  NAMES.split(";").flatMap((entry) => {
    const words = entry.split(" ");
    return words.slice(0, -1).map((word): [string, number] => [word, Number(words.at(-1))]);
  }),
);

const DAYS = "mandag man mand;tirsdag tir tirs;onsdag ons;torsdag tor tors;fredag fre;lørdag lør;søndag søn";

/** Weekdays and their short forms; Monday is 1. */
export const WEEKDAY_NUMBERS: ReadonlyMap<string, number> = new Map(
  DAYS.split(";").flatMap((entry, index) => entry.split(" ").map((word): [string, number] => [word, index + 1])),
);
