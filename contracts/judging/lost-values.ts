/**
 * Values that were written and are not read as they were sent: lost, spoilt in one of the known ways, or others.
 * Pure; says what became of a value and never what it is.
 */
import { isObject, type Json, sameJson } from '../../scripts/lib/json.ts'
import { follow, joinPointer } from '../../scripts/lib/pointer.ts'
import type { WrittenValue } from '../aims.ts'
import type { Severity } from '../result.ts'
import { lightest } from './evidence.ts'
import { holds } from './snapshots.ts'
import { isShownAs, type Spoiling, spoilingOf } from './spoiling.ts'

/** What became of a value. */
export interface LostValue {
  /** What is there instead. */
  words: string
  /** JSON pointer of the first place. */
  at: string
  keyword: string
  /** JSON pointer of the rule. */
  pointer: string
  atMost: Severity
  /** How many other places the same is true of. */
  more?: number
}

/** Places within one value that are looked at. */
const MOST_PLACES = 500

/** What is not read as it was sent: the first place of each rule for each way in which values are lost. */
export function lostValues(values: readonly WrittenValue[], body: Json): LostValue[] {
  const lost = values.flatMap((value) => lossesOf(value, follow(body, value.at) as Json | undefined))
  const kinds = Map.groupBy(lost, ({ pointer, kind, atMost }) => `${pointer} ${kind} ${atMost}`)
  return [...kinds.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const { kind: _, ...told } = first
    return [others.length === 0 ? told : { ...told, more: others.length }]
  })
}

function lossesOf(written: WrittenValue, shown: Json | undefined): (LostValue & { kind: string })[] {
  const { at, value, pointer, shownOfOthers, before } = written
  if (shown === undefined ? !shownOfOthers || isShownAs(shown, value) : isKept(shown, value)) return []
  const spoilt = shown === undefined ? [] : spoilings(value, shown, at)
  const others = spoilt.map(({ at: place, spoiling }) => {
    const { words, keyword: kind } = spoiling
    return {
      words: `the value ${words}`,
      at: place,
      kind,
      keyword: `${place} ${kind}`,
      pointer,
      atMost: weightOf(written, spoiling),
    }
  })
  // Where all that is wrong with it has a name, saying that something is wrong adds nothing.
  const isTold = spoilt.some(({ at: place }) => place === at)
  const isUntaken = before !== undefined && shown !== undefined && sameJson(shown, before)
  if (isTold || isUntaken) return others
  const words = shown === undefined ? 'no value' : 'another value'
  return [...others, { words, at, kind: words, keyword: at, pointer, atMost: weightOf(written) }]
}

function isKept(shown: Json, value: Json): boolean {
  return holds(shown, value) || isShownAs(shown, value)
}

/** How much it weighs: where only a name says that it is the same value, a server may mean well and write or bound it otherwise. */
function weightOf({ atMost, guessed, value }: WrittenValue, spoiling?: Spoiling): Severity {
  const mayBeMeant = spoiling ? spoiling.spelling : typeof value === 'number'
  return guessed && mayBeMeant ? lightest(atMost, 'may') : atMost
}

/** The spoilt parts of a value, with their places. */
function spoilings(sent: Json, shown: Json, at: string): { at: string; spoiling: Spoiling }[] {
  const pending: [string, Json, Json][] = [[at, sent, shown]]
  const found: { at: string; spoiling: Spoiling }[] = []
  for (let count = 0; count < MOST_PLACES; count += 1) {
    const next = pending.pop()
    if (!next) break
    const [place, one, other] = next
    if (isShownAs(other, one)) continue
    const spoiling = spoilingOf(one, other)
    if (spoiling) found.push({ at: place, spoiling })
    else pending.push(...membersOf(place, one, other))
  }
  return found.toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

function membersOf(at: string, sent: Json, shown: Json): [string, Json, Json][] {
  if (!isObject(sent) || !isObject(shown)) return []
  return Object.entries(sent).flatMap(([name, value]): [string, Json, Json][] => {
    const other = Object.hasOwn(shown, name) ? shown[name] : undefined
    return other === undefined ? [] : [[joinPointer(at, name), value, other]]
  })
}
