/** All checks, in the order of reports. */
import additionsAccepted from './additions-accepted.ts'
import allowHeader from './allow-header.ts'
import anonymousServed from './anonymous-served.ts'
import bodyParsable from './body-parsable.ts'
import cardNumberHidden from './card-number-hidden.ts'
import challengeNamed from './challenge-named.ts'
import changedOnce from './changed-once.ts'
import type { Check } from './check.ts'
import conditionKept from './condition-kept.ts'
import connectionKept from './connection-kept.ts'
import contentEncodingTrue from './content-encoding-true.ts'
import contentNotAgain from './content-not-again.ts'
import contentTypeNamed from './content-type-named.ts'
import creationStatus from './creation-status.ts'
import credentialsRefused from './credentials-refused.ts'
import credentialsStatus from './credentials-status.ts'
import defaultKept from './default-kept.ts'
import defaultPageSize from './default-page-size.ts'
import documentedMediaType from './documented-media-type.ts'
import documentedStatus from './documented-status.ts'
import endIsFinal from './end-is-final.ts'
import errorDisclosesNothing from './error-discloses-nothing.ts'
import errorShape from './error-shape.ts'
import failedWriteNoTrace from './failed-write-no-trace.ts'
import filterComplete from './filter-complete.ts'
import filterEquals from './filter-equals.ts'
import filterOrder from './filter-order.ts'
import filterSpellings from './filter-spellings.ts'
import filterUnion from './filter-union.ts'
import filterWindow from './filter-window.ts'
import goneAfterEnd from './gone-after-end.ts'
import goneEverywhere from './gone-everywhere.ts'
import idFreeAgain from './id-free-again.ts'
import idGivenOnce from './id-given-once.ts'
import idIsNew from './id-is-new.ts'
import idKept from './id-kept.ts'
import idNotTaken from './id-not-taken.ts'
import invalidRequestRefused from './invalid-request-refused.ts'
import madeIsFound from './made-is-found.ts'
import madeIsGone from './made-is-gone.ts'
import madeIsListed from './made-is-listed.ts'
import madeIsUnlisted from './made-is-unlisted.ts'
import madeOncePerKey from './made-once-per-key.ts'
import malformedJsonRefused from './malformed-json-refused.ts'
import mediaTypeRefused from './media-type-refused.ts'
import membersKnown from './members-known.ts'
import methodRefused from './method-refused.ts'
import methodStatus from './method-status.ts'
import mismatchRefused from './mismatch-refused.ts'
import multipleOfAccepted from './multiple-of-accepted.ts'
import multipleOfRefused from './multiple-of-refused.ts'
import newIdAccepted from './new-id-accepted.ts'
import notAServerError from './not-a-server-error.ts'
import nullClears from './null-clears.ts'
import othersUntouched from './others-untouched.ts'
import pageFull from './page-full.ts'
import pageSize from './page-size.ts'
import pagesDisjoint from './pages-disjoint.ts'
import pagesJoin from './pages-join.ts'
import pastTheEndEmpty from './past-the-end-empty.ts'
import patchLeavesOthers from './patch-leaves-others.ts'
import preconditionKept from './precondition-kept.ts'
import problemStatus from './problem-status.ts'
import putIsIdempotent from './put-is-idempotent.ts'
import putReplaces from './put-replaces.ts'
import readChangesNothing from './read-changes-nothing.ts'
import readOnlyKept from './read-only-kept.ts'
import redeliveryAccepted from './redelivery-accepted.ts'
import refusalCode from './refusal-code.ts'
import refusalStatus from './refusal-status.ts'
import requestAnswered from './request-answered.ts'
import responseHeaders from './response-headers.ts'
import responseSchema from './response-schema.ts'
import rowAsRead from './row-as-read.ts'
import rowsAlike from './rows-alike.ts'
import rowsApart from './rows-apart.ts'
import rowsBelong from './rows-belong.ts'
import rowsConsistent from './rows-consistent.ts'
import rowsInOrder from './rows-in-order.ts'
import rowsSorted from './rows-sorted.ts'
import rowsStable from './rows-stable.ts'
import sealedAsTold from './sealed-as-told.ts'
import stateAsDocumented from './state-as-documented.ts'
import tagChanges from './tag-changes.ts'
import thingAsAsked from './thing-as-asked.ts'
import totalsAgree from './totals-agree.ts'
import totalsFollowFilters from './totals-follow-filters.ts'
import transitionAccepted from './transition-accepted.ts'
import transitionRefused from './transition-refused.ts'
import unknownPathRefused from './unknown-path-refused.ts'
import unknownResourceRefused from './unknown-resource-refused.ts'
import unknownResourceStatus from './unknown-resource-status.ts'
import validRequestAccepted from './valid-request-accepted.ts'
import valuesKept from './values-kept.ts'
import walkComplete from './walk-complete.ts'
import wayAroundRefused from './way-around-refused.ts'
import writeOnlyHidden from './write-only-hidden.ts'
import writeVisible from './write-visible.ts'

/** The registry; adding a check is its file and its line here. */
export const checks: readonly Check[] = [
  validRequestAccepted,
  additionsAccepted,
  redeliveryAccepted,
  invalidRequestRefused,
  multipleOfAccepted,
  multipleOfRefused,
  pageSize,
  defaultPageSize,
  pagesJoin,
  pagesDisjoint,
  pageFull,
  walkComplete,
  rowsBelong,
  rowsApart,
  rowsAlike,
  rowsConsistent,
  rowsInOrder,
  rowsStable,
  pastTheEndEmpty,
  totalsAgree,
  filterWindow,
  filterComplete,
  filterUnion,
  filterEquals,
  filterSpellings,
  defaultKept,
  filterOrder,
  rowsSorted,
  totalsFollowFilters,
  malformedJsonRefused,
  mediaTypeRefused,
  refusalStatus,
  refusalCode,
  anonymousServed,
  credentialsRefused,
  credentialsStatus,
  challengeNamed,
  wayAroundRefused,
  mismatchRefused,
  connectionKept,
  transitionAccepted,
  transitionRefused,
  conditionKept,
  stateAsDocumented,
  valuesKept,
  othersUntouched,
  goneAfterEnd,
  endIsFinal,
  goneEverywhere,
  writeVisible,
  readOnlyKept,
  madeIsFound,
  madeIsListed,
  rowAsRead,
  creationStatus,
  madeIsGone,
  madeIsUnlisted,
  madeOncePerKey,
  idIsNew,
  idKept,
  newIdAccepted,
  idNotTaken,
  contentNotAgain,
  idGivenOnce,
  changedOnce,
  idFreeAgain,
  patchLeavesOthers,
  putIsIdempotent,
  putReplaces,
  nullClears,
  preconditionKept,
  tagChanges,
  failedWriteNoTrace,
  readChangesNothing,
  unknownResourceRefused,
  unknownResourceStatus,
  unknownPathRefused,
  methodRefused,
  methodStatus,
  allowHeader,
  notAServerError,
  requestAnswered,
  documentedStatus,
  documentedMediaType,
  contentTypeNamed,
  contentEncodingTrue,
  bodyParsable,
  responseSchema,
  membersKnown,
  sealedAsTold,
  thingAsAsked,
  writeOnlyHidden,
  cardNumberHidden,
  responseHeaders,
  errorShape,
  problemStatus,
  errorDisclosesNothing,
]
