/**
 * Every outbound fault, by what it is about: documented variants, the change policy, robustness, statuses, credentials,
 * issuers and paths, errors, methods. Longer than other files, because each fault has its line.
 * Pure.
 */

import type { Fault } from '../fault.ts'
import accountNumberLongestRefused from './account-number-longest-refused.ts'
import amountInt32500 from './amount-int32-500.ts'
import amountMaximumRefused from './amount-maximum-refused.ts'
import amountZeroRefused from './amount-zero-refused.ts'
import apostrophe500 from './apostrophe-500.ts'
import auth200 from './auth-200.ts'
import auth403 from './auth-403.ts'
import auth500 from './auth-500.ts'
import authAnyJwt from './auth-any-jwt.ts'
import authAnyScheme from './auth-any-scheme.ts'
import authAnyToken from './auth-any-token.ts'
import authAppended from './auth-appended.ts'
import authEmptyToken from './auth-empty-token.ts'
import authHangs from './auth-hangs.ts'
import authMissingAccepted from './auth-missing-accepted.ts'
import authOfConnection from './auth-of-connection.ts'
import authOfSeveral from './auth-of-several.ts'
import authQueryToken from './auth-query-token.ts'
import batchOfTwo500 from './batch-of-two-500.ts'
import batchOfTwoHangs from './batch-of-two-hangs.ts'
import batchOfTwoRefused from './batch-of-two-refused.ts'
import batchPartial207 from './batch-partial-207.ts'
import billingAmountRequired from './billing-amount-required.ts'
import billingAmountZeroRefused from './billing-amount-zero-refused.ts'
import bodyOfAnother from './body-of-another.ts'
import cardIdLongestRefused from './card-id-longest-refused.ts'
import cardIdPunctuationRefused from './card-id-punctuation-refused.ts'
import charsetRefused from './charset-refused.ts'
import chunksUnread from './chunks-unread.ts'
import conversionRateFraction500 from './conversion-rate-fraction-500.ts'
import correlationIdLongestRefused from './correlation-id-longest-refused.ts'
import correlationIdOnce from './correlation-id-once.ts'
import correlationIdRequired from './correlation-id-required.ts'
import declinedBareRefused from './declined-bare-refused.ts'
import declinedDetailsColumn500 from './declined-details-column-500.ts'
import declinedDetailsOfOtherReason from './declined-details-of-other-reason.ts'
import declinedDetailsRequired from './declined-details-required.ts'
import declinedDetailsTechnicalRefused from './declined-details-technical-refused.ts'
import declinedReasonDomainRefused from './declined-reason-domain-refused.ts'
import declinedReasonTechnical500 from './declined-reason-technical-500.ts'
import declinedRefused from './declined-refused.ts'
import declinedUnchecked from './declined-unchecked.ts'
import decomposedTextRefused from './decomposed-text-refused.ts'
import deepNesting500 from './deep-nesting-500.ts'
import deleteAccepted from './delete-accepted.ts'
import detailsRequired from './details-required.ts'
import digitalCardIdShorter from './digital-card-id-shorter.ts'
import digitalCardRequired from './digital-card-required.ts'
import eleventhOperationUnchecked from './eleventh-operation-unchecked.ts'
import emoji500 from './emoji-500.ts'
import emptyBody500 from './empty-body-500.ts'
import errorCodeIssuerRefused from './error-code-issuer-refused.ts'
import errorCodeNumber from './error-code-number.ts'
import errorEchoesToken from './error-echoes-token.ts'
import errorExtraMember from './error-extra-member.ts'
import errorHtml from './error-html.ts'
import errorJsonAsText from './error-json-as-text.ts'
import errorList from './error-list.ts'
import errorNullMembers from './error-null-members.ts'
import errorOtherShape from './error-other-shape.ts'
import errorPlainText from './error-plain-text.ts'
import errorProblem from './error-problem.ts'
import errorStackTrace from './error-stack-trace.ts'
import errorTruncated from './error-truncated.ts'
import escapedNamesUnread from './escaped-names-unread.ts'
import falseIsMissing from './false-is-missing.ts'
import get500 from './get-500.ts'
import head500 from './head-500.ts'
import htmlMessageRefused from './html-message-refused.ts'
import issuerLastSignIgnored from './issuer-last-sign-ignored.ts'
import issuerUnderscoreForAny from './issuer-underscore-for-any.ts'
import longMessage500 from './long-message-500.ts'
import longerPathTaken from './longer-path-taken.ts'
import malformedJson500 from './malformed-json-500.ts'
import malformedJsonAccepted from './malformed-json-accepted.ts'
import markup403 from './markup-403.ts'
import memberOrderRequired from './member-order-required.ts'
import merchantAddressShorter from './merchant-address-shorter.ts'
import merchantInitiatedRefused from './merchant-initiated-refused.ts'
import merchantNameCodeUnits from './merchant-name-code-units.ts'
import merchantNameLongest500 from './merchant-name-longest-500.ts'
import merchantTypeRequired from './merchant-type-required.ts'
import messageClosesConnection from './message-closes-connection.ts'
import messageRequired from './message-required.ts'
import messageTitleRequired from './message-title-required.ts'
import newCurrencyRefused from './new-currency-refused.ts'
import nonAscii500 from './non-ascii-500.ts'
import nul500 from './nul-500.ts'
import nullAddition500 from './null-addition-500.ts'
import operationIdDigitsOnly from './operation-id-digits-only.ts'
import operationIdLongestRefused from './operation-id-longest-refused.ts'
import operationIdShortestRefused from './operation-id-shortest-refused.ts'
import operationTwiceRefused from './operation-twice-refused.ts'
import options500 from './options-500.ts'
import otherOperationRefused from './other-operation-refused.ts'
import partiallyApprovedRefused from './partially-approved-refused.ts'
import putAccepted from './put-accepted.ts'
import redelivery409 from './redelivery-409.ts'
import redelivery500 from './redelivery-500.ts'
import refund500 from './refund-500.ts'
import reversedRefused from './reversed-refused.ts'
import sameAtOnce500 from './same-at-once-500.ts'
import secondOperationUnchecked from './second-operation-unchecked.ts'
import stanLongestRefused from './stan-longest-refused.ts'
import startTimeLeapDayRefused from './start-time-leap-day-refused.ts'
import startTimeZoneRefused from './start-time-zone-refused.ts'
import startTimeZuluRefused from './start-time-zulu-refused.ts'
import success200Html from './success-200-html.ts'
import success200Json from './success-200-json.ts'
import success201 from './success-201.ts'
import success202Error from './success-202-error.ts'
import successRedirected from './success-redirected.ts'
import transmissionDateZone500 from './transmission-date-zone-500.ts'
import twoAtOnce500 from './two-at-once-500.ts'
import unknownFormatRefused from './unknown-format-refused.ts'
import unknownHeaderRefused from './unknown-header-refused.ts'
import unknownIssuer500 from './unknown-issuer-500.ts'
import unknownIssuerAccepted from './unknown-issuer-accepted.ts'
import unknownIssuerHtml from './unknown-issuer-html.ts'
import unknownMerchantPropertyRefused from './unknown-merchant-property-refused.ts'
import unknownMessageProperty500 from './unknown-message-property-500.ts'
import unknownOperation500 from './unknown-operation-500.ts'
import unknownPathAccepted from './unknown-path-accepted.ts'
import unknownPropertyRefused from './unknown-property-refused.ts'
import unknownQueryRefused from './unknown-query-refused.ts'
import unknownRowPropertyRefused from './unknown-row-property-refused.ts'
import unknownStatusRefused from './unknown-status-refused.ts'
import withdrawalRefused from './withdrawal-refused.ts'
import wrongType500 from './wrong-type-500.ts'

