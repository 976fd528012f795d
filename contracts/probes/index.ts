/** All probes, in the order they are asked for cases. */
import additions from './additions.ts'
import askedFaults from './asked-faults.ts'
import atOnce from './at-once.ts'
import batchSizes from './batch-sizes.ts'
import boundaryValues from './boundary-values.ts'
import changesShown from './changes-shown.ts'
import codesInUse from './codes-in-use.ts'
import constraint from './constraint.ts'
import credentials from './credentials.ts'
import credentialsAgain from './credentials-again.ts'
import cursorWalk from './cursor-walk.ts'
import daysAndTimes from './days-and-times.ts'
import defaultsNamed from './defaults-named.ts'
import documentedPairs from './documented-pairs.ts'
import equalRequests from './equal-requests.ts'
import faultsBeside from './faults-beside.ts'
import filters from './filters.ts'
import freeTexts from './free-texts.ts'
import headersAgain from './headers-again.ts'
import heavyBodies from './heavy-bodies.ts'
import idsChosen from './ids-chosen.ts'
import idsTaken from './ids-taken.ts'
import keysAgain from './keys-again.ts'
import knownValues from './known-values.ts'
import lifeAgain from './life-again.ts'
import lifeAtOnce from './life-at-once.ts'
import lifeCycle from './life-cycle.ts'
import lifeEnd from './life-end.ts'
import lifeLater from './life-later.ts'
import lifeLimits from './life-limits.ts'
import lifeMakers from './life-makers.ts'
import lifeReasons from './life-reasons.ts'
import listTotals from './list-totals.ts'
import listedValues from './listed-values.ts'
import madeAsked from './made-asked.ts'
import madeElsewhere from './made-elsewhere.ts'
import madeLookedFor from './made-looked-for.ts'
import madeRemoved from './made-removed.ts'
import makingsAlike from './makings-alike.ts'
import malformedJson from './malformed-json.ts'
import mediaType from './media-type.ts'
import methodNotAllowed from './method-not-allowed.ts'
import namesInOtherCase from './names-in-other-case.ts'
import oddPaths from './odd-paths.ts'
import oddRequests from './odd-requests.ts'
import oddValues from './odd-values.ts'
import otherAnswers from './other-answers.ts'
import otherCredentials from './other-credentials.ts'
import otherLists from './other-lists.ts'
import otherMediaTypes from './other-media-types.ts'
import paginationWalk from './pagination-walk.ts'
import preconditions from './preconditions.ts'
import type { Probe } from './probe.ts'
import putTwice from './put-twice.ts'
import randomRequests from './random-requests.ts'
import readAgain from './read-again.ts'
import readOnlyMembers from './read-only-members.ts'
import reasonsListed from './reasons-listed.ts'
import redelivery from './redelivery.ts'
import refusedWrites from './refused-writes.ts'
import sealedOnce from './sealed-once.ts'
import sealedValues from './sealed-values.ts'
import singleFault from './single-fault.ts'
import sortedLists from './sorted-lists.ts'
import successorIds from './successor-ids.ts'
import thingsMade from './things-made.ts'
import unknownId from './unknown-id.ts'
import unknownPath from './unknown-path.ts'
import validBase from './valid-base.ts'
import writtenValues from './written-values.ts'

/** The registry; adding a probe is its file and its line here. */
export const probes: readonly Probe[] = [
  validBase,
  boundaryValues,
  documentedPairs,
  listedValues,
  batchSizes,
  freeTexts,
  codesInUse,
  daysAndTimes,
  additions,
  redelivery,
  singleFault,
  faultsBeside,
  namesInOtherCase,
  constraint,
  sealedValues,
  knownValues,
  paginationWalk,
  cursorWalk,
  listTotals,
  filters,
  sortedLists,
  defaultsNamed,
  credentials,
  unknownId,
  unknownPath,
  methodNotAllowed,
  mediaType,
  malformedJson,
  heavyBodies,
  equalRequests,
  oddPaths,
  oddRequests,
  oddValues,
  randomRequests,
  otherAnswers,
  otherCredentials,
  otherMediaTypes,
  headersAgain,
  credentialsAgain,
  atOnce,
  readAgain,
  otherLists,
  thingsMade,
  makingsAlike,
  idsTaken,
  successorIds,
  sealedOnce,
  idsChosen,
  madeLookedFor,
  madeElsewhere,
  madeAsked,
  madeRemoved,
  keysAgain,
  lifeCycle,
  lifeMakers,
  lifeAgain,
  lifeAtOnce,
  lifeLimits,
  askedFaults,
  lifeReasons,
  reasonsListed,
  lifeEnd,
  lifeLater,
  changesShown,
  writtenValues,
  readOnlyMembers,
  preconditions,
  putTwice,
  refusedWrites,
]
