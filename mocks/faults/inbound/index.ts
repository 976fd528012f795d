/**
 * The faults of the inbound API, family by family. Longer than other files, because each fault has its line.
 * Pure.
 */

import type { Fault } from '../fault.ts'
import acceptAnythingRefused from './accept-anything-refused.ts'
import accountAdditionalAccepted from './account-additional-accepted.ts'
import answerCutShort from './answer-cut-short.ts'
import answersAsText from './answers-as-text.ts'
import answersWithoutType from './answers-without-type.ts'
import anyTokenAccepted from './any-token-accepted.ts'
import bareTokenAccepted from './bare-token-accepted.ts'
import cardIdsTrimmed from './card-ids-trimmed.ts'
import cardIdsWithWildcards from './card-ids-with-wildcards.ts'
import cardNameBlankRefused from './card-name-blank-refused.ts'
import cardNameNull from './card-name-null.ts'
import cardNumberBesideCredentials from './card-number-beside-credentials.ts'
import cardProductIdOptional from './card-product-id-optional.ts'
import cardProductIdPatternIgnored from './card-product-id-pattern-ignored.ts'
import cardUnderAnotherId from './card-under-another-id.ts'
import challengeMissing from './challenge-missing.ts'
import charsetRefused from './charset-refused.ts'
import connectionStaysSignedIn from './connection-stays-signed-in.ts'
import consumerIdEmptyAccepted from './consumer-id-empty-accepted.ts'
import consumerIdNumberAccepted from './consumer-id-number-accepted.ts'
import consumerIdOptional from './consumer-id-optional.ts'
import consumerIdUnderscoreRefused from './consumer-id-underscore-refused.ts'
import controlTextAccepted from './control-text-accepted.ts'
import controlsFalseForgotten from './controls-false-forgotten.ts'
import controlsUpdateForgetsOthers from './controls-update-forgets-others.ts'
import controlsUpdateWithoutEffect from './controls-update-without-effect.ts'
import controlsUpdatesRace from './controls-updates-race.ts'
import correlationIdPatternIgnored from './correlation-id-pattern-ignored.ts'
import correlationIdRequired from './correlation-id-required.ts'
import createWithoutBody from './create-without-body.ts'
import createdAlwaysActive from './created-always-active.ts'
import createdCardForgotten from './created-card-forgotten.ts'
import createdCardReplacedByGivenId from './created-card-replaced-by-given-id.ts'
import createdConsumerCut from './created-consumer-cut.ts'
import createdIdMalformed from './created-id-malformed.ts'
import createdIdRepeated from './created-id-repeated.ts'
import createdIdReused from './created-id-reused.ts'
import createdInactiveByDefault from './created-inactive-by-default.ts'
import createdNameInCapitals from './created-name-in-capitals.ts'
import createdOnceByCorrelation from './created-once-by-correlation.ts'
import createdSecondNameForgotten from './created-second-name-forgotten.ts'
import createdWith200 from './created-with-200.ts'
import createdWithoutId from './created-without-id.ts'
import creationsRace from './creations-race.ts'
import credentialsInClear from './credentials-in-clear.ts'
import credentialsOfNewCardFail from './credentials-of-new-card-fail.ts'
import credentialsUnderOtherAlgorithm from './credentials-under-other-algorithm.ts'
import currenciesCutAndSorted from './currencies-cut-and-sorted.ts'
import dateWithOffsetRefused from './date-with-offset-refused.ts'
import datesComparedAsText from './dates-compared-as-text.ts'
import datesSwapped from './dates-swapped.ts'
import datesWithoutFractions from './dates-without-fractions.ts'
import datesWithoutTime from './dates-without-time.ts'
import datesWithoutZone from './dates-without-zone.ts'
import deepNestingFails from './deep-nesting-fails.ts'
import defaultLimitTwenty from './default-limit-twenty.ts'
import deleteWithoutEffect from './delete-without-effect.ts'
import deletedCardComesBack from './deleted-card-comes-back.ts'
import deletedCardListsAuthorisations from './deleted-card-lists-authorisations.ts'
import deletedCardReadable from './deleted-card-readable.ts'
import deletedCardResumed from './deleted-card-resumed.ts'
import deletedLostCardResumed from './deleted-lost-card-resumed.ts'
import detailsKeptForAWhile from './details-kept-for-a-while.ts'
import detailsRace from './details-race.ts'
import emptyNameFails from './empty-name-fails.ts'
import emptyTokenAccepted from './empty-token-accepted.ts'
import encodingClaimed from './encoding-claimed.ts'
import encryptedDataThreePartsAccepted from './encrypted-data-three-parts-accepted.ts'
import encryptedDataTooLongAccepted from './encrypted-data-too-long-accepted.ts'
import endDateIgnored from './end-date-ignored.ts'
import endDateIgnoredWithStart from './end-date-ignored-with-start.ts'
import endDateImpossibleDay from './end-date-impossible-day.ts'
import endDatePatternUnanchored from './end-date-pattern-unanchored.ts'
import errorAsList from './error-as-list.ts'
import errorCodeANumber from './error-code-a-number.ts'
import errorCodeOfAnotherCase from './error-code-of-another-case.ts'
import errorDetailAnObject from './error-detail-an-object.ts'
import errorRepeatsCredentials from './error-repeats-credentials.ts'
import errorRepeatsToken from './error-repeats-token.ts'
import errorWithAdditionalProperty from './error-with-additional-property.ts'
import errorWithStack from './error-with-stack.ts'
import errorWithoutBody from './error-without-body.ts'
import errorsAsHtml from './errors-as-html.ts'
import errorsAsProblem from './errors-as-problem.ts'
import errorsWith200 from './errors-with-200.ts'
import failsNowAndThen from './fails-now-and-then.ts'
import filterAfterPaging from './filter-after-paging.ts'
import filteredOffsetIgnored from './filtered-offset-ignored.ts'
import firstSuspensionReasonKept from './first-suspension-reason-kept.ts'
import foundCardStaysSuspended from './found-card-stays-suspended.ts'
import foundRowDiffers from './found-row-differs.ts'
import freedIdRefused from './freed-id-refused.ts'
import freedIdStaysDeleted from './freed-id-stays-deleted.ts'
import halfCharacterFails from './half-character-fails.ts'
import headFails from './head-fails.ts'
import headOpen from './head-open.ts'
import hugeOffsetFails from './huge-offset-fails.ts'
import inactiveCardNotDeleted from './inactive-card-not-deleted.ts'
import invalidBodyFails from './invalid-body-fails.ts'
import invalidRequest422 from './invalid-request-422.ts'
import issuerCannotResumeForUser from './issuer-cannot-resume-for-user.ts'
import largeBodyFails from './large-body-fails.ts'
import largeBodyHangs from './large-body-hangs.ts'
import largePagesLoseRows from './large-pages-lose-rows.ts'
import lastPageEmpty from './last-page-empty.ts'
import lastPageFilledUp from './last-page-filled-up.ts'
import limitAnyDigits from './limit-any-digits.ts'
import limitEmptyFails from './limit-empty-fails.ts'
import limitFiftyRefused from './limit-fifty-refused.ts'
import limitFractionAccepted from './limit-fraction-accepted.ts'
import limitIgnored from './limit-ignored.ts'
import limitMaximumIgnored from './limit-maximum-ignored.ts'
import limitMaximumOffByOne from './limit-maximum-off-by-one.ts'
import limitMinimumIgnored from './limit-minimum-ignored.ts'
import limitOneRefused from './limit-one-refused.ts'
import limitTwiceFails from './limit-twice-fails.ts'
import limitsUpdateResetsControls from './limits-update-resets-controls.ts'
import limitsUpdateWithoutEffect from './limits-update-without-effect.ts'
import limitsWithoutDecimals from './limits-without-decimals.ts'
import listCachedWithoutQuery from './list-cached-without-query.ts'
import livingCardRegisteredOver from './living-card-registered-over.ts'
import longPeriodCut from './long-period-cut.ts'
import longPeriodRefused from './long-period-refused.ts'
import longerTokenAccepted from './longer-token-accepted.ts'
import malformedJsonAccepted from './malformed-json-accepted.ts'
import malformedJsonClosesConnection from './malformed-json-closes-connection.ts'
import malformedJsonFails from './malformed-json-fails.ts'
import markInFront from './mark-in-front.ts'
import mediaTypeIgnored from './media-type-ignored.ts'
import methodRefusedWithoutAllow from './method-refused-without-allow.ts'
import misalignedOffsetEmptyPage from './misaligned-offset-empty-page.ts'
import missingTokenAccepted from './missing-token-accepted.ts'
import missingTokenForbidden from './missing-token-forbidden.ts'
import name26Refused from './name-26-refused.ts'
import name27Accepted from './name-27-accepted.ts'
import nameDigitsAccepted from './name-digits-accepted.ts'
import nameEmptyRefused from './name-empty-refused.ts'
import nameLineBreakAccepted from './name-line-break-accepted.ts'
import nameOptional from './name-optional.ts'
import namesInAnyCase from './names-in-any-case.ts'
import newAuxiliaryExpiryRequired from './new-auxiliary-expiry-required.ts'
import newAuxiliaryExpiryUnanchored from './new-auxiliary-expiry-unanchored.ts'
import newExpiryAnyDigits from './new-expiry-any-digits.ts'
import newExpiryMonthIgnored from './new-expiry-month-ignored.ts'
import notANumberAccepted from './not-a-number-accepted.ts'
import nulFails from './nul-fails.ts'
import nullBodyFails from './null-body-fails.ts'
import offsetAlignmentByDefaultLimit from './offset-alignment-by-default-limit.ts'
import offsetAlignmentIgnored from './offset-alignment-ignored.ts'
import offsetAlignmentWithoutDefault from './offset-alignment-without-default.ts'
import offsetAsPageNumber from './offset-as-page-number.ts'
import offsetCountedFromOne from './offset-counted-from-one.ts'
import offsetIgnored from './offset-ignored.ts'
import offsetNegativeAccepted from './offset-negative-accepted.ts'
import offsetTextAccepted from './offset-text-accepted.ts'
import oldestFirst from './oldest-first.ts'
import oneListForAllCards from './one-list-for-all-cards.ts'
import operationIdAmongTheNewest from './operation-id-among-the-newest.ts'
import operationIdAnyCase from './operation-id-any-case.ts'
import operationIdAsANumber from './operation-id-as-a-number.ts'
import operationIdAsAPattern from './operation-id-as-a-pattern.ts'
import operationIdByItsEnd from './operation-id-by-its-end.ts'
import operationIdIgnored from './operation-id-ignored.ts'
import operationIdLengthIgnored from './operation-id-length-ignored.ts'
import operationIdLettersRefused from './operation-id-letters-refused.ts'
import operationIdNextRow from './operation-id-next-row.ts'
import operationIdOfAnyCard from './operation-id-of-any-card.ts'
import operationIdTrimmed from './operation-id-trimmed.ts'
import optionsFails from './options-fails.ts'
import orderByText from './order-by-text.ts'
import orderChanges from './order-changes.ts'
import otherMediaTypesFail from './other-media-types-fail.ts'
import pageOneTooFew from './page-one-too-few.ts'
import pageOneTooMany from './page-one-too-many.ts'
import pageRepeatsItsFirstRow from './page-repeats-its-first-row.ts'
import pageUpsideDown from './page-upside-down.ts'
import pagesCapped from './pages-capped.ts'
import pagesOverlap from './pages-overlap.ts'
import pagesSkipARow from './pages-skip-a-row.ts'
import pastTheEndLastPage from './past-the-end-last-page.ts'
import pastTheEndNotFound from './past-the-end-not-found.ts'
import pathsDecodedTwice from './paths-decoded-twice.ts'
import periodOffsetAlignmentIgnored from './period-offset-alignment-ignored.ts'
import periodOldestFirst from './period-oldest-first.ts'
import periodWithOneEndOnly from './period-with-one-end-only.ts'
import periodWithoutDefaultLimit from './period-without-default-limit.ts'
import protoPropertyFails from './proto-property-fails.ts'
import readsOpen from './reads-open.ts'
import reason65Accepted from './reason-65-accepted.ts'
import reasonPatternIgnored from './reason-pattern-ignored.ts'
import reasonTypeIgnored from './reason-type-ignored.ts'
import refusedSuspensionApplied from './refused-suspension-applied.ts'
import refusedUpdateApplied from './refused-update-applied.ts'
import registerIdHyphenRefused from './register-id-hyphen-refused.ts'
import registerIdLineBreakAccepted from './register-id-line-break-accepted.ts'
import registerIdSingleRefused from './register-id-single-refused.ts'
import registerLooksForCard from './register-looks-for-card.ts'
import registerWithoutCredentials from './register-without-credentials.ts'
import registeredCardForgotten from './registered-card-forgotten.ts'
import registeredCardNotSuspended from './registered-card-not-suspended.ts'
import registeredCardRenewedWithoutDate from './registered-card-renewed-without-date.ts'
import registeredCardReplacedUnderMadeUpId from './registered-card-replaced-under-made-up-id.ts'
import registeredCardReplacedWithoutId from './registered-card-replaced-without-id.ts'
import registeredIdCut from './registered-id-cut.ts'
import registeredNameTrimmed from './registered-name-trimmed.ts'
import registeredProductANumber from './registered-product-a-number.ts'
import registrationsRace from './registrations-race.ts'
import renewalChangesId from './renewal-changes-id.ts'
import renewalForgetsName from './renewal-forgets-name.ts'
import renewalSuspends from './renewal-suspends.ts'
import renewedCardInactive from './renewed-card-inactive.ts'
import replaceReasonOptional from './replace-reason-optional.ts'
import replaceStateReasonOptional from './replace-state-reason-optional.ts'
import replaceWithoutEffect from './replace-without-effect.ts'
import replacedCardResumed from './replaced-card-resumed.ts'
import replacedUnderOwnId from './replaced-under-own-id.ts'
import replacementIdNeverFree from './replacement-id-never-free.ts'
import replacementIdPatternIgnored from './replacement-id-pattern-ignored.ts'
import replacementKeepsOldId from './replacement-keeps-old-id.ts'
import replacementOfAnotherConsumer from './replacement-of-another-consumer.ts'
import replacementUnknown from './replacement-unknown.ts'
import replacementsRace from './replacements-race.ts'
import resumeActivatesNewCard from './resume-activates-new-card.ts'
import resumeWithoutEffect from './resume-without-effect.ts'
import resumedTwiceAtOnce from './resumed-twice-at-once.ts'
import reversedPeriodFails from './reversed-period-fails.ts'
import rowAmountAsText from './row-amount-as-text.ts'
import rowAmountInEuros from './row-amount-in-euros.ts'
import rowDetailsNull from './row-details-null.ts'
import rowErrorCodeBesideApproval from './row-error-code-beside-approval.ts'
import rowMerchantAdditional from './row-merchant-additional.ts'
import rowOperationIdTooLong from './row-operation-id-too-long.ts'
import rowStatusUndocumented from './row-status-undocumented.ts'
import rowTimeWithoutZone from './row-time-without-zone.ts'
import rowWithoutStartTime from './row-without-start-time.ts'
import rowsEndAtAHundred from './rows-end-at-a-hundred.ts'
import rowsOfAnotherCard from './rows-of-another-card.ts'
import rowsUnderAnotherName from './rows-under-another-name.ts'
import schemeIgnored from './scheme-ignored.ts'
import searchForgetsPeriod from './search-forgets-period.ts'
import searchOffsetAlignmentIgnored from './search-offset-alignment-ignored.ts'
import searchOnEveryPage from './search-on-every-page.ts'
import secondNameNullAccepted from './second-name-null-accepted.ts'
import secondNameRequired from './second-name-required.ts'
import securityCodeInDetails from './security-code-in-details.ts'
import settingsForgottenWhenRead from './settings-forgotten-when-read.ts'
import settingsOfAnotherWorker from './settings-of-another-worker.ts'
import settingsOpen from './settings-open.ts'
import startDateIgnored from './start-date-ignored.ts'
import startDatePatternIgnored from './start-date-pattern-ignored.ts'
import stateAnyCaseAccepted from './state-any-case-accepted.ts'
import stateInSmallLetters from './state-in-small-letters.ts'
import stateInactiveRefused from './state-inactive-refused.ts'
import stateSuspendedAccepted from './state-suspended-accepted.ts'
import statusReasonEmptyRefused from './status-reason-empty-refused.ts'
import statusReasonUnanchored from './status-reason-unanchored.ts'
import stolenCardNotReplaced from './stolen-card-not-replaced.ts'
import stolenCardResumed from './stolen-card-resumed.ts'
import strangerSuspends from './stranger-suspends.ts'
import suspendAnswers202 from './suspend-answers-202.ts'
import suspendAnyReasonAccepted from './suspend-any-reason-accepted.ts'
import suspendBodyNotAnObject from './suspend-body-not-an-object.ts'
import suspendBodyRequired from './suspend-body-required.ts'
import suspendFoundAccepted from './suspend-found-accepted.ts'
import suspendStolenRefused from './suspend-stolen-refused.ts'
import suspendWithoutEffect from './suspend-without-effect.ts'
import suspendedByIssuerForGood from './suspended-by-issuer-for-good.ts'
import suspendedByUserByDefault from './suspended-by-user-by-default.ts'
import suspendedCardRegisteredOver from './suspended-card-registered-over.ts'
import suspendedOnlyOnce from './suspended-only-once.ts'
import suspensionOfAllCards from './suspension-of-all-cards.ts'
import suspensionReasonForgotten from './suspension-reason-forgotten.ts'
import suspensionReasonForgottenLater from './suspension-reason-forgotten-later.ts'
import suspensionsRace from './suspensions-race.ts'
import tokenInQueryAccepted from './token-in-query-accepted.ts'
import undocumentedMethodFails from './undocumented-method-fails.ts'
import undocumentedMethodTakenForGet from './undocumented-method-taken-for-get.ts'
import unknownCardBadRequest from './unknown-card-bad-request.ts'
import unknownCardEmptyList from './unknown-card-empty-list.ts'
import unknownCardVerified from './unknown-card-verified.ts'
import unknownHeaderFails from './unknown-header-fails.ts'
import unknownHeaderRefused from './unknown-header-refused.ts'
import unknownIssuerAccepted from './unknown-issuer-accepted.ts'
import unknownOperationIdListsAll from './unknown-operation-id-lists-all.ts'
import unknownPathFails from './unknown-path-fails.ts'
import unknownPathFound from './unknown-path-found.ts'
import unknownQueryFails from './unknown-query-fails.ts'
import updateAnswers200 from './update-answers-200.ts'
import userIdLookedUp from './user-id-looked-up.ts'
import userIdSixteenAccepted from './user-id-sixteen-accepted.ts'
import userResumesForIssuer from './user-resumes-for-issuer.ts'
import workersRememberAlone from './workers-remember-alone.ts'
import writesOpen from './writes-open.ts'
import wrongCodeVerified from './wrong-code-verified.ts'
import wrongExpiryVerified from './wrong-expiry-verified.ts'
import wrongStateFails from './wrong-state-fails.ts'

