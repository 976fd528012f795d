/**
 * What became of a value between its writing and its reading: the same, the same in another spelling, or spoilt in one of
 * the ways in which storage spoils values.
 * Pure; says what happened and never what the value is.
 */
import { isObject, type Json, sameJson } from '../../scripts/lib/json.ts'
import { momentOf } from './moments.ts'
import { numberSpoiling } from './spoilt-numbers.ts'
import { textSpoiling } from './spoilt-texts.ts'

/** What became of a value. */
export interface Spoiling {
  /** Kebab-case name of the way. */
  keyword: string
  /** The same in words, behind "the value that was sent, …". */
  words: string
  /** Whether it can still be told what was sent, so that a server may mean well. */
  spelling: boolean
}

/** A quarter of an hour: zones differ by some of these. */
const QUARTER = 15 * 60 * 1000
/** The farthest that two zones are apart. */
const FARTHEST = 26 * 60 * 60 * 1000

/** Whether what is shown says what was sent: members of objects may be more, moments may be written in another zone. */
export function isShownAs(shown: Json | undefined, sent: Json): boolean {
  if (shown === undefined) return isNothing(sent)
  if (sameJson(shown, sent)) return true
  if (Array.isArray(sent)) {
    return (
      Array.isArray(shown) &&
      shown.length === sent.length &&
      sent.every((item, index) => isShownAs(shown[index] ?? null, item))
    )
  }
  if (isObject(sent)) {
    return (
      isObject(shown) &&
      Object.entries(sent).every(([name, value]) =>
        isShownAs(Object.hasOwn(shown, name) ? shown[name] : undefined, value),
      )
    )
  }
  return isSameMoment(sent, shown) || isSameAmount(sent, shown)
}

/** What became of a value that is shown otherwise than it was sent; `undefined` where nobody could tell. */
export function spoilingOf(sent: Json, shown: Json): Spoiling | undefined {
  if (Array.isArray(sent)) return Array.isArray(shown) ? listSpoiling(sent, shown) : undefined
  if (isObject(sent) || isObject(shown) || Array.isArray(shown)) return undefined
  if (typeof sent === 'string') return momentSpoiling(sent, shown) ?? textSpoiling(sent, shown)
  if (typeof sent === 'number') return numberSpoiling(sent, shown)
  const isSame = typeof sent === 'boolean' && (shown === Number(sent) || shown === String(sent))
  return isSame ? { keyword: 'type', words: 'as a value of another type', spelling: true } : undefined
}

/** What may as well be left out. */
function isNothing(sent: Json): boolean {
  return sent === null || sent === '' || (Array.isArray(sent) && sent.length === 0)
}

/** Whether two texts are the same moment, each with its zone. */
function isSameMoment(sent: Json, shown: Json): boolean {
  if (typeof sent !== 'string' || typeof shown !== 'string') return false
  const [one, other] = [momentOf(sent), momentOf(shown)]
  return one?.zoned === true && other?.zoned === true && one.from === other.from
}

/** Whether two texts are the same number with more or fewer decimals: `12.50` and `12.5`. */
function isSameAmount(sent: Json, shown: Json): boolean {
  if (typeof sent !== 'string' || typeof shown !== 'string') return false
  const [one, other] = [sent, shown].map((text) => /^(-?\d+)(?:\.(?=\d)(\d*?)0*)?$/.exec(text))
  const isSame = one?.[1] === other?.[1] && (one?.[2] ?? '') === (other?.[2] ?? '')
  return one != null && other != null && isSame && (sent.includes('.') || shown.includes('.'))
}

function momentSpoiling(sent: string, shown: Json): Spoiling | undefined {
  const [one, other] = [momentOf(sent), typeof shown === 'string' ? momentOf(shown) : undefined]
  if (!one || !other) return undefined
  if (one.zoned && !other.zoned) return { keyword: 'zone', words: 'without its zone', spelling: true }
  if (other.from <= one.from && one.to <= other.to) {
    return { keyword: 'exactness', words: 'less exact than it was', spelling: true }
  }
  const apart = Math.abs(one.from - other.from)
  const byZone = apart <= FARTHEST && apart % QUARTER < 1000
  return byZone ? { keyword: 'shifted', words: 'moved by the difference of two zones', spelling: false } : undefined
}

function listSpoiling(sent: readonly Json[], shown: readonly Json[]): Spoiling | undefined {
  // An empty list may be of anything.
  if (shown.length === 0) return undefined
  const first = sent.findIndex((item, index) => !isShownAs(shown[index], item))
  if (first === shown.length && shown.length < sent.length) {
    return { keyword: 'cut', words: `cut to its first ${counted(shown.length)}`, spelling: false }
  }
  const isIn = (list: readonly Json[], item: Json) => list.some((one) => isShownAs(one, item))
  const isWhole = sent.every((item) => isIn(shown, item))
  if (isWhole && shown.length === sent.length) {
    return { keyword: 'order', words: 'with its members in another order', spelling: true }
  }
  if (isWhole) return { keyword: 'more', words: 'with more members than it had', spelling: false }
  const isPart = shown.length < sent.length && shown.every((item) => isIn(sent, item))
  if (isPart) return { keyword: 'members', words: 'without some of its members', spelling: false }
  const [was, is] = [sent[first], shown[first]]
  return shown.length === sent.length && was !== undefined && is !== undefined ? spoilingOf(was, is) : undefined
}

function counted(members: number): string {
  return members === 1 ? 'member' : `${members} members`
}