/** The faults of receivers of notifications, in the order in which the lab runs them. */
export const outboundFaults: readonly Fault[] = [
  withdrawalRefused,
  refund500,
  otherOperationRefused,
  reversedRefused,
  partiallyApprovedRefused,
  declinedRefused,
  declinedBareRefused,
  errorCodeIssuerRefused,
  declinedReasonDomainRefused,
  declinedReasonTechnical500,
  declinedDetailsColumn500,
  declinedDetailsOfOtherReason,
  declinedDetailsTechnicalRefused,
  declinedDetailsRequired,
  merchantInitiatedRefused,
  htmlMessageRefused,
  detailsRequired,
  messageRequired,
  messageTitleRequired,
  digitalCardRequired,
  billingAmountRequired,
  merchantTypeRequired,
  falseIsMissing,
  amountMaximumRefused,
  amountInt32500,
  amountZeroRefused,
  billingAmountZeroRefused,
  conversionRateFraction500,
  operationIdLongestRefused,
  operationIdShortestRefused,
  operationIdDigitsOnly,
  cardIdLongestRefused,
  cardIdPunctuationRefused,
  stanLongestRefused,
  merchantNameLongest500,
  merchantAddressShorter,
  digitalCardIdShorter,
  accountNumberLongestRefused,
  startTimeZoneRefused,
  startTimeZuluRefused,
  startTimeLeapDayRefused,
  transmissionDateZone500,
  correlationIdLongestRefused,
  correlationIdRequired,
  correlationIdOnce,
  twoAtOnce500,
  bodyOfAnother,
  longerPathTaken,
  escapedNamesUnread,
  sameAtOnce500,
  batchOfTwoRefused,
  operationTwiceRefused,
  newCurrencyRefused,
  batchOfTwo500,
  secondOperationUnchecked,
  eleventhOperationUnchecked,
  declinedUnchecked,
  batchPartial207,
  unknownPropertyRefused,
  unknownRowPropertyRefused,
  unknownMessageProperty500,
  unknownMerchantPropertyRefused,
  unknownOperation500,
  unknownStatusRefused,
  unknownFormatRefused,
  unknownHeaderRefused,
  unknownQueryRefused,
  nullAddition500,
  memberOrderRequired,
  redelivery409,
  redelivery500,
  nonAscii500,
  emoji500,
  nul500,
  merchantNameCodeUnits,
  decomposedTextRefused,
  longMessage500,
  apostrophe500,
  markup403,
  charsetRefused,
  wrongType500,
  batchOfTwoHangs,
  messageClosesConnection,
  malformedJsonAccepted,
  malformedJson500,
  emptyBody500,
  deepNesting500,
  success200Json,
  success200Html,
  success201,
  success202Error,
  successRedirected,
  authMissingAccepted,
  authAnyToken,
  authAnyJwt,
  authEmptyToken,
  authAppended,
  authAnyScheme,
  authQueryToken,
  authOfConnection,
  authOfSeveral,
  auth403,
  auth500,
  auth200,
  authHangs,
  unknownIssuerAccepted,
  issuerLastSignIgnored,
  issuerUnderscoreForAny,
  unknownIssuer500,
  unknownIssuerHtml,
  unknownPathAccepted,
  errorOtherShape,
  errorExtraMember,
  errorHtml,
  errorPlainText,
  errorJsonAsText,
  errorProblem,
  errorList,
  errorCodeNumber,
  errorNullMembers,
  errorTruncated,
  errorEchoesToken,
  errorStackTrace,
  get500,
  head500,
  options500,
  putAccepted,
  deleteAccepted,
  chunksUnread,
]