/** The faults, in the order in which the lab runs them. */
export const inboundFaults: readonly Fault[] = [
  offsetAlignmentIgnored,
  offsetAlignmentByDefaultLimit,
  offsetAlignmentWithoutDefault,
  offsetCountedFromOne,
  misalignedOffsetEmptyPage,
  defaultLimitTwenty,
  limitIgnored,
  pageOneTooMany,
  pageOneTooFew,
  pagesOverlap,
  pagesSkipARow,
  pageRepeatsItsFirstRow,
  largePagesLoseRows,
  pagesCapped,
  lastPageFilledUp,
  lastPageEmpty,
  offsetIgnored,
  offsetAsPageNumber,
  oldestFirst,
  pageUpsideDown,
  orderByText,
  orderChanges,
  pastTheEndNotFound,
  pastTheEndLastPage,
  listCachedWithoutQuery,
  startDateIgnored,
  endDateIgnored,
  endDateIgnoredWithStart,
  datesWithoutTime,
  datesWithoutZone,
  datesSwapped,
  operationIdIgnored,
  operationIdNextRow,
  operationIdAmongTheNewest,
  unknownOperationIdListsAll,
  filterAfterPaging,
  filteredOffsetIgnored,
  rowsEndAtAHundred,
  oneListForAllCards,
  operationIdOfAnyCard,
  periodOffsetAlignmentIgnored,
  searchOffsetAlignmentIgnored,
  operationIdAsANumber,
  operationIdAnyCase,
  operationIdTrimmed,
  operationIdAsAPattern,
  operationIdByItsEnd,
  searchForgetsPeriod,
  searchOnEveryPage,
  foundRowDiffers,
  periodWithOneEndOnly,
  periodOldestFirst,
  longPeriodRefused,
  periodWithoutDefaultLimit,
  datesWithoutFractions,
  longPeriodCut,
  datesComparedAsText,
  limitMinimumIgnored,
  limitMaximumIgnored,
  limitMaximumOffByOne,
  limitFractionAccepted,
  limitAnyDigits,
  offsetNegativeAccepted,
  offsetTextAccepted,
  startDatePatternIgnored,
  endDatePatternUnanchored,
  endDateImpossibleDay,
  operationIdLengthIgnored,
  correlationIdPatternIgnored,
  userIdSixteenAccepted,
  consumerIdEmptyAccepted,
  consumerIdNumberAccepted,
  cardProductIdPatternIgnored,
  nameDigitsAccepted,
  nameLineBreakAccepted,
  name27Accepted,
  secondNameNullAccepted,
  stateSuspendedAccepted,
  stateAnyCaseAccepted,
  statusReasonUnanchored,
  consumerIdOptional,
  cardProductIdOptional,
  nameOptional,
  createWithoutBody,
  accountAdditionalAccepted,
  registerWithoutCredentials,
  registerIdSingleRefused,
  registerIdHyphenRefused,
  registerIdLineBreakAccepted,
  cardIdsTrimmed,
  pathsDecodedTwice,
  userIdLookedUp,
  cardNameBlankRefused,
  replacementIdPatternIgnored,
  encryptedDataThreePartsAccepted,
  encryptedDataTooLongAccepted,
  reasonPatternIgnored,
  reason65Accepted,
  reasonTypeIgnored,
  namesInAnyCase,
  suspendFoundAccepted,
  suspendAnyReasonAccepted,
  suspendBodyNotAnObject,
  replaceReasonOptional,
  replaceStateReasonOptional,
  newExpiryMonthIgnored,
  newExpiryAnyDigits,
  newAuxiliaryExpiryUnanchored,
  controlTextAccepted,
  limitFiftyRefused,
  limitOneRefused,
  dateWithOffsetRefused,
  operationIdLettersRefused,
  correlationIdRequired,
  nameEmptyRefused,
  name26Refused,
  secondNameRequired,
  stateInactiveRefused,
  consumerIdUnderscoreRefused,
  statusReasonEmptyRefused,
  suspendBodyRequired,
  suspendStolenRefused,
  rowWithoutStartTime,
  rowStatusUndocumented,
  rowErrorCodeBesideApproval,
  rowTimeWithoutZone,
  rowAmountAsText,
  rowAmountInEuros,
  rowDetailsNull,
  rowMerchantAdditional,
  rowOperationIdTooLong,
  rowsUnderAnotherName,
  rowsOfAnotherCard,
  createdWithoutId,
  createdIdMalformed,
  cardNameNull,
  cardUnderAnotherId,
  credentialsInClear,
  credentialsUnderOtherAlgorithm,
  stateInSmallLetters,
  cardNumberBesideCredentials,
  securityCodeInDetails,
  answerCutShort,
  createdWith200,
  updateAnswers200,
  suspendAnswers202,
  unknownCardEmptyList,
  unknownCardBadRequest,
  unknownIssuerAccepted,
  cardIdsWithWildcards,
  invalidRequest422,
  invalidBodyFails,
  errorsWith200,
  missingTokenForbidden,
  hugeOffsetFails,
  reversedPeriodFails,
  emptyNameFails,
  wrongStateFails,
  errorsAsHtml,
  errorsAsProblem,
  answersAsText,
  answersWithoutType,
  mediaTypeIgnored,
  otherMediaTypesFail,
  charsetRefused,
  methodRefusedWithoutAllow,
  challengeMissing,
  encodingClaimed,
  markInFront,
  missingTokenAccepted,
  anyTokenAccepted,
  schemeIgnored,
  bareTokenAccepted,
  longerTokenAccepted,
  emptyTokenAccepted,
  connectionStaysSignedIn,
  tokenInQueryAccepted,
  settingsOpen,
  readsOpen,
  headOpen,
  writesOpen,
  errorWithStack,
  errorRepeatsToken,
  errorRepeatsCredentials,
  errorWithAdditionalProperty,
  errorCodeANumber,
  errorCodeOfAnotherCase,
  errorAsList,
  errorDetailAnObject,
  errorWithoutBody,
  createdCardForgotten,
  createdIdRepeated,
  createdOnceByCorrelation,
  creationsRace,
  createdInactiveByDefault,
  createdAlwaysActive,
  createdSecondNameForgotten,
  createdConsumerCut,
  createdNameInCapitals,
  registeredNameTrimmed,
  registeredProductANumber,
  limitsWithoutDecimals,
  limitsUpdateResetsControls,
  currenciesCutAndSorted,
  controlsFalseForgotten,
  detailsKeptForAWhile,
  settingsOfAnotherWorker,
  registeredCardForgotten,
  registeredIdCut,
  livingCardRegisteredOver,
  createdIdReused,
  suspendWithoutEffect,
  resumeWithoutEffect,
  deleteWithoutEffect,
  replaceWithoutEffect,
  controlsUpdateWithoutEffect,
  limitsUpdateWithoutEffect,
  controlsUpdateForgetsOthers,
  settingsForgottenWhenRead,
  suspensionReasonForgotten,
  stolenCardResumed,
  foundCardStaysSuspended,
  suspendedByIssuerForGood,
  issuerCannotResumeForUser,
  userResumesForIssuer,
  resumeActivatesNewCard,
  deletedCardReadable,
  deletedCardListsAuthorisations,
  deletedCardResumed,
  deletedCardComesBack,
  replacedCardResumed,
  stolenCardNotReplaced,
  inactiveCardNotDeleted,
  deletedLostCardResumed,
  replacementUnknown,
  replacementKeepsOldId,
  createdCardReplacedByGivenId,
  registeredCardReplacedWithoutId,
  registeredCardRenewedWithoutDate,
  renewalChangesId,
  renewalSuspends,
  registeredCardNotSuspended,
  registeredCardReplacedUnderMadeUpId,
  replacedUnderOwnId,
  replacementIdNeverFree,
  replacementOfAnotherConsumer,
  suspendedCardRegisteredOver,
  freedIdRefused,
  freedIdStaysDeleted,
  registerLooksForCard,
  registrationsRace,
  suspensionsRace,
  resumedTwiceAtOnce,
  controlsUpdatesRace,
  replacementsRace,
  detailsRace,
  suspensionOfAllCards,
  suspendedByUserByDefault,
  suspendedOnlyOnce,
  firstSuspensionReasonKept,
  suspensionReasonForgottenLater,
  renewedCardInactive,
  renewalForgetsName,
  newAuxiliaryExpiryRequired,
  unknownCardVerified,
  wrongCodeVerified,
  wrongExpiryVerified,
  credentialsOfNewCardFail,
  workersRememberAlone,
  refusedSuspensionApplied,
  refusedUpdateApplied,
  strangerSuspends,
  unknownHeaderRefused,
  unknownHeaderFails,
  unknownQueryFails,
  acceptAnythingRefused,
  malformedJsonFails,
  malformedJsonAccepted,
  notANumberAccepted,
  malformedJsonClosesConnection,
  nullBodyFails,
  nulFails,
  halfCharacterFails,
  protoPropertyFails,
  limitTwiceFails,
  limitEmptyFails,
  deepNestingFails,
  largeBodyFails,
  largeBodyHangs,
  headFails,
  optionsFails,
  unknownPathFound,
  unknownPathFails,
  undocumentedMethodFails,
  undocumentedMethodTakenForGet,
  failsNowAndThen,
]
