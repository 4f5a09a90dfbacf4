import { plainPattern } from "../../danish/pattern.js";

const words = (list: string): string => list.trim().split(/\s+/).join("|");

/** Danish towns and parts of the country that reports name: what happened there did not happen to them. */
const TOWNS = words(`
  københavn københavns århus aarhus odense aalborg ålborg esbjerg randers kolding horsens vejle roskilde herning silkeborg
  hillerød helsingør næstved fredericia viborg køge holstebro slagelse svendborg taastrup sønderborg hjørring frederikshavn
  holbæk nørresundby ringsted skive haderslev aabenraa åbenrå nykøbing kalundborg grenaa thisted varde middelfart nyborg
  ringkøbing bornholm rønne fyn sjælland jylland nordjylland midtjylland sydjylland syddanmark lolland falster amager
  frederiksberg ballerup glostrup hvidovre gentofte lyngby gladsaxe herlev skejby bispebjerg gødstrup hobro tønder danmark
  grønland færøerne christiansborg kastrup billund
`);

/** Words that make what they stand in a place: "Sygehus Nord", "Søndre Campus", "Nørreskolen", "Kaj 4", "afd. Q". */
const KINDS =
  "(?:\\p{L}*(?:sygehus|sygehuset|hospital|hospitalet|hospitalsenheden|skole|skolen|skolerne|bibliotek|biblioteket|bibliotekerne|rådhus|rådhuset|lufthavn|lufthavnen|station|stationen|stationerne|plejehjem|plejehjemmet|værket|kollegiet|gymnasium|gymnasiet)|campus|kaj|afd|afdeling|afsnit|bygning|lokation|etage|kvarter|havnen|terminal|kommune|region|borgerservice|jobcenter|jobcentret|indskolingen|kantinen|receptionen|filialerne|redaktionerne|hovedkontoret|sal)";

const PLACE = plainPattern(`^(?:(?:\\p{L}+ )?${KINDS}|(?:\\p{L}+ )?(?:${TOWNS})s?)(?![\\p{L}\\d])`);

/** Whether a name (plain text) is that of a place, as far as its words tell. */
export const isPlace = (plain: string): boolean => PLACE.test(plain);
