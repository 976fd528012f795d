/**
 * Which countries make up the regions that a card can be allowed for.
 * Pure. The names are those of the D1 SDK; their countries are those of the geoscheme of the United Nations, assumed.
 *
 * @see https://unstats.un.org/unsd/methodology/m49/
 */

/** Regions, each with the alpha-2 codes of its countries. */
const REGIONS: Readonly<Record<string, string>> = {
  SCHENGEN_AREA: 'AT BE BG CH CZ DE DK EE ES FI FR GR HR HU IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK',
  EASTERN_EUROPE: 'BG BY CZ HU MD PL RO RU SK UA',
  WESTERN_EUROPE: 'AT BE CH DE FR LI LU MC NL',
  NORTHERN_EUROPE: 'AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ',
  SOUTHERN_EUROPE: 'AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK',
  MIDDLE_EAST: 'AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE',
  NORTH_AFRICA: 'DZ EG EH LY MA SD TN',
  EAST_AFRICA: 'BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW',
  CENTRAL_AFRICA: 'AO CD CF CG CM GA GQ ST TD',
  SOUTHERN_AFRICA: 'BW LS NA SZ ZA',
  WEST_AFRICA: 'BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG',
  CENTRAL_ASIA: 'KG KZ TJ TM UZ',
  EAST_ASIA: 'CN HK JP KP KR MN MO TW',
  WEST_ASIA: 'AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE',
  SOUTH_ASIA: 'AF BD BT IN IR LK MV NP PK',
  SOUTHEAST_ASIA: 'BN ID KH LA MM MY PH SG TH TL VN',
  OCEANIA: 'AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS',
  CARIBBEAN: 'AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI',
  NORTH_AMERICA: 'BM CA GL PM US',
  CENTRAL_AMERICA: 'BZ CR GT HN MX NI PA SV',
  SOUTH_AMERICA: 'AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE',
}

const CODES = Object.entries(REGIONS).map(([region, codes]) => ({ region, codes: new Set(codes.split(' ')) }))

/** The regions a country is in. */
export function regionsOf(countryCode: string): string[] {
  return CODES.filter(({ codes }) => codes.has(countryCode)).map(({ region }) => region)
}
