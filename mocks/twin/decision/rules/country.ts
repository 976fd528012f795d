/**
 * Where a card may be used: not abroad when that is switched off; where lists of countries and regions are set, only
 * there.
 * Pure. That an empty list allows everything, and which countries are in a region, is assumed.
 */
import { isObject, type Json } from '../../../../scripts/lib/json.ts'
import type { Rule } from '../purchase.ts'
import { regionsOf } from '../regions.ts'
import { notAllowed } from './domain-control.ts'

/** Where the issuers of the twin are at home. */
const HOME = 'DE'

/** Declines by the controls `abroadPayment` and `geography`. */
export const country: Rule = ({ card: { controls }, purchase }) => {
  const { countryCode } = purchase.merchant
  const isAbroad = countryCode !== HOME && controls.abroadPayment === false
  const { geography } = controls
  const countries = isObject(geography) ? textsIn(geography.countryList) : []
  const regions = isObject(geography) ? textsIn(geography.regionList) : []
  const isListed = countries.includes(countryCode) || regionsOf(countryCode).some((region) => regions.includes(region))
  const isFree = countries.length + regions.length === 0
  return isAbroad || !(isFree || isListed) ? notAllowed('COUNTRY_NOT_ALLOWED') : undefined
}

function textsIn(list: Json | undefined): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []
}
